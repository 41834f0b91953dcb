import { describe, expect, it } from 'vitest';
import { drawn, randomFrom } from './draw.ts';
import { mutantsOf, mutated } from './mutants.ts';

const changed = (text: string) => mutantsOf('lib/store/a.ts', text).map((mutant) => mutated(text, mutant));

describe('mutants', () => {
  it.each([
    ['const x = a === b;', ['const x = a !== b;']],
    ['const x = a ?? b;', ['const x = a && b;']],
    ['const x = !a;', ['const x = a;']],
    ['if (a) b;', ['if (true) b;', 'if (false) b;', 'if (a) ;']],
    ['const x = a ? b : c;', ['const x = true ? b : c;', 'const x = false ? b : c;']],
    ['const x = 5;', ['const x = 6;']],
    ["const x = 'a';", ["const x = '';"]],
    ["const x = '';", ["const x = 'x';"]],
    ['const x = true;', ['const x = false;']],
    ['const x = a.some(b);', ['const x = a.every(b);']],
    ['const x = a.toString(b);', []],
    ['const x = a.b.filter(c);', ['const x = a.b;']],
    ['go();', [';']],
    ['const x = { a, b: c };', ['const x = {  b: c };', 'const x = { a,  };']],
    ['const x = a as 5;', []],
    ["import { a } from 'b';", []],
    ["export { a } from 'b';", []],
    ["type X = 'a' | 5; interface Y { a: true }", []],
    ['const x = [a] satisfies 5[];', []],
  ])('of %s', (text, all) => {
    expect(changed(text)).toEqual(all);
  });

  it('say where they stand', () => {
    expect(mutantsOf('lib/store/a.ts', '\nconst x = a < b;')).toEqual([
      { file: 'lib/store/a.ts', line: 2, kind: 'operator', start: 13, end: 14, before: '<', after: '<=' },
    ]);
  });
});

describe('a sample', () => {
  const all = ['store', 'runtime'].flatMap((room) =>
    mutantsOf(`lib/${room}/a.ts`, "go(1, 'a', a < b, c > d);"),
  );

  it('is the same for the same seed, another for another', () => {
    const order = (seed: number) => [...drawn(all, seed)].map(({ file, start }) => `${file} ${start}`).join();
    expect(order(7)).toBe(order(7));
    expect(order(7)).not.toBe(order(8));
  });

  it('takes turns among the rooms, and each mutant once', () => {
    const sample = [...drawn(all, 1)];
    expect(sample.slice(0, 4).map(({ file }) => file.split('/')[1])).toEqual([
      'store',
      'runtime',
      'store',
      'runtime',
    ]);
    expect(new Set(sample).size).toBe(all.length);
  });

  it('is drawn with numbers from 0 up to 1', () => {
    const random = randomFrom(1);
    const numbers = Array.from({ length: 1000 }, random);
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
    expect(new Set(numbers).size).toBe(1000);
  });
});
