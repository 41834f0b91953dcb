import { describe, expect, it } from 'vitest';
import type { Action } from '../../lib/domain/lifecycle.ts';
import type { OrderStatus } from '../../lib/domain/order-status.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import { assertAlready, moveFor, refuseMove } from '../../lib/validators/moves.ts';
import { anInvoice, aPackage, aShipment, doneOf } from '../support/plain-facts.ts';
import { aLine, anOrder, d, refused } from '../support/plain-order.ts';

const INVOICED = { progress: doneOf({ invoices: [anInvoice('9')] }) };
const SHIPPED = { progress: doneOf({ packages: [aPackage('7')], shipments: [aShipment('8', ['7'])] }) };
const RETURNED = {
  progress: doneOf({ packages: [aPackage('7')], shipments: [aShipment('8', ['7'], 'returned')] }),
};

describe('where an action leads', () => {
  it.each<[OrderStatus, Action, string]>([
    ['draft', 'edit', 'draft'],
    ['draft', 'confirm', 'confirmed'],
    ['draft', 'void', 'void'],
    ['draft', 'delete', 'deleted'],
    ['confirmed', 'edit', 'confirmed'],
    ['confirmed', 'confirm', 'unchanged'],
    ['confirmed', 'void', 'void'],
    ['confirmed', 'close', 'closed'],
    ['confirmed', 'reopen', 'unchanged'],
    ['confirmed', 'delete', 'deleted'],
    ['closed', 'edit', 'closed'],
    ['closed', 'close', 'unchanged'],
    ['closed', 'reopen', 'confirmed'],
    ['void', 'void', 'unchanged'],
    ['void', 'delete', 'deleted'],
  ])('%s, %s: %s', (status, action, move) => {
    expect(moveFor(anOrder({ status }), action)).toBe(move);
  });

  it.each<[OrderStatus, Action]>([
    ['draft', 'close'],
    ['draft', 'reopen'],
    ['closed', 'confirm'],
    ['closed', 'void'],
    ['closed', 'delete'],
    ['void', 'edit'],
    ['void', 'confirm'],
    ['void', 'close'],
    ['void', 'reopen'],
  ])('%s, %s: nowhere', (status, action) => {
    expect(refused(() => moveFor(anOrder({ status }), action))).toEqual({
      code: 'transition_refused',
      action,
      status,
      obstacle: `the sales order is ${status}`,
    });
  });
});

describe('what stands in the way of a move', () => {
  it.each<[OrderStatus, Action, Partial<SalesOrder>, string]>([
    ['draft', 'confirm', { lines: [aLine({ quantity: d(0) })] }, 'no line has a quantity above 0'],
    ['draft', 'confirm', { lines: [aLine({ quantity: d(-1) })] }, 'no line has a quantity above 0'],
    ['confirmed', 'void', INVOICED, 'an invoice stands'],
    ['confirmed', 'void', SHIPPED, 'a shipment is not returned'],
    ['confirmed', 'void', { lines: [aLine({ quantityShipped: d(1) })] }, 'a shipment is not returned'],
    ['confirmed', 'void', { lines: [aLine({ quantityInvoiced: d(1) })] }, 'an invoice stands'],
    ['confirmed', 'delete', RETURNED, 'a package stands'],
    ['confirmed', 'delete', { lines: [aLine({ quantityPacked: d(1) })] }, 'a package stands'],
    [
      'confirmed',
      'delete',
      { progress: doneOf({ shipments: [aShipment('8', ['7'], 'planned')] }) },
      'a package stands',
    ],
  ])('%s, %s with %j', (status, action, fields, obstacle) => {
    expect(refused(() => moveFor(anOrder({ status, ...fields }), action))).toEqual({
      code: 'transition_refused',
      action,
      status,
      obstacle,
    });
  });

  it.each<[string, OrderStatus, Action, Partial<SalesOrder>, string]>([
    [
      'one line of two has a quantity',
      'draft',
      'confirm',
      { lines: [aLine({ quantity: d(0) }), aLine()] },
      'confirmed',
    ],
    ['the shipment came back', 'confirmed', 'void', RETURNED, 'void'],
    [
      'the shipment is planned',
      'confirmed',
      'void',
      { progress: doneOf({ shipments: [aShipment('8', ['7'], 'planned')] }) },
      'void',
    ],
    [
      'the package is a stub of one that came back',
      'confirmed',
      'delete',
      {
        progress: doneOf({
          packages: [aPackage('7', {}, { version: 0 })],
          shipments: [aShipment('8', ['7'], 'returned')],
        }),
      },
      'deleted',
    ],
    ['it is void already, and shipped', 'void', 'void', SHIPPED, 'unchanged'],
  ])('nothing, when %s', (_, status, action, fields, move) => {
    expect(moveFor(anOrder({ status, ...fields }), action)).toBe(move);
  });
});

describe('a refusal', () => {
  it('of a status that must be so already says where the order stands', () => {
    const order = anOrder({ status: 'closed' });
    expect(refused(() => assertAlready(order, true, 'deliver'))).toBeUndefined();
    expect(refused(() => assertAlready(order, false, 'deliver'))).toEqual({
      code: 'transition_refused',
      action: 'deliver',
      status: 'closed',
      obstacle: 'the sales order is closed',
    });
  });

  it('names a field where there is one, and none where there is none', () => {
    const order = anOrder();
    const details = { code: 'transition_refused', action: 'edit', status: 'confirmed', obstacle: 'paid' };
    expect(refused(() => refuseMove(order, 'edit', 'paid', 'lines'))).toStrictEqual({
      ...details,
      field: 'lines',
    });
    expect(refused(() => refuseMove(order, 'edit', 'paid'))).toStrictEqual(details);
  });
});
