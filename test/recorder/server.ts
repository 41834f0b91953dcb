/** The local API of a checkout, with clock and chance held, on an engine of ours. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ORGANIZATION } from '../support/demo-ids.ts';

const START_WITHIN_MS = 60_000;
/** Always ours, so that two versions are held alike. */
const HELD = ['--import', fileURLToPath(new URL('freeze.ts', import.meta.url))];

export interface CheckoutServer {
  url: string;
  /** Writes reference rows by the checkout's own import, at the time of the request with this count. */
  load(rows: object[], count: number): Promise<void>;
  stop(): Promise<void>;
}

/** Starts `infra/local/main.ts` on a table of that engine. @throws Error with what the program complained of */
export async function startServer(checkout: string, endpoint: string): Promise<CheckoutServer> {
  const env = {
    ...process.env,
    PORT: '0',
    EVENTS_PORT: '0',
    DYNAMODB_ENDPOINT: endpoint,
    TABLE_NAME: 'recorded',
    DATA_FILE: '',
    SEED: 'demo',
    POWERTOOLS_LOG_LEVEL: 'SILENT',
  };
  const child = spawn(process.execPath, [...HELD, 'infra/local/main.ts'], {
    cwd: checkout,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    return {
      url: await addressOf(child),
      load: (rows, count) => importRows(rows, checkout, { ...env, RECORDER_COUNT: String(count) }),
      stop: () => stop(child),
    };
  } catch (error) {
    await stop(child);
    throw error;
  }
}

/** The first address that the program prints. */
async function addressOf(child: ChildProcess): Promise<string> {
  let printed = '';
  let found: string | undefined;
  const told = new Promise<void>((resolve) => {
    const hear = (text: string) => {
      printed += text;
      found ??= /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0];
      if (found) resolve();
    };
    child.stdout?.setEncoding('utf8').on('data', hear);
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (printed += text));
  });
  const late = once(AbortSignal.timeout(START_WITHIN_MS), 'abort');
  await Promise.race([told, once(child, 'exit'), late]);
  if (!found) throw new Error(`the local API did not start: ${printed}`);
  return found;
}

async function importRows(rows: object[], checkout: string, env: NodeJS.ProcessEnv): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'recorder-'));
  try {
    const file = join(folder, 'rows.json');
    await writeFile(file, JSON.stringify(rows));
    const words = [...HELD, 'infra/tools/reference-import.ts', file, '--org', ORGANIZATION];
    await promisify(execFile)(process.execPath, words, { cwd: checkout, env });
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null && child.kill('SIGTERM'))
    await once(child, 'exit');
}
