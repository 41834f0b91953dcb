/** A running emulator: our own child on a free port, with rights enforced, stopped with all that it started. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, readFile, rm, writeFile, type FileHandle } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withOurPrograms } from './child.ts';
import { EMULATOR_FOLDER } from './install-emulator.ts';

const START_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 5000;
/** It writes down all that it holds first. */
const WRITTEN_WITHIN_MS = 60_000;

export interface Emulator {
  endpoint: string;
  /** Ends it, and once `meanwhile` is done begins it again, at the same address, with what it held. */
  interrupt(meanwhile: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

interface Running {
  /** It is asked to end, so that it writes down what it holds; what it started ends with it. */
  end(within?: number): Promise<void>;
}

/** Starts the program that `installEmulator` found. */
export async function startEmulator(program: string, { evaluatesRights = true } = {}): Promise<Emulator> {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  // Outside the project, whose package.json would make ES modules of the emulator's CommonJS scripts.
  const scratch = await mkdtemp(join(tmpdir(), 'sales-orders-emulator-'));
  const log = await open(join(EMULATOR_FOLDER, 'emulator.log'), 'w');
  const begin = () => launch(program, { ...settings(port, evaluatesRights), ...placesIn(scratch) }, log);
  let running = begin();
  const stop = async () => {
    await running.end();
    await log.close();
    await rm(scratch, { recursive: true, force: true });
  };
  await answering(endpoint).catch(async (cause: unknown) => {
    await stop();
    throw new Error('the emulator did not start; see .ministack/emulator.log', { cause });
  });
  const interrupt = async (meanwhile: () => Promise<void>) => {
    await running.end(WRITTEN_WITHIN_MS);
    await forgetPlaces(scratch);
    try {
      await meanwhile();
    } finally {
      running = begin();
      await answering(endpoint);
    }
  };
  return { endpoint, interrupt, stop };
}

function launch(program: string, environment: Record<string, string>, log: FileHandle): Running {
  const child = spawn(program, [], {
    cwd: EMULATOR_FOLDER,
    env: { ...withOurPrograms(process.env), ...environment },
    stdio: ['ignore', log.fd, log.fd],
    // A process group of its own: the workers that it starts for functions end with it.
    detached: true,
  });
  const ended = once(child, 'close');
  return {
    async end(within = STOP_WITHIN_MS) {
      signalProcess(child.pid, 'SIGTERM');
      await Promise.race([ended, sleep(within, undefined, { ref: false })]);
      signalProcess(child.pid && -child.pid, 'SIGKILL');
      await ended;
    },
  };
}

/** It writes down how far a stream was read, and not the stream, which begins anew: what is written next would be passed over. */
async function forgetPlaces(scratch: string): Promise<void> {
  const file = join(scratch, 'state', 'lambda.json');
  const state = JSON.parse(await readFile(file, 'utf8')) as { payload: Record<string, unknown> };
  delete state.payload['dynamodb_stream_positions'];
  await writeFile(file, JSON.stringify(state));
}

/** Where it keeps what it holds. It writes most of that when it is ended in order, and nothing when it is killed. */
function placesIn(scratch: string): Record<string, string> {
  return {
    TMPDIR: scratch,
    PERSIST_STATE: '1',
    STATE_DIR: join(scratch, 'state'),
    S3_PERSIST: '1',
    S3_DATA_DIR: join(scratch, 's3'),
  };
}

function settings(port: number, evaluatesRights: boolean): Record<string, string> {
  return {
    GATEWAY_PORT: String(port),
    BIND_HOST: '127.0.0.1',
    LAMBDA_EXECUTOR: 'local',
    // Policies are evaluated: a function that lacks a right fails here as it would in the cloud.
    AUTH: String(evaluatesRights),
    SFTP_ENABLED: '0',
    IOT_MTLS_ENABLED: '0',
  };
}

/** A port of this machine that was free just now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function answering(endpoint: string): Promise<void> {
  const until = Date.now() + START_WITHIN_MS;
  for (;;) {
    const answer = await fetch(`${endpoint}/_ministack/health`).catch(() => undefined);
    if (answer?.ok) return;
    if (Date.now() > until) throw new Error(`no answer within ${START_WITHIN_MS} ms`);
    await sleep(200);
  }
}

/** A negative id is that of a group. */
function signalProcess(id: number | undefined, signal: NodeJS.Signals): void {
  if (id === undefined) return;
  try {
    process.kill(id, signal);
  } catch {
    // It has ended already.
  }
}
