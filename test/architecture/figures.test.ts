import { describe, expect, it } from 'vitest';
import { passed, rowsOf, tableOf } from './figures/limits.ts';
import { measure } from './figures/measure.ts';

const lines = (count: number, line = 'go();') => `${line}\n`.repeat(count);
const figuresOf = (ours: Record<string, string>, tests: Record<string, string> = {}) =>
  measure(new Map(Object.entries(ours)), new Map(Object.entries(tests)));

describe('the figures', () => {
  it('count lines of files in lib, and list the long ones', () => {
    const { files } = figuresOf({
      'lib/a.ts': lines(1),
      'lib/b.ts': lines(50),
      'lib/c.ts': lines(121),
      'lib/d.ts': lines(201),
      'infra/e.ts': lines(900),
    });
    expect(files).toEqual({
      count: 4,
      lines: 373,
      median: 50,
      ninetieth: 201,
      largest: 201,
      over120: ['lib/c.ts 121', 'lib/d.ts 201'],
      over200: ['lib/d.ts 201'],
    });
  });

  it('count functions that have a name, whichever way they got it', () => {
    const { functions } = figuresOf({
      'lib/a.ts': `function one() {\n}
        const two = () => 1;
        class Three { four() { return [1].map((each) => each); } five = () => 5; }
        export const table = { six: () => 6, seven() { return 7; } };`,
    });
    expect(functions).toMatchObject({ count: 6, largest: 2, median: 1 });
  });

  it('know a long literal from a long function', () => {
    const { functions } = figuresOf({
      'lib/a.ts': [
        `function body() {\n${lines(38)}}`,
        `function tooLong() {\n${lines(40)}}`,
        `function literal() {\nconst one = 1;\nreturn {\n${lines(50, 'a: 1,')}} satisfies object;\n}`,
        `const arrow = () => ({\n${lines(50, 'a: 1,')}});`,
      ].join('\n'),
    });
    expect(functions.over40).toEqual(['lib/a.ts:41 tooLong 42']);
    expect(functions.over40Literals.map((each) => each.split(' ')[1])).toEqual(['literal', 'arrow']);
  });

  it('count positional parameters, whatever is in them', () => {
    const four = 'a: 1, { b, c, d, e, f }: X, g = 1, ...h: 1[]';
    const { manyParameters, timeParameters } = figuresOf({
      'lib/a.ts': `function four(${four}) {}\nfunction five(z: 1, ${four}) {}\nconst at = (time = 1) => time;`,
      'infra/b.ts': 'class Five { constructor(private a: 1, b, c, d, e) {} }\nconst at = (time) => time;',
    });
    expect(manyParameters).toEqual(['lib/a.ts:2 five', 'infra/b.ts:1 constructor']);
    expect(timeParameters).toEqual(['lib/a.ts:3 at']);
  });

  it('count calls of the retry where it does not belong', () => {
    const text = '// attempt(nothing)\nawait attempt(send, time);\nattempts(1);';
    const { retryCalls } = figuresOf({ 'lib/store/table.ts': text, 'lib/store/list.ts': text });
    expect(retryCalls).toEqual(['lib/store/list.ts:2']);
  });

  it('list exports that nobody, or only a test, imports', () => {
    const { exports } = figuresOf(
      {
        'lib/a.ts': `export const one = 1, { two, x: three } = it;
          export function four() {} export type Five = 5; export const Five = 5; const s = 6; export { s as six };
          export default 7;`,
        'lib/b.ts':
          "import seven, { one, type Five } from './a.ts';\nexport { four as eight } from './a.ts';",
        'lib/c.ts': 'export const all = 1;',
        'lib/d.ts': "import * as c from './c.ts';",
        'lib/e.ts': 'export type Named = 1;',
        'infra/f.ts': "let x: import('../lib/e.ts').Named;",
        'functions/create.ts': 'export const handler = 1;',
      },
      { 'test/a.test.ts': "import { two } from '../lib/a.ts';" },
    );
    expect(exports).toEqual({
      nowhere: ['lib/a.ts three', 'lib/a.ts six', 'lib/b.ts eight'],
      testsOnly: ['lib/a.ts two'],
    });
  });

  it('find circles, of files and of folders of lib', () => {
    const { fileCircles, folderCircles } = figuresOf({
      'lib/a/one.ts': "import type { Two } from '../b/two.ts';",
      'lib/b/two.ts': "import '../c/three.ts';",
      'lib/c/three.ts': "export * from '../a/other.ts';",
      'lib/a/other.ts': "import 'zod';",
      'infra/x.ts': "import './y.ts';",
      'infra/y.ts': "import './z.ts';",
      'infra/z.ts': "import './x.ts';\nimport '../lib/a/one.ts';",
    });
    expect(fileCircles).toEqual([['infra/x.ts', 'infra/y.ts', 'infra/z.ts']]);
    expect(folderCircles).toEqual([['lib/a', 'lib/b', 'lib/c']]);
  });

  it('say which limit is passed', () => {
    const rows = rowsOf(figuresOf({ 'lib/a.ts': 'function five(a, b, c, d, e) {}\n' }));
    expect(passed(rows).map(({ label }) => label)).toEqual(['functions with over 4 positional parameters']);
    expect(tableOf(rows)).toMatch(
      /over 4 positional parameters +1 {2}at most 0 {2}OVER\n {4}lib\/a\.ts:1 five\n/,
    );
  });
});
