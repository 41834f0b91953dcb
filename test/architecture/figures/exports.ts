/** Exports that nobody has asked for. */
import type { Module } from './modules.ts';

export interface IdleExports {
  /** "lib/store/list.ts listOrders". */
  nowhere: string[];
  testsOnly: string[];
}

/** A Lambda's entry is found by its file's name. */
const ENTRY = /^functions\/[^/]+ handler$/;

export function idleExports(
  ours: ReadonlyMap<string, Module>,
  tests: ReadonlyMap<string, Module>,
): IdleExports {
  const byUs = askedFor(ours);
  const byTests = askedFor(tests);
  const idle = [...ours].flatMap(([file, { exports }]) =>
    exports
      .map((name) => `${file} ${name}`)
      .filter((each) => !byUs.has(each) && !byUs.has(`${file} *`) && !ENTRY.test(each)),
  );
  const isTested = (each: string) => byTests.has(each) || byTests.has(`${each.split(' ')[0]} *`);
  return { nowhere: idle.filter((each) => !isTested(each)), testsOnly: idle.filter(isTested) };
}

function askedFor(modules: ReadonlyMap<string, Module>): Set<string> {
  return new Set(
    [...modules.values()].flatMap(({ imports }) => imports.map(({ from, name }) => `${from} ${name}`)),
  );
}
