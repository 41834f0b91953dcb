/** What is judged of an order's parts by themselves: a change's version, a comment's order, figures, a document of a later release. */
import { expect, it } from 'vitest';
import { keys } from '../../lib/store/keys.ts';
import { checkChange, checkComments } from '../../lib/upkeep/check-parts.ts';
import { checkTotals } from '../../lib/upkeep/check-totals.ts';
import { orderIn, standingOrder } from '../../lib/upkeep/standing-order.ts';
import { toOrderItem } from '../../lib/store/item.ts';
import { aLine, anOrder, d, refused } from '../support/plain-order.ts';

const NOW = new Date('2026-03-01T00:00:00.000Z');
const order = anOrder();
const comment = { ...keys.comment(order.organizationId, order.id, '9'), comment: { orderId: order.id } };
const deleted = (at: string, fields = {}) => [{ kinds: ['deleted'], at, ...fields }];
const STRAY = [{ check: 'comment-without-order', what: 'comment 9' }];

it.each([
  ['with its order', comment, toOrderItem(order), [], []],
  ['that names another order', { ...comment, comment: { orderId: '2' } }, toOrderItem(order), [], STRAY],
  ['of an order that is not there', comment, undefined, [], STRAY],
  ['that expires', { ...comment, expiresAt: 1 }, undefined, [], []],
  ['of an order deleted a day ago', comment, undefined, deleted('2026-02-28T00:00:00.000Z'), []],
  ['of an order deleted before', comment, undefined, deleted('2026-02-27T23:59:59.999Z'), STRAY],
  [
    'of an order whose deletion has expired',
    comment,
    undefined,
    deleted('2026-01-01T00:00:00.000Z', { expiresAt: NOW.getTime() / 1000 }),
    [],
  ],
])('a comment %s', (_, each, item, changes, found) => {
  expect(checkComments([each], item, changes, NOW)).toEqual(found);
});

it('a change says the version of its key', () => {
  const change = { ...keys.change(order.organizationId, order.id, 2), version: 3, at: order.modifiedAt };
  expect(checkChange(change)).toEqual([{ check: 'unreadable', what: 'the change of version 2' }]);
});

it('lines that no rule can work out are told', () => {
  const below = anOrder({ lines: [aLine({ quantity: d(-1) })] });
  expect(checkTotals(below)).toEqual([
    { check: 'totals', what: 'no figures can be worked out of the lines' },
  ]);
});

it('an order is read once for an item, and a broken one is none', () => {
  const item = toOrderItem(order);
  expect(standingOrder(item)?.order).toEqual(order);
  expect(standingOrder(item)).toBe(standingOrder(item));
  expect(standingOrder({ ...item, doc: Buffer.from('no') })).toBeUndefined();
});

it('nothing is told of a document of a later release: whoever knows it is asked', () => {
  const later = { ...toOrderItem(order), schemaVersion: 2 };
  expect(refused(() => orderIn(later))).toMatchObject({ code: 'unavailable' });
});
