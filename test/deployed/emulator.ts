/** A running emulator: our own child on a free port, with rights enforced, stopped with all that it started. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withOurPrograms } from './child.ts';
import { EMULATOR_FOLDER } from './install-emulator.ts';

const START_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 5000;

export interface Emulator {
  endpoint: string;
  stop(): Promise<void>;
}

/** Starts the program that `installEmulator` found. */
export async function startEmulator(program: string, { evaluatesRights = true } = {}): Promise<Emulator> {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  // Outside the project, whose package.json would make ES modules of the emulator's CommonJS scripts.
  const scratch = await mkdtemp(join(tmpdir(), 'sales-orders-emulator-'));
  const log = await open(join(EMULATOR_FOLDER, 'emulator.log'), 'w');
  const child = spawn(program, [], {
    cwd: EMULATOR_FOLDER,
    env: { ...withOurPrograms(process.env), ...settings(port, evaluatesRights), TMPDIR: scratch },
    stdio: ['ignore', log.fd, log.fd],
    // A process group of its own: the workers that it starts for functions end with it.
    detached: true,
  });
  const ended = once(child, 'close');
  const stop = async () => {
    signalGroup(child.pid, 'SIGTERM');
    await Promise.race([ended, sleep(STOP_WITHIN_MS)]);
    signalGroup(child.pid, 'SIGKILL');
    await log.close();
    await rm(scratch, { recursive: true, force: true });
  };
  await answering(endpoint).catch(async (cause: unknown) => {
    await stop();
    throw new Error('the emulator did not start; see .ministack/emulator.log', { cause });
  });
  return { endpoint, stop };
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

function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // The whole group has ended already.
  }
}
