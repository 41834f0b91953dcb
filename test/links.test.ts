/** Every page is found from the index, and no link leads nowhere. */
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { anchorsOf, linksOf, pages } from './support/pages.ts';

const INDEX = 'docs/README.md';

const all = pages();

/** Whether a link's file is there and, for a page of ours, its heading too. */
function leadsSomewhere(target: string, anchor: string | undefined): boolean {
  if (!existsSync(target)) return false;
  const page = all.get(target);
  return anchor === undefined || page === undefined || anchorsOf(page).includes(anchor);
}

describe('links', () => {
  it.each([...all])('of %s lead to what is there', (path, text) => {
    const dead = linksOf(path, text).filter(({ target, anchor }) => !leadsSomewhere(target, anchor));
    expect(dead.map(({ written }) => written)).toEqual([]);
  });

  it('reach every page of docs from its index', () => {
    const reached = new Set([INDEX]);
    // A set also hands out what is added on the way.
    for (const path of reached) {
      const links = linksOf(path, all.get(path) ?? '');
      for (const { target } of links) if (all.has(target)) reached.add(target);
    }
    expect([...all.keys()].filter((path) => path.startsWith('docs/') && !reached.has(path))).toEqual([]);
  });
});

describe('anchors', () => {
  it('are those of GitHub: small letters, dashes, a number for the second of a name', () => {
    expect(
      anchorsOf('# Who may, once\n\n```sh\n# a comment\n```\n\n## `POST /x`\n\n## Tests\n\n## Tests'),
    ).toEqual(['who-may-once', 'post-x', 'tests', 'tests-1']);
  });
});
