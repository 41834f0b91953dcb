/** What the steps of `npm run test:api` share. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

export const FOLDER = import.meta.dirname;
export const TOOLS = join(FOLDER, 'node_modules');

export interface Result {
  what: string;
  /** What is wrong; absent when nothing is. */
  fault?: string;
}

export type Step = () => Promise<Result[]>;

export interface Ended {
  code: number;
  /** Of both streams, in the order in which it came. */
  said: string;
}

/** Runs a program to its end. One that cannot be started ends with 127. */
export function ended(
  program: string,
  args: string[],
  { cwd, env, seconds = 300 }: { cwd?: string; env?: Record<string, string>; seconds?: number } = {},
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      timeout: seconds * 1000,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.on('error', ({ message }) => resolve({ code: 127, said: message }));
    child.on('close', (code) => resolve({ code: code ?? 1, said }));
  });
}

/** A tool of this folder's own, by the file that its package says is its program. */
export const toolRun = (file: string, args: string[], env: Record<string, string> = {}): Promise<Ended> =>
  ended(process.execPath, [join(TOOLS, file), ...args], { env });
