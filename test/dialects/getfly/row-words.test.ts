/** What lists of accounts, products and users ask of us, exactly, and what is refused of them. */
import { describe, expect, it } from 'vitest';
import { decodeRows } from '../../../lib/dialects/getfly/row-lists.ts';
import { LIMITS } from '../../../lib/domain/limits.ts';
import { refusalOf } from '../../support/refusal-of.ts';

describe('lists of rows', () => {
  const rows = (word: 'accounts' | 'products' | 'users', text: string) =>
    decodeRows(word, new URLSearchParams(text));

  it.each([
    ['accounts', 'customer', '', {}],
    ['products', 'item', 'search= desk ', { searchText: 'desk' }],
    ['users', 'salesperson', 'filtering[user_id]=7', { ids: ['7'] }],
    ['users', 'salesperson', 'filtering[user_name]=Lara', { nameEquals: 'Lara' }],
    ['users', 'salesperson', 'filtering[contact_name:contains]=ar', { nameContains: 'ar' }],
    ['products', 'item', 'filtering[product_code:is]=P', { code: 'P' }],
    ['products', 'item', 'filtering[product_name]=P', { nameEquals: 'P' }],
    ['accounts', 'customer', 'filtering[account_name:is]=P', { nameEquals: 'P' }],
    ['accounts', 'customer', 'filtering[phone_office:is]=5', { phone: '5' }],
    ['accounts', 'customer', 'filtering[email:is]=e', { email: 'e' }],
    ['accounts', 'customer', 'filtering[account_code:in]=a,b,a', { ids: ['a', 'b'] }],
  ] as const)('of %s are of %s: %s', (word, kind, text, found) => {
    expect(rows(word, text)).toEqual({
      query: {
        kind,
        page: 1,
        perPage: 20,
        sortBy: 'created',
        descending: true,
        searchText: undefined,
        ...found,
      },
      offset: 0,
      limit: 20,
      skip: 0,
    });
  });

  it('are read in the smallest page that holds what is asked for', () => {
    const paged = (text: string) => {
      const { query, ...others } = rows('users', text);
      return { page: query.page, perPage: query.perPage, ...others };
    };
    expect(paged('limit=10&offset=30')).toEqual({ page: 4, perPage: 10, skip: 0, limit: 10, offset: 30 });
    expect(paged('limit=10&offset=5')).toEqual({ page: 1, perPage: 15, skip: 5, limit: 10, offset: 5 });
    expect(paged('limit=2&offset=3')).toEqual({ page: 2, perPage: 3, skip: 0, limit: 2, offset: 3 });
    expect(refusalOf(() => paged('limit=200&offset=5'))).toEqual([
      'invalid_value',
      { field: 'offset', expected: 'a multiple of limit' },
    ]);
  });

  it('changed since come in the order of their changes', () => {
    const since = (operation: string) =>
      rows('users', `filtering[updated_at:${operation}]=2026-11-27 18:00`).query;
    const order = { sortBy: 'modified', descending: false };
    expect(since('gte')).toMatchObject({ ...order, modifiedSince: '2026-11-27T17:59:59.000' });
    expect(since('gt')).toMatchObject({ ...order, modifiedSince: '2026-11-27T18:00:00.999' });
    const refused = refusalOf(() => rows('users', 'filtering[updated_at:gt]=now'));
    const expected = 'a time like 2026-11-27 18:00:00';
    expect(refused).toEqual(['invalid_value', { field: 'filtering[updated_at:gt]', expected }]);
    expect(refusalOf(() => rows('users', 'filtering[email]=x'))).toEqual([
      'invalid_value',
      { field: 'filtering[email]', reason: 'is not supported' },
    ]);
  });

  it('name so many ids at most', () => {
    const many = Array.from({ length: LIMITS.listedIds + 1 }, (_, at) => at);
    const named = (ids: number[]) => rows('accounts', `filtering[id:in]=${ids.join(',')}`);
    const tooMany = ['limit_exceeded', { field: 'filtering[id:in]', limit: LIMITS.listedIds }];
    expect(refusalOf(() => named(many))).toEqual(tooMany);
    expect(named(many.slice(1)).query.ids).toHaveLength(LIMITS.listedIds);
  });

  it.each([
    ['filtering[updated_at:gt]=2026-11-27&filtering[updated_at:gte]=2026-01-01', 'filtering[updated_at:gte]'],
    ['filtering[id]=7&filtering[account_code]=8', 'filtering[account_code]'],
  ])('are not asked for twice by one thing: %s', (text, field) => {
    const reason = 'is asked for by another filter';
    expect(refusalOf(() => rows('accounts', text))).toEqual(['invalid_value', { field, reason }]);
  });
});
