/** The embedded DynamoDB as a child process. */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { engineBinary } from './engine-binary.ts';
import { endOrphan, forgetEngine, rememberEngine } from './engine-pid-file.ts';
import { keepPrivate, privately } from './private-files.ts';
import { StartRefusal } from './start-refusal.ts';

const ANSWER_WITHIN_MS = 10_000;
const STOP_WITHIN_MS = 5_000;
const POLL_MS = 10;
const PORT_TRIES = 3;

export interface Engine {
  endpoint: string;
  pid: number;
  /** Resolves when the engine ends without having been stopped. */
  lost: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts an engine on a free port and resolves when it answers. Without `dataFile` it keeps everything in memory.
 * An engine left behind on the same file, its gateway killed, is ended first.
 * @throws StartRefusal when the program is missing, the file cannot be opened or another gateway uses it
 */
export async function startEngine({ dataFile }: { dataFile?: string } = {}): Promise<Engine> {
  const binary = engineBinary();
  const file = dataFile === undefined ? undefined : resolve(dataFile);
  if (file) await endOrphan(file);
  if (file) keepPrivate(file);
  for (let attempt = 1; ; attempt++) {
    try {
      return await startOn(await freeAddress(), binary, file);
    } catch (error) {
      // The port was free a moment ago: somebody else may have taken it in between.
      const portTaken = error instanceof StartRefusal && /already in use/.test(error.message);
      if (!portTaken || attempt === PORT_TRIES) throw error;
    }
  }
}

async function startOn({ host, port }: Address, binary: string, file: string | undefined): Promise<Engine> {
  const args = ['--host', host, '--port', String(port), ...(file ? ['--db-path', file] : [])];
  const child = privately(() => spawn(binary, args, { stdio: ['ignore', 'ignore', 'pipe'] }));
  const complaint = collectErrors(child);
  const endpoint = `http://${host}:${port}`;
  if (file && child.pid) rememberEngine(file, child.pid, endpoint);
  if (!(await answers(endpoint, child))) {
    await stopChild(child);
    if (file) forgetEngine(file);
    throw new StartRefusal(refusalLine(file, complaint()));
  }
  let stopped = false;
  const lost = new Promise<void>((resolve) => child.once('exit', () => stopped || resolve()));
  return {
    endpoint,
    pid: child.pid ?? 0,
    lost,
    async stop() {
      stopped = true;
      await stopChild(child);
      if (file) forgetEngine(file);
    },
  };
}

interface Address {
  host: string;
  port: number;
}

/**
 * A loopback address at random and a port that was free on it just now. The engine answers every web page that finds
 * it, whatever its signature: with 2^24 addresses, all of which Linux takes for its own, none does.
 */
async function freeAddress(): Promise<Address> {
  const host = ['127', randomInt(256), randomInt(256), randomInt(1, 255)].join('.');
  const probe = createServer().listen(0, host);
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('the port probe has no address');
  return { host, port: address.port };
}

function collectErrors(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (text = (text + chunk).slice(-2000)));
  child.on('error', (error) => (text += error.message));
  return () => text.trim().split('\n').at(-1) ?? '';
}

/** False when the child ended or never answered. */
async function answers(endpoint: string, child: ChildProcess): Promise<boolean> {
  const until = Date.now() + ANSWER_WITHIN_MS;
  while (Date.now() < until && hasNotEnded(child)) {
    const answer = await fetch(endpoint).catch(() => undefined);
    if (answer?.ok) return hasNotEnded(child);
    await pause(POLL_MS);
  }
  return false;
}

function hasNotEnded(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (!hasNotEnded(child)) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  await ended;
  clearTimeout(force);
}

function refusalLine(file: string | undefined, complaint: string): string {
  const words = complaint.replace(/^error:\s*/, '') || 'it did not answer';
  return file
    ? `DATA_FILE ${file} cannot be used: ${words}`
    : `the embedded DynamoDB did not start: ${words}`;
}
