import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { sourceFiles } from '../support/source-files.ts';
import { SHORT, slowest } from './adversarial.ts';
import { allAt, at, nameOf, nodesOf, parse } from './figures/syntax.ts';

const AT_MOST_MS = 50;
const sources = [...sourceFiles('lib', 'infra', 'functions')];

/** Every regular expression that a file spells out. */
function literalsIn(text: string): RegExp[] {
  return [...nodesOf(parse(text))].flatMap((node) => {
    const regex = node['regex'] as { pattern: string; flags: string } | undefined;
    return node.type === 'Literal' && regex ? [new RegExp(regex.pattern, regex.flags)] : [];
  });
}

/** How many a file puts together when it is loaded: of those, only the file itself knows the text. */
function composedIn(text: string): number {
  return [...nodesOf(parse(text))].filter(
    (node) =>
      /^(New|Call)Expression$/.test(node.type) &&
      nameOf(at(node, 'callee')) === 'RegExp' &&
      allAt(node, 'arguments').length > 0,
  ).length;
}

async function composedBy(file: string): Promise<RegExp[]> {
  const made: RegExp[] = [];
  const Real = RegExp;
  vi.resetModules();
  vi.stubGlobal(
    'RegExp',
    class extends Real {
      constructor(...parts: ConstructorParameters<typeof RegExp>) {
        super(...parts);
        if (new Error('where').stack?.includes(file)) made.push(new Real(this.source, this.flags));
      }
    },
  );
  try {
    await import(/* @vite-ignore */ join(process.cwd(), file));
  } finally {
    vi.unstubAllGlobals();
  }
  return made;
}

describe('no regular expression takes longer than 50 ms over 50,000 characters', () => {
  const written = sources.flatMap(([file, text]) => literalsIn(text).map((pattern) => ({ file, pattern })));

  it.each([...Map.groupBy(written, ({ file }) => file)])('in %s', (_, patterns) => {
    const slow = patterns.map(({ pattern }) => ({ pattern, ...slowest(pattern) }));
    expect(slow.filter(({ milliseconds }) => milliseconds > AT_MOST_MS)).toEqual([]);
  });

  it.each(sources.filter(([, text]) => composedIn(text) > 0))('put together in %s', async (file, text) => {
    const patterns = await composedBy(file);
    expect(patterns).toHaveLength(composedIn(text));
    const slow = patterns.map((pattern) => ({ pattern, ...slowest(pattern) }));
    expect(slow.filter(({ milliseconds }) => milliseconds > AT_MOST_MS)).toEqual([]);
  });

  it.each([/^(?:a+)+$/, /\s+$/, /(?:x+x+)+y/])('finds that %s does', (pattern) => {
    expect(slowest(pattern, [SHORT, 12_000]).milliseconds).toBeGreaterThan(AT_MOST_MS);
  });

  it('reads what stands in the sources', () => {
    expect(
      literalsIn("const one = /a/g; // /b/\nf('/c/', x / y / z, `${/d[/]/u.test(e)}`);").map(String),
    ).toEqual(['/a/g', '/d[/]/u']);
    expect(written.length).toBeGreaterThan(100);
  });
});
