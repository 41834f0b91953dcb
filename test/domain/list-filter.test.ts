import { describe, expect, it } from 'vitest';
import { isNewer, rowFilter } from '../../lib/domain/list-filter.ts';
import type { ListCommand } from '../../lib/domain/commands.ts';
import { rowOf, type OrderRow } from '../../lib/domain/order-row.ts';
import { anOrder, at, d, day } from '../support/plain-order.ts';

const TODAY = day('2026-11-21');
const ROW: OrderRow = {
  ...rowOf(anOrder()),
  status: 'confirmed',
  date: day('2026-11-10'),
  customerId: '501',
  number: 'SO-1',
  modifiedAt: at('2026-11-15T10:00:00.500Z'),
  quantity: d(2),
};
const ALL: ListCommand = { page: 1, perPage: 10, sortBy: 'created', descending: false };
const keeps = (query: Partial<ListCommand>, row: Partial<OrderRow> = {}) =>
  rowFilter({ ...ALL, ...query }, TODAY)({ ...ROW, ...row });

describe('a query keeps', () => {
  it.each<[Partial<ListCommand>, boolean]>([
    [{}, true],
    [{ status: 'confirmed' }, true],
    [{ status: 'draft' }, false],
    [{ customerId: '501' }, true],
    [{ customerId: '502' }, false],
    [{ number: 'SO-1' }, true],
    [{ number: 'so-1' }, false],
    [{ dateFrom: '2026-11-10' }, true],
    [{ dateFrom: '2026-11-11' }, false],
    [{ dateTo: '2026-11-10' }, true],
    [{ dateTo: '2026-11-09' }, false],
    [{ modifiedSince: '2026-11-15T09:59:59Z' }, true],
    [{ modifiedSince: '2026-11-15T10:00:00Z' }, false],
    [{ status: 'confirmed', customerId: '502' }, false],
    [
      {
        dateFrom: '2026-11-01',
        dateTo: '2026-11-30',
        status: 'confirmed',
        customerId: '501',
        number: 'SO-1',
      },
      true,
    ],
  ])('%j: %s', (query, kept) => {
    expect(keeps(query)).toBe(kept);
  });
});

type Progress = NonNullable<ListCommand['progress']>;
const quantities = (invoiced: number, shipped: number) => ({
  quantityInvoiced: d(invoiced),
  quantityShipped: d(shipped),
});

describe('of rows in progress', () => {
  it.each<[Progress, Partial<OrderRow>, boolean]>([
    ['invoiced', quantities(2, 0), true],
    ['invoiced', quantities(2, 2), true],
    ['invoiced', quantities(1, 0), false],
    ['invoiced', quantities(0, 0), false],
    ['invoiced', { ...quantities(2, 2), status: 'closed' }, true],
    ['invoiced', { ...quantities(2, 2), status: 'void' }, false],
    ['partially_invoiced', quantities(1, 0), true],
    ['partially_invoiced', quantities(1, 2), true],
    ['partially_invoiced', quantities(2, 0), false],
    ['partially_invoiced', quantities(0, 1), false],
    ['partially_invoiced', { ...quantities(1, 0), status: 'void' }, false],
    ['partially_shipped', quantities(2, 1), true],
    ['partially_shipped', quantities(0, 2), false],
    ['shipped', quantities(0, 2), true],
    ['shipped', quantities(0, 1), false],
    ['shipped', { ...quantities(2, 2), status: 'closed' }, false],
    ['fulfilled', { ...quantities(2, 2), status: 'closed' }, true],
    ['fulfilled', quantities(2, 2), false],
  ])('%s keeps %j: %s', (progress, row, kept) => {
    expect(keeps({ progress }, row)).toBe(kept);
  });

  const LATE = { shipmentDate: day('2026-11-20') };
  it.each<[string, Partial<OrderRow>, boolean]>([
    ['a day that is over', LATE, true],
    ['part of it shipped', { ...LATE, quantityShipped: d(1) }, true],
    ['all of it shipped', { ...LATE, quantityShipped: d(2) }, false],
    ['today', { shipmentDate: TODAY }, false],
    ['no day', {}, false],
    ['a draft', { ...LATE, status: 'draft' }, false],
    ['a closed one', { ...LATE, status: 'closed' }, false],
  ])('overdue, to be shipped by %s: %j is %s', (_, row, kept) => {
    expect(keeps({ progress: 'overdue' }, row)).toBe(kept);
  });
});

it.each([
  ['2026-11-21T10:00:01.000Z', '2026-11-21T10:00:00.999Z', true],
  ['2026-11-21T10:00:00.999Z', '2026-11-21T10:00:00.000Z', false],
  ['2026-11-21T10:00:00.000Z', '2026-11-21T10:00:00.000Z', false],
  ['2026-11-21T09:59:59.000Z', '2026-11-21T10:00:00.000Z', false],
  ['2026-11-21T10:00:00.000Z', 'Sat, 21 Nov 2026 09:59:59 GMT', true],
])('%s is newer than %s, in whole seconds: %s', (modifiedAt, since, newer) => {
  expect(isNewer(at(modifiedAt), since)).toBe(newer);
});
