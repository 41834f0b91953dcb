/** README.md and docs must not say what is not so. */
import { execFile } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { shownBy } from '../infra/tools/compatibility.ts';
import { lifeUnits } from '../infra/tools/bill.ts';
import { routes } from '../lib/routes.ts';
import { renewedPages } from '../infra/tools/readme.ts';
import { startMain } from './support/local-main.ts';
import { comparable, pageCurls, printedAnswer } from './support/page-curls.ts';
import { pages } from './support/pages.ts';

const README_AT_MOST_BYTES = 8192;
const LOCAL_API = 'http://127.0.0.1:3000';

const run = promisify(execFile);

it('README.md is short', () => {
  expect(statSync('README.md').size).toBeLessThanOrEqual(README_AT_MOST_BYTES);
});

describe('what is made from the code', () => {
  it('stands in the pages as the code has it now (else: npm run readme)', async () => {
    for (const [path, renewed] of await renewedPages()) expect(readFileSync(path, 'utf8')).toBe(renewed);
  });

  it('names tests that are there for every route of every dialect', () => {
    const tests = [...new Set(routes.map(({ dialect }) => dialect))].flatMap((dialect) =>
      Object.values(shownBy(dialect)),
    );
    const absent = tests.filter(({ file, title }) => !readFileSync(file, 'utf8').includes(title));
    expect(absent).toEqual([]);
  });
});

it('the life of an order in the bill costs what the measured table says', () => {
  expect(lifeUnits()).toEqual({ reads: 17, writes: 36 });
});

describe('curls', () => {
  const withCurls = [...pages()].filter(([, text]) => text.includes(`curl -s`));

  it('stand in the README once, and on the page of each dialect', () => {
    const counts = withCurls.map(([path, text]) => [path, pageCurls(text).length]);
    expect(Object.fromEntries(counts)).toEqual({
      'README.md': 1,
      'docs/commerce.md': 4,
      'docs/crm.md': 1,
      'docs/getfly.md': 4,
      'docs/inventory.md': 5,
    });
  });

  it.each(withCurls)('of %s have the answers that they get', async (_path, text) => {
    const curls = pageCurls(text);
    expect(curls).toHaveLength(text.split('curl -s').length - 1);
    const local = await startMain();
    let id = '';
    for (const { command, answer } of curls) {
      const here = command.replaceAll(LOCAL_API, local.url);
      const { stdout } = await run('sh', ['-c', here], { env: { ...process.env, ID: id } });
      const printed = printedAnswer(answer);
      expect(comparable(JSON.parse(stdout), printed)).toEqual(printed);
      id ||= /"salesorder_id":"(\d+)"/.exec(stdout)?.[1] ?? '';
    }
    await local.stop();
  });
});
