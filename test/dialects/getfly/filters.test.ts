import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FILTERS } from '../../../lib/dialects/getfly/list-fields.ts';
import { listFilters } from '../../../lib/dialects/getfly/list-filters.ts';

const filters = (query: string) => listFilters(new URLSearchParams(query));

it('are the ones that docs/getfly.md lists', () => {
  const rows = [
    ...readFileSync('docs/getfly.md', 'utf8').matchAll(/^\| `(\w+)`\s+\| ((?:`\w+` ?)+)\s*\|$/gm),
  ];
  const listed = rows.map(([, field, operations = '']) => [
    field,
    operations.trim().replaceAll('`', '').split(' '),
  ]);
  expect(listed).toEqual(Object.entries(FILTERS).map(([field, served]) => [field, Object.keys(served)]));
});

it.each([
  ['filtering[updated_at:gte]=2026-11-27 18:00:00', { modifiedSince: '2026-11-27T17:59:59.000' }],
  ['filtering[updated_at:gt]=2026-11-27 18:00:00', { modifiedSince: '2026-11-27T18:00:00.999' }],
  ['filtering[updated_at:gte]=2026-11-27', { modifiedSince: '2026-11-26T23:59:59.000' }],
  ['filtering[updated_at:lte]=2026-11-27', { modifiedTo: '2026-11-27T23:59:59.999' }],
  ['filtering[updated_at:lt]=2026-11-27 18:00', { modifiedTo: '2026-11-27T17:59:59.999' }],
  ['filtering[updated_at][gte]=1701229899', { modifiedSince: '2023-11-29T03:51:38.000Z' }],
  ['filtering[created_at:gte]=2026-11-27T18:00:00%2B07:00', { createdFrom: '2026-11-27T11:00:00.000Z' }],
  ['filtering[order_date:gt]=2026-12-31', { dateFrom: '2027-01-01' }],
  ['filtering[order_date:lt]=2026-01-01 10:00:00', { dateTo: '2025-12-31' }],
  [
    'filtering[order_date:gte]=2026-01-01&filtering[order_date:between]=2025-01-01,2026-05-01',
    { dateFrom: '2026-01-01', dateTo: '2026-05-01' },
  ],
  ['filtering[order_code][is]=A', { number: 'A' }],
  ['filtering[real_amount:gte]=25&filtering[real_amount:gte]=100', { totalFrom: '25' }],
])('%s', (query, expected) => {
  expect(filters(query)).toMatchObject(expected);
});
