/** The README must not say what is not so. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { SHOWN_BY, type Shown } from '../infra/tools/compatibility.ts';
import { renewedReadme } from '../infra/tools/readme.ts';
import { startMain } from './support/local-main.ts';
import { comparable, printedAnswer, readmeCurls } from './support/readme-curls.ts';

const readme = readFileSync('README.md', 'utf8');
const run = promisify(execFile);

describe('README.md', () => {
  it('holds the tables and the life cycle that the code has now (else: npm run readme)', async () => {
    expect(readme).toBe(await renewedReadme());
  });

  it('names tests that are there for every route of every dialect', () => {
    const tests = Object.values(SHOWN_BY).flatMap((shown): Shown[] => Object.values(shown));
    const absent = tests.filter(({ file, title }) => !readFileSync(file, 'utf8').includes(title));
    expect(absent).toEqual([]);
  });

  it('shows five curls with the answers that they get', async () => {
    const curls = readmeCurls(readme);
    expect(curls).toHaveLength(5);
    const local = await startMain();
    let id = '';
    for (const { command, answer } of curls) {
      const here = command.replaceAll('http://127.0.0.1:3000', local.url);
      const { stdout } = await run('sh', ['-c', here], { env: { ...process.env, ID: id } });
      const printed = printedAnswer(answer);
      expect(comparable(JSON.parse(stdout), printed)).toEqual(printed);
      id ||= /"salesorder_id":"(\d+)"/.exec(stdout)?.[1] ?? '';
    }
    await local.stop();
  });

  it('links to files that are there', () => {
    const targets = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, target = '']) => target);
    expect(targets.filter((target) => !existsSync(target))).toEqual([]);
  });
});
