/** The plan of lists, for readers: what docs/lists.md shows is what lists are answered by. */
import { BOUNDS, LIST_PATHS, WHOLE_PATHS, type ListPath } from '../../lib/domain/list-paths.ts';
import { FILTERS, SORT_FIELDS } from '../../lib/domain/list-command.ts';

const count = (rows: number): string => rows.toLocaleString('en-US');
const joined = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

/** Filter -> path -> bound, the narrowest path first. */
export function pathTable(): string {
  const rows = Object.entries(LIST_PATHS).map(([name, path]) => [
    name,
    joined(path.for),
    path.from,
    orderOf(path),
    `${count(path.looksAt)}, ${path.reads === 'rows' ? 'in the index' : '0.5 r each'}`,
  ]);
  return table(['path', 'for', 'reads', 'order', 'looks at, at most'], rows);
}

function orderOf({ order }: ListPath): string {
  return order === undefined ? 'sorted in memory' : order;
}

/** Sort -> the path that has this order without a filter. */
export function sortTable(): string {
  const rows = SORT_FIELDS.map((field) => {
    const path = WHOLE_PATHS[field];
    return [
      `\`${field}\``,
      path
        ? `${path}: ${LIST_PATHS[path].from}`
        : `in memory, while a filter leaves at most ${count(BOUNDS.sorted)}`,
    ];
  });
  return table(['sorted by', 'without a filter'], rows);
}

/** What no path answers: a look at the rows of another path does. */
export function lookedAtList(): string {
  const answered = new Set(Object.values(LIST_PATHS).flatMap((path) => path.for));
  return joined(FILTERS.filter((filter) => !answered.has(filter)));
}

/** Every bound, in rows. */
export function boundTable(): string {
  const rows = Object.entries(BOUND_WORDS).map(([name, words]) => [
    words,
    count(BOUNDS[name as keyof typeof BOUNDS]),
  ]);
  return table(['of one request', 'at most'], rows);
}

const BOUND_WORDS: Record<keyof typeof BOUNDS, string> = {
  depth: 'rows before and on a page, along a path in its own order',
  rows: 'rows looked at or sorted, where an index holds them',
  orders: 'orders read to be looked at or sorted',
  sorted: 'orders sorted by what their path is not walked in',
  near: 'rows before a page of changes since a time, up to which their orders are read',
  changesSeen:
    'changes read in the index alone: since a time, on pages further on; of the last hour; and for what was deleted',
  changesForward: 'changes whose orders are read: forward in time, or behind a token',
  searched: 'newest orders searched for a text anywhere in them',
  foundByText: 'orders that a search takes from each sorted place',
  customers: 'customers that a name may mean',
};

function table(head: string[], rows: string[][]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
