/** `npm start` as a child process of a test. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import { ownGround } from './own-engine.ts';

export interface LocalMain {
  url: string;
  welcome: string;
  /** All that it has written since then, to either stream. */
  written(): string;
  child: ChildProcess;
  /** SIGTERM, and the exit code it leads to. */
  stop(): Promise<number | null>;
}

/** Starts the local API on a free port and resolves when it has said where it is. */
export async function startMain(
  environment: NodeJS.ProcessEnv = {},
  atTheEnd: (stop: () => void) => void = onTestFinished,
): Promise<LocalMain> {
  const { endpoint: DYNAMODB_ENDPOINT = '', tableName: TABLE_NAME } = ownGround();
  const env = { ...process.env, DYNAMODB_ENDPOINT, TABLE_NAME, PORT: '0', ...environment };
  const child = spawn(process.execPath, ['infra/local/main.ts'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A test that fails half way must not leave it running. SIGTERM, so that its engine ends too.
  atTheEnd(() => void child.kill('SIGTERM'));
  let welcome = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (welcome += text));
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const ended = once(child, 'exit').then(() =>
    Promise.reject(new Error(`the local API ended: ${complaint}`)),
  );
  ended.catch(() => undefined);
  while (!welcome.includes('sales-orders answers on'))
    await Promise.race([once(child.stdout, 'data'), ended]);
  const said = welcome.length;
  return {
    written: () => welcome.slice(said) + complaint,
    url: /http:\/\/127\.0\.0\.1:\d+/.exec(welcome)?.[0] ?? '',
    welcome,
    child,
    async stop() {
      if (child.exitCode === null && child.kill('SIGTERM')) await once(child, 'exit');
      return child.exitCode;
    },
  };
}

/** The engine that serves a data file, as noted beside it. */
export function engineOn(dataFile: string): { engine: number; endpoint: string } {
  return JSON.parse(readFileSync(`${dataFile}.pid`, 'utf8')) as { engine: number; endpoint: string };
}
