/** CONTRIBUTING.md lists what `npm run` can do. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const VERBS = ['start', 'test', 'check', 'demo', 'lint', 'format', 'types', 'synth'];

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const names = Object.keys(scripts);

describe('the scripts of package.json', () => {
  it('begin with the eight verbs', () => {
    expect(names.slice(0, VERBS.length)).toEqual(VERBS);
  });

  it.each(Object.entries(scripts))('%s needs no POSIX shell', (_name, command) => {
    // Programs, their arguments and && are understood everywhere; assignments, quotes, exec, variables and pipes are not.
    expect(command).toMatch(/^[\w@.:/-]+(?: [\w@.:/-]+)*(?: && [\w@.:/-]+(?: [\w@.:/-]+)*)*$/);
    expect(command).not.toMatch(/(?:^|&& )(?:exec|env|sh|bash) /);
  });

  it('stand in the tables of CONTRIBUTING.md, each once, and no others', () => {
    const page = readFileSync('CONTRIBUTING.md', 'utf8');
    const listed = [...page.matchAll(/^\| `npm (?:run )?([\w:]+)[^`|]*` +\|/gm)].map(([, name]) => name);
    expect(listed.toSorted()).toEqual(names.toSorted());
  });
});
