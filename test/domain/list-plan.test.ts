import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FILTERS, type Filter, type ListCommand } from '../../lib/domain/list-command.ts';
import { LIST_PATHS, PATHS, WHOLE_PATHS } from '../../lib/domain/list-paths.ts';
import { planList } from '../../lib/domain/list-plan.ts';

type Asked = Partial<ListCommand>;
const asked = (query: Asked): ListCommand => ({
  page: 1,
  perPage: 10,
  sortBy: 'created',
  descending: false,
  ...query,
});

describe('a list is answered', () => {
  it.each<[Asked, string]>([
    [{}, 'creation'],
    [{ sortBy: 'total' }, 'creation, sorted'],
    [{ sortBy: 'total', count: true }, 'creation'],
    [{ sortBy: 'date' }, 'dates'],
    [{ sortBy: 'modified' }, 'changes'],
    [{ sortBy: 'number' }, 'numbers'],
    [{ number: '1' }, 'number'],
    [{ ids: ['1'], sortBy: 'total' }, 'ids'],
    [{ ids: ['1'], status: 'draft' }, 'ids, left status; stages, left ids; creation, left status ids'],
    [{ customerId: '1', sortBy: 'date' }, 'customer, sorted; dates, left customerId'],
    [
      { status: 'draft', modifiedSince: 'x', sortBy: 'date' },
      'changes, sorted, left status; stages, sorted, left modifiedSince; dates, left status modifiedSince',
    ],
    [{ progress: 'overdue' }, 'stages, left progress; creation, left progress'],
    [
      { searchText: 'x', customerId: '1', status: 'draft', dateFrom: 'x' },
      'customer, left status searchText dateFrom; search, sorted, left status customerId searchText dateFrom; stages, left customerId searchText dateFrom',
    ],
    [{ ids: Array.from({ length: 61 }, String) }, 'ids'],
    [{ number: '1', sortBy: 'date', count: true }, 'number'],
    [{ status: 'draft', sortBy: 'date', count: true }, 'stages'],
    [{ subject: 'x'.repeat(60), sortBy: 'subject' }, 'subject'],
    [{ subject: 'x'.repeat(61), sortBy: 'subject' }, 'subject, left subject; creation, sorted, left subject'],
  ])('by %j along %s', (query, plan) => {
    const told = planList(asked(query)).map(({ path, sorts, left }) =>
      [path, sorts && 'sorted', left.length > 0 && `left ${left.join(' ')}`].filter(Boolean).join(', '),
    );
    expect(told.join('; ')).toBe(plan);
  });
});

describe('the paths of lists', () => {
  const named = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ');

  it('are those that docs/lists.md shows, each with its bound', () => {
    const rows = readFileSync('docs/lists.md', 'utf8')
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim()));
    for (const name of PATHS) {
      const { for: filters, from, order = 'sorted in memory', looksAt, reads } = LIST_PATHS[name];
      const cost = { rows: 'in the index', orders: '0.5 r each' }[reads];
      const bound = `${looksAt.toLocaleString('en-US')}, ${cost}`;
      expect(rows).toContainEqual(['', name, named(filters), from, order, bound, '']);
    }
  });

  it('lead all orders by what they are walked in', () => {
    expect(WHOLE_PATHS).toEqual({
      created: 'creation',
      date: 'dates',
      modified: 'changes',
      number: 'numbers',
    });
    for (const [field, path] of Object.entries(WHOLE_PATHS)) expect(LIST_PATHS[path].order).toBe(field);
  });

  it.each(PATHS)('%s answers what it is walked for, but for what it only narrows', (name) => {
    const narrowed: Partial<Record<(typeof PATHS)[number], Filter[]>> = {
      search: FILTERS.filter((filter) => filter.endsWith('Contains') || filter === 'searchText'),
      stages: ['progress'],
      alternatives: ['where'],
    };
    const { for: filters, answers } = LIST_PATHS[name];
    expect([...answers, ...(narrowed[name] ?? [])].toSorted()).toEqual([...filters].toSorted());
  });
});
