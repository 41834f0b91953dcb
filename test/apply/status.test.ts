import { describe, expect, it } from 'vitest';
import { closedOrReopened, confirmed, moveStatus, voided } from '../../lib/apply/status.ts';
import type { StatedStatus } from '../../lib/domain/order-input.ts';
import type { OrderStatus } from '../../lib/domain/order-status.ts';
import type { OrderLine, SalesOrder } from '../../lib/domain/order.ts';
import { NO_RULES } from '../../lib/validators/moves.ts';
import { aLine, anOrder, d, refused } from '../support/plain-order.ts';

const SHIPPED = [aLine({ quantityShipped: d(2) })];

describe('a stated status', () => {
  it.each<[OrderStatus, StatedStatus | undefined, Partial<SalesOrder>, Partial<SalesOrder>, string[]]>([
    ['draft', undefined, {}, {}, []],
    ['draft', 'draft', {}, {}, []],
    ['draft', 'confirmed', {}, { status: 'confirmed' }, ['confirmed']],
    ['draft', 'void', {}, { status: 'void', voidedAs: 'void' }, ['voided']],
    ['confirmed', 'confirmed', {}, {}, []],
    ['confirmed', 'void', {}, { status: 'void', voidedAs: 'void' }, ['voided']],
    ['confirmed', 'delivered', { lines: SHIPPED }, {}, []],
    ['closed', 'delivered', {}, {}, []],
    ['void', 'void', { voidedAs: 'cancelled' }, {}, []],
  ])('%s, stated %s with %j: %j %j', (status, given, fields, changed, kinds) => {
    const order = anOrder({ status, ...fields });
    expect(moveStatus(order, given, NO_RULES)).toEqual({ order: { ...order, ...changed }, kinds });
  });

  it.each<[OrderStatus, StatedStatus, string, string]>([
    ['confirmed', 'draft', 'return to draft', 'the sales order is confirmed'],
    ['draft', 'delivered', 'deliver', 'the sales order is draft'],
    ['confirmed', 'delivered', 'deliver', 'the sales order is confirmed'],
    ['closed', 'confirmed', 'confirm', 'the sales order is closed'],
    ['closed', 'void', 'void', 'the sales order is closed'],
    ['void', 'confirmed', 'confirm', 'the sales order is void'],
  ])('%s, stated %s: refused to %s', (status, given, action, obstacle) => {
    expect(refused(() => moveStatus(anOrder({ status }), given, NO_RULES))).toEqual({
      code: 'transition_refused',
      action,
      status,
      obstacle,
    });
  });

  it('may void an order as cancelled', () => {
    const order = anOrder();
    expect(voided(order, 'cancelled')).toEqual({
      order: { ...order, status: 'void', voidedAs: 'cancelled' },
      kinds: ['voided'],
    });
  });

  it('that the order has already gives back the very order', () => {
    const [is, gone] = [anOrder(), anOrder({ status: 'void' })];
    expect([confirmed(is, NO_RULES).order === is, voided(gone).order === gone]).toEqual([true, true]);
  });
});

/** Of a line of `quantity`: how many are invoiced, how many shipped. */
const lines = (quantity: number, invoiced: number, shipped: number): OrderLine[] => [
  aLine({ quantity: d(quantity), quantityInvoiced: d(invoiced), quantityShipped: d(shipped) }),
];
type Done = [quantity: number, invoiced: number, shipped: number];

describe('what a change of quantities makes of the status', () => {
  it.each<[string, OrderStatus, Done, Done, 'invoiced' | 'shipped' | undefined, OrderStatus, string[]]>([
    [
      'a confirmed order that is done is closed',
      'confirmed',
      [2, 2, 1],
      [2, 2, 2],
      undefined,
      'closed',
      ['closed'],
    ],
    ['by default both must be done: shipped', 'confirmed', [2, 0, 0], [2, 2, 1], undefined, 'confirmed', []],
    ['by default both must be done: invoiced', 'confirmed', [2, 0, 0], [2, 1, 2], undefined, 'confirmed', []],
    [
      'invoiced is done where the rule says so',
      'confirmed',
      [2, 0, 0],
      [2, 2, 0],
      'invoiced',
      'closed',
      ['closed'],
    ],
    [
      'shipped is done where the rule says so',
      'confirmed',
      [2, 0, 0],
      [2, 0, 2],
      'shipped',
      'closed',
      ['closed'],
    ],
    ['a draft is not closed', 'draft', [2, 0, 0], [2, 2, 2], undefined, 'draft', []],
    ['a void order is not closed', 'void', [2, 0, 0], [2, 2, 2], undefined, 'void', []],
    ['a closed order stays closed', 'closed', [2, 2, 2], [2, 2, 2], undefined, 'closed', []],
    [
      'a closed order with more to do is confirmed again',
      'closed',
      [2, 2, 2],
      [3, 2, 2],
      undefined,
      'confirmed',
      ['reopened'],
    ],
    [
      'a closed order with less done is confirmed again',
      'closed',
      [2, 2, 2],
      [2, 2, 1],
      undefined,
      'confirmed',
      ['reopened'],
    ],
    [
      'a closed order with as much to do as before stays closed',
      'closed',
      [2, 2, 0],
      [2, 2, 0],
      undefined,
      'closed',
      [],
    ],
    [
      'a closed order with less to do than before stays closed',
      'closed',
      [2, 2, 0],
      [2, 2, 1],
      undefined,
      'closed',
      [],
    ],
    ['a void order with more to do stays void', 'void', [2, 2, 2], [3, 2, 2], undefined, 'void', []],
  ])('%s', (_, status, before, after, closeWhen, result, kinds) => {
    const order = anOrder({ status, lines: lines(...after) });
    expect(closedOrReopened(anOrder({ status, lines: lines(...before) }), order, closeWhen)).toEqual({
      order: { ...order, status: result },
      kinds,
    });
  });
});
