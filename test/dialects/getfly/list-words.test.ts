/** What each filter, page and sorting of Getfly's lists asks of us, exactly, and what is refused of them. */
import { describe, expect, it } from 'vitest';
import { listFilters } from '../../../lib/dialects/getfly/list-filters.ts';
import { assertOurWords, limitOf, offsetOf, sortOf } from '../../../lib/dialects/getfly/list-pages.ts';
import { decodeList } from '../../../lib/dialects/getfly/lists.ts';
import { decodeRows } from '../../../lib/dialects/getfly/row-lists.ts';
import { LIMITS } from '../../../lib/domain/limits.ts';
import { refusalOf } from '../../support/refusal-of.ts';

const filters = (query: string) => listFilters(new URLSearchParams(query));
const look = (at: string, as: string, value: string) => ({ all: [{ look: { at, is: 'equal', value, as } }] });
const any = (name: string, ...values: string[]) => ({
  all: [{ any: values.map((value) => ({ filter: { [name]: value } })) }],
});
const MANY = Array.from({ length: LIMITS.listedIds + 1 }, (_, at) => at);

it.each([
  ['id=7', { ids: ['7'] }],
  ['id:in=7, 8,7', { ids: ['7', '8'] }],
  ['order_code=A', { number: 'A' }],
  ['order_code:in=A,B', { where: any('number', 'A', 'B') }],
  ['order_code:contains=A', { numberContains: 'A' }],
  ['account_id:is=7', { customerId: '7' }],
  ['account_id:in=7,8', { where: any('customerId', '7', '8') }],
  ['account_code=K', { customerId: 'K' }],
  ['account_code:in=K,L', { where: any('customerId', 'K', 'L') }],
  ['account_phone=0905', { where: look('phones', 'phone', '0905') }],
  ['account_email:is=a@x.example', { where: look('emails', 'email', 'a@x.example') }],
  ['status=1', { stages: expect.any(Array) }],
  ['real_amount=1', { totalIs: '1' }],
  ['real_amount:gte=1.50', { totalFrom: '1.5' }],
  ['real_amount:gt=1', { totalAbove: '1' }],
  ['real_amount:lte=1', { totalTo: '1' }],
  ['real_amount:lt=1', { totalBelow: '1' }],
  ['created_at:gt=2026-11-27', { createdFrom: '2026-11-28T00:00:00.000' }],
  ['created_at:lt=2026-11-27', { createdTo: '2026-11-26T23:59:59.999' }],
  ['created_at:gte=2026-11-27 18:00', { createdFrom: '2026-11-27T18:00:00.000' }],
  ['created_at:lte=2026-11-27T18:00:05', { createdTo: '2026-11-27T18:00:05.999' }],
  ['created_at=2026-11-27', { createdFrom: '2026-11-27T00:00:00.000', createdTo: '2026-11-27T23:59:59.999' }],
  [
    'created_at:between=2026-11-01,2026-11-27 18:00',
    { createdFrom: '2026-11-01T00:00:00.000', createdTo: '2026-11-27T18:00:00.999' },
  ],
  ['created_at:gte=1701229899123', { createdFrom: '2023-11-29T03:51:39.000Z' }],
  ['created_at:lte=1701229899123', { createdTo: '2023-11-29T03:51:39.999Z' }],
  ['created_at:gt=1701229899', { createdFrom: '2023-11-29T03:51:40.000Z' }],
  ['updated_at:lt=1701229899', { modifiedTo: '2023-11-29T03:51:38.999Z' }],
  ['order_date=2026-11-27', { dateFrom: '2026-11-27', dateTo: '2026-11-27' }],
  ['order_date:gte=1701229899', { dateFrom: '2023-11-29T03:51:39.000Z' }],
  ['order_date:gt=1701229899', { dateFrom: '2023-11-30T03:51:39.000Z' }],
])('filtering[%s]', (said, expected) => {
  const [name = '', ...values] = said.split('=');
  const query = new URLSearchParams([[`filtering[${name}]`, values.join('=')]]);
  expect(listFilters(query)).toEqual({ where: undefined, ...expected });
});

it('all that is said must hold', () => {
  const twice = 'filtering[created_at:lte]=2026-11-27&filtering[created_at:lt]=2026-11-20';
  expect(filters(twice)).toEqual({ createdTo: '2026-11-19T23:59:59.999', where: undefined });
  const since = 'filtering[updated_at:gte]=2026-11-27&filtering[updated_at:gt]=2026-11-20';
  expect(filters(since)).toEqual({ modifiedSince: '2026-11-26T23:59:59.000', where: undefined });
  const figures = 'filtering[real_amount:gte]=9&filtering[real_amount][gte]=100&filtering[order_code]=A';
  expect(filters(figures)).toEqual({ totalFrom: '9', number: 'A', where: undefined });
  expect(filters('filtering[account_id]=7&filtering[account_code]=8&filtering[order_code:in]=A')).toEqual({
    customerId: '7',
    where: { all: [{ filter: { customerId: '8' } }, ...any('number', 'A').all] },
  });
  expect(filters('filtering[id][0]=7&filtering[id][1]=8&filtering[id:in]=9')).toEqual({
    ids: ['7', '8'],
    where: { all: [{ filter: { ids: ['9'] } }] },
  });
  expect(filters('filtering[id]= &limit=5')).toEqual({ where: undefined });
});

