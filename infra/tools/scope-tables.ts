/** The tables of docs/access.md: what each operation asks for, and what each published scope opens. */
import type { Route } from '../../lib/dialects/exchange.ts';
import { AREA_OF_ROWS } from '../../lib/domain/caller.ts';
import type { Operation, OperationName } from '../../lib/operations/operation.ts';
import { operations } from '../../lib/operations/index.ts';
import type { SCOPE_ROWS } from '../../lib/scopes.ts';

/** Operations of the route table by what they ask for. */
export function needTable(routes: readonly Route[]): string {
  const names = [...new Set(routes.map(({ operation }) => operation))];
  const byNeed = Map.groupBy(names, needOf);
  const lines = [...byNeed].map(([need, group]) => `| ${group.join(', ')} | ${need || 'any credential'} |`);
  return ['| operation | asks for |', '|---|---|', ...lines].join('\n');
}

/** Rows are of several areas: which one, their kind says. */
function needOf(name: OperationName): string {
  const { rights, rowRight }: Pick<Operation<never, unknown>, 'rights' | 'rowRight'> = operations[name];
  const areas = rowRight ? [...new Set(Object.values(AREA_OF_ROWS))] : [];
  return areas.length === 0
    ? rights.map(code).join(' and ')
    : `${areas.map((area) => code(`${area}.${rowRight}`)).join(' or ')}, by the kind of row`;
}

/** One line per row of the scopes. */
export function scopeTable(rows: typeof SCOPE_ROWS): string {
  const lines = rows.map(
    ({ name, words, areas, also = {} }) =>
      `| ${code(name)} | ${words.join(', ')} | ${areas.join(', ') || 'nothing by itself'} | ${beside(also)} |`,
  );
  return ['| scope | last word | opens, on | and beside that |', '|---|---|---|---|', ...lines].join('\n');
}

function beside(also: NonNullable<(typeof SCOPE_ROWS)[number]['also']>): string {
  return Object.entries(also)
    .map(([word, permissions]) => `${word}: ${permissions.map(code).join(', ')}`)
    .join('; ');
}

const code = (text: string) => `\`${text}\``;
