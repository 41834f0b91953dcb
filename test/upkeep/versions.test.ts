/** Which versions may lack their change: those whose history an organisation, or a deletion, has let expire. */
import { expect, it } from 'vitest';
import { rowOf } from '../../lib/domain/order-row.ts';
import type { OrderStatus } from '../../lib/domain/order-status.ts';
import { packRow } from '../../lib/store/row.ts';
import { checkVersions } from '../../lib/upkeep/check-versions.ts';
import { anOrder } from '../support/plain-order.ts';

const NOW = new Date('2026-03-01T00:00:00.000Z');
const DAYS_AGO = (days: number) => new Date(NOW.getTime() - days * 86_400_000).toISOString();
const EXPIRED = { expiresAt: NOW.getTime() / 1000 };
const NOT_YET = { expiresAt: NOW.getTime() / 1000 + 1 };
const KEEPS_A_WEEK = { historyDaysAfterClose: 7 } as never;

const closed = (days: number, status: OrderStatus = 'closed') => ({
  at: DAYS_AGO(days),
  row: packRow(rowOf({ ...anOrder(), status })),
});

it.each([
  ['nothing of an order that is not there', {}, undefined, []],
  [
    'changes without their order',
    { 1: {}, 2: {} },
    undefined,
    ['order-missing its last change made version 2'],
  ],
  ['changes that have expired', { 1: {}, 2: EXPIRED }, undefined, []],
  [
    'changes that expire later',
    { 1: {}, 2: NOT_YET },
    undefined,
    ['order-missing its last change made version 2'],
  ],
  ['a deletion with all before it', { 1: {}, 2: { kinds: ['deleted'] } }, undefined, []],
  [
    'a deletion with a gap before it',
    { 2: {}, 4: { kinds: ['deleted'] } },
    undefined,
    ['change-missing version 1 and 1 more'],
  ],
  ['a deletion that has expired', { 4: { kinds: ['deleted'], ...EXPIRED } }, undefined, []],
  ['one gap', { 1: {}, 3: {} }, 3, ['change-missing version 2']],
  ['a change too many', { 1: {}, 2: {} }, 1, ['change-ahead version 2, and the order stands at 1']],
] as const)('%s', (_, changes, version, found) => {
  expect(told(changes, version)).toEqual(found);
});

it.each([
  ['closed as long ago as history is kept at least', closed(7), []],
  ['closed since', closed(6.99), ['change-missing version 1']],
  ['not closed', closed(7, 'confirmed'), ['change-missing version 1']],
])('of an organisation whose history expires, %s', (_, second, found) => {
  expect(told({ 2: second }, 2, KEEPS_A_WEEK)).toEqual(found);
});

it('what stands behind the closing excuses no gap behind it', () => {
  expect(told({ 1: closed(9), 2: {} }, 3)).toEqual(['change-missing version 3']);
  expect(told({ 1: closed(9), 2: closed(8, 'confirmed') }, 3, KEEPS_A_WEEK)).toEqual([
    'change-missing version 3',
  ]);
});

function told(changes: object, version?: number, settings?: never): string[] {
  const byVersion = new Map(Object.entries(changes).map(([at, change]) => [Number(at), change]));
  const found = checkVersions({ changes: byVersion, version, settings, now: NOW });
  return found.map(({ check, what }) => `${check} ${what}`);
}