it.each([
  ['filtering[real_amount]=much', { field: 'filtering[real_amount]', expected: 'a number' }],
  ['filtering[status]=nine', { field: 'filtering[status]', expected: expect.stringMatching(/^\d(, \d)+$/) }],
  ['filtering[order_date]=soon', { field: 'filtering[order_date]', expected: 'a day like 2026-11-27' }],
  [
    'filtering[created_at:gt]=soon',
    { field: 'filtering[created_at:gt]', expected: 'a time like 2026-11-27 18:00:00' },
  ],
  [
    'filtering[created_at]=2026-02-30',
    { field: 'filtering[created_at]', expected: 'a time like 2026-11-27 18:00:00' },
  ],
  [
    'filtering[created_at]=2026-02-20 25:00',
    { field: 'filtering[created_at]', expected: 'a time like 2026-11-27 18:00:00' },
  ],
  ['filtering[colour]=red', { field: 'filtering[colour]', reason: 'is not supported' }],
  ['filtering[id:contains]=1', { field: 'filtering[id:contains]', reason: 'is not supported' }],
  ['filtering[]=1', { field: 'filtering[]', reason: 'is not supported' }],
  ['filtering=1', { field: 'filtering', reason: 'is not supported' }],
  [
    'filtering[created_at:gte]=2026-11-27&filtering[created_at:gt]=1701229899',
    { field: 'filtering[created_at:gt]', reason: 'is said in two ways' },
  ],
])('%s is refused', (query, details) => {
  expect(refusalOf(() => filters(query))).toEqual(['invalid_value', details]);
});

it('so many ids at most are named', () => {
  const tooMany = ['limit_exceeded', { field: 'filtering[id:in]', limit: LIMITS.listedIds }];
  const named = (ids: number[]) => new URLSearchParams({ 'filtering[id:in]': ids.join(',') });
  expect(refusalOf(() => listFilters(named(MANY)))).toEqual(tooMany);
  expect(listFilters(named(MANY.slice(1))).ids).toHaveLength(LIMITS.listedIds);
});

describe('pages', () => {
  const query = (text: string) => new URLSearchParams(text);

  it('are of 20 from the first, unless it is said otherwise', () => {
    expect([limitOf(query('')), offsetOf(query(''))]).toEqual([20, 0]);
    expect([limitOf(query('limit= 200 ')), offsetOf(query('offset=9999999'))]).toEqual([200, 9_999_999]);
  });

  it.each([
    [limitOf, 'limit=201', 'limit_exceeded', { field: 'limit', limit: 200 }],
    [limitOf, 'limit=0', 'invalid_value', { field: 'limit', expected: 'a whole number from 1' }],
    [limitOf, 'limit=-1', 'invalid_value', { field: 'limit', expected: 'a whole number' }],
    [offsetOf, 'offset=1.5', 'invalid_value', { field: 'offset', expected: 'a whole number' }],
    [offsetOf, 'offset=10000000', 'invalid_value', { field: 'offset', expected: 'a whole number' }],
  ])('%o of %s is refused', (read, text, code, details) => {
    expect(refusalOf(() => read(query(text)))).toEqual([code, details]);
  });

  const PAGES = 'left out: pages go by limit and offset, their order by sort and direction';
  const FILTERED = 'left out: lists are narrowed by filtering[field:operation] and search';

  it.each([
    ...['page', 'per_page', 'page_size', 'sort_by', 'order_by', 'sorting[id]', 'cursor', 'ids[]'].map(
      (name) => [name, PAGES] as const,
    ),
    ['sort[id]', PAGES] as const,
    ...['order_code', 'filter[id]', 'filters', 'q', 'keyword', 'from'].map(
      (name) => [name, FILTERED] as const,
    ),
  ])('are not asked for by %s', (name, expected) => {
    const asked = new URLSearchParams([
      ['a', '1'],
      ['sort', 'id'],
      [name, '1'],
    ]);
    expect(refusalOf(() => assertOurWords(asked, ['order_code']))).toEqual([
      'invalid_value',
      { field: name, expected },
    ]);
  });

  it('are asked for by any other name, and by these where they say nothing', () => {
    assertOurWords(query('a=1&status=1&q=&order_code=&sort=id'), ['order_code']);
    expect(refusalOf(() => decodeList(query('order_code=X')))).toMatchObject(['invalid_value', {}]);
    expect(refusalOf(() => decodeRows('accounts', query('email=a@b.example')))).toMatchObject([
      'invalid_value',
      {},
    ]);
  });

  it('are sorted as it is said, else by what they are read for', () => {
    const sorts = { id: 'created', name: 'name' } as const;
    const sorted = (text: string, isIncrement = false) => sortOf(query(text), sorts, isIncrement);
    expect(sorted('')).toEqual({ sortBy: 'created', descending: true });
    expect(sorted('', true)).toEqual({ sortBy: 'modified', descending: false });
    expect(sorted('sort=name', true)).toEqual({ sortBy: 'name', descending: false });
    expect(sorted('sort=id&direction=DESC')).toEqual({ sortBy: 'created', descending: true });
    expect(sorted('sort=id&direction= asc ')).toEqual({ sortBy: 'created', descending: false });
    expect(refusalOf(() => sorted('sort=id&direction=up'))).toEqual([
      'invalid_value',
      { field: 'direction', expected: 'asc or desc' },
    ]);
    expect(refusalOf(() => sorted('sort=size'))).toEqual([
      'invalid_value',
      { field: 'sort', expected: 'id, name' },
    ]);
  });
});
