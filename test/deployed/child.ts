/** Child processes whose output matters only when they fail. */
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { PROJECT_ROOT } from '../../infra/bundle.ts';

/** Longest wait for one command, on a machine that has other things to do. */
const COMMAND_TIMEOUT_MS = 20 * 60_000;

/** This project's own programs come first: the Lambdas of an emulator run on the `node` that it finds. */
export function withOurPrograms(environment: NodeJS.ProcessEnv, root = PROJECT_ROOT): NodeJS.ProcessEnv {
  const path = [join(root, 'node_modules', '.bin'), environment['PATH'] ?? ''].join(delimiter);
  return { ...environment, PATH: path };
}

/** Runs a command and resolves to what it printed; in another copy of the project, if one is named. @throws Error with that text when it fails */
export function run(
  command: string,
  args: string[],
  environment = process.env,
  root = PROJECT_ROOT,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: withOurPrograms(environment, root),
      stdio: ['ignore', 'pipe', 'pipe'],
      // Its own `timeout` would keep us waiting for a child that could not be started.
      signal: AbortSignal.timeout(COMMAND_TIMEOUT_MS),
    });
    const printed: Buffer[] = [];
    const text = () => Buffer.concat(printed).toString('utf8');
    child.stdout.on('data', (chunk: Buffer) => printed.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => printed.push(chunk));
    child.on('error', (cause) => {
      reject(new Error(`${[command, ...args].join(' ')}: ${cause.message}\n${text()}`, { cause }));
    });
    child.on('close', (code) => {
      if (code === 0) resolve(text());
      else reject(new Error(`${[command, ...args].join(' ')} ended with ${code}\n${text()}`));
    });
  });
}
