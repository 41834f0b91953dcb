/** Which operation each dialect speaks, and the test that shows it, as the dialect's fixtures name it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppRoute } from '../../lib/routes.ts';

/** A test, and text that stands in its file as its title or in a table of titles. */
interface Shown {
  file: string;
  title: string;
}

const FIXTURES = join(import.meta.dirname, '../../test/fixtures');

/** The tests that show the exchanges of a dialect. @throws when a dialect has no fixture `dialect.json` */
export function shownBy(dialect: string): Record<string, Shown> {
  const text = readFileSync(join(FIXTURES, dialect, 'dialect.json'), 'utf8');
  return (JSON.parse(text) as { shownBy: Record<string, Shown> }).shownBy;
}

/** One line per operation, one column per dialect, each cell a link from docs/ to the tests that show it. */
export function compatibilityTable(routes: readonly AppRoute[]): string {
  const operations = [...new Set(routes.map(({ operation }) => operation))];
  const dialects = [...new Set(routes.map(({ dialect }) => dialect))];
  const shown = new Map(dialects.map((dialect) => [dialect as string, shownBy(dialect)]));
  const lines = operations.map((operation) => {
    const cells = dialects.map((dialect) => {
      const spoken = routes.filter((route) => route.operation === operation && route.dialect === dialect);
      return linksOf(spoken, shown.get(dialect) ?? {});
    });
    return `| ${[operation, ...cells].join(' | ')} |`;
  });
  return [`| operation | ${dialects.join(' | ')} |`, `|---${'|---'.repeat(dialects.length)}|`, ...lines].join(
    '\n',
  );
}

/** @throws Error for an exchange that no test shows */
function linksOf(routes: readonly AppRoute[], tests: Record<string, Shown>): string {
  const links = [...new Set(routes.map(({ exchange }) => exchange))].map((exchange) => {
    const test = tests[exchange];
    if (!test) throw new Error(`no test shows ${exchange}: name one in the dialect's dialect.json`);
    return `[${exchange}](../${test.file})`;
  });
  return links.join(', ');
}
