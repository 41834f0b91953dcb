import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runNode } from '../../support/run-node.ts';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

/** Name and program of every script that is a program of ours. */
const programs = Object.entries(scripts).flatMap(([name, command]) => {
  const program = /^(?:exec )?node (\S+\.ts)$/.exec(command)?.[1];
  return program === undefined ? [] : [[name, program] as const];
});

/** Written by programs that forget to look for `--help` first. */
const PAGES = ['README.md', 'docs/api.md', 'docs/costs.md', 'docs/events/schema.json'];

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'help-'))));
afterAll(() => rmSync(folder, { recursive: true }));

describe('--help', () => {
  it('is asked of every program', () => {
    expect(programs.length).toBeGreaterThan(10);
  });

  it.each(programs)('npm run %s says how it is used, and does nothing', async (name, program) => {
    const before = PAGES.map((page) => readFileSync(page, 'utf8'));
    const ended = await runNode([resolve(program), '--help'], { DATA_FILE: join(folder, 'orders') });
    const verb = name === 'start' ? 'start' : `run ${name}`;
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toMatch(new RegExp(`^usage: npm ${verb}\\b`));
    expect(PAGES.map((page) => readFileSync(page, 'utf8'))).toEqual(before);
    expect(readdirSync(folder)).toEqual([]);
  });
});

it.each([
  ['infra/local/main.ts', '--port', '--port is no option of this program\nusage: npm start\n'],
  ['infra/tools/demo.ts', 'fast', 'fast is no option of this program\nusage: npm run demo\n'],
  ['infra/tools/seed.ts', '--nothing-of-ours', "Unknown option '--nothing-of-ours'"],
])('%s does not pass over what it does not know: %s', async (program, option, told) => {
  const ended = await runNode([resolve(program), option], { DATA_FILE: join(folder, 'orders') });
  expect(ended).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(told) });
  expect(readdirSync(folder)).toEqual([]);
});
