/** The project's Markdown: its pages, and the links between them. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';

/** Path from the root -> text, of every page that git knows, or would with the next `git add`. */
export function pages(): Map<string, string> {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '--deduplicate', '*.md'], {
    encoding: 'utf8',
  });
  const paths = listed.split('\n').filter((path) => path !== '');
  return new Map(paths.map((path) => [path, readFileSync(path, 'utf8')]));
}

export interface Link {
  /** As it is written. */
  written: string;
  /** Path from the root; the page itself for a link that is only an anchor. */
  target: string;
  anchor?: string;
}

/** The relative links of a page, those in code left out. */
export function linksOf(path: string, text: string): Link[] {
  const prose = text.replaceAll(/^```[^]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, written = '']) => written)
    .filter((written) => !/^[a-z]+:/.test(written))
    .map((written) => {
      const [file = '', anchor] = written.split('#');
      const target = file === '' ? path : posix.normalize(posix.join(posix.dirname(path), file));
      return { written, target, ...(anchor !== undefined && { anchor }) };
    });
}

/** The anchors that GitHub gives a page's headings. */
export function anchorsOf(text: string): string[] {
  const seen = new Map<string, number>();
  const prose = text.replaceAll(/^```[^]*?^```/gm, '');
  return [...prose.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => {
    const kept = heading.toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, '');
    const anchor = kept.replaceAll(' ', '-');
    const before = seen.get(anchor) ?? 0;
    seen.set(anchor, before + 1);
    return before === 0 ? anchor : `${anchor}-${before}`;
  });
}
