import { describe, expect, it } from 'vitest';
import {
  hasInvoice,
  hasShipped,
  isAllShipped,
  isDelivered,
  isReturned,
  openQuantity,
  paidExtent,
  STAGES,
  standingOf,
} from '../../lib/domain/derived-status.ts';
import type { OrderStatus } from '../../lib/domain/order-status.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import type { Progress } from '../../lib/domain/progress.ts';
import { isAway, NO_PROGRESS, salesChannelOf, shipmentOf } from '../../lib/domain/progress.ts';
import { NO_TOTALS } from '../../lib/domain/totals.ts';
import { anInvoice, aPackage, aPayment, aShipment, doneOf } from '../support/plain-facts.ts';
import { aLine, anOrder, d } from '../support/plain-order.ts';

it('an order stands as its lines and its payments add up', () => {
  const quantities = { quantityInvoiced: d('0.1'), quantityPacked: d('0.2'), quantityShipped: d('0.3') };
  const order = anOrder({
    lines: [aLine(quantities), aLine({ ...quantities, quantity: d('0.5') })],
    totals: { ...NO_TOTALS, total: d(9) },
    progress: doneOf({ payments: [aPayment('1', 2), aPayment('2', '0.5')] }),
  });
  expect(standingOf(order)).toEqual({
    status: 'confirmed',
    quantity: '2.5',
    quantityInvoiced: '0.2',
    quantityPacked: '0.4',
    quantityShipped: '0.6',
    total: '9',
    paid: '2.5',
  });
});

it('what is open counts once as not invoiced and once as not shipped', () => {
  const done = { quantity: d(5), quantityInvoiced: d(2), quantityPacked: d(5), quantityShipped: d(1) };
  expect(openQuantity(done)).toBe('7');
});

it('stages have names, in the order in which orders go through them', () => {
  expect(STAGES.join(' ')).toBe(
    'draft pending_approval approved confirmed partially_invoiced invoiced partially_shipped shipped fulfilled closed void',
  );
});

it.each<[OrderStatus, string, string, string]>([
  ['confirmed', '-1', '0', 'all'],
  ['closed', '-1', '0', 'all'],
  ['draft', '0', '0', 'none'],
  ['void', '-1', '0', 'none'],
])('%s with %s to pay and %s paid is paid: %s', (status, total, paid, extent) => {
  expect(paidExtent({ status, total: d(total), paid: d(paid) })).toBe(extent);
});

describe('of facts', () => {
  const shipped = (delivery: Parameters<typeof aShipment>[2]) =>
    doneOf({ shipments: [aShipment('8', ['7'], delivery)] });

  it.each<[string, Partial<SalesOrder>, boolean]>([
    ['nothing is known', {}, false],
    ['a shipment is planned', { progress: shipped('planned') }, false],
    ['a shipment has left', { progress: shipped('shipped') }, true],
    ['a shipment has arrived', { progress: shipped('delivered') }, true],
    ['a shipment is back', { progress: shipped('returned') }, false],
    ['a line was shipped', { lines: [aLine(), aLine({ quantityShipped: d(1) })] }, true],
    ['a line was packed', { lines: [aLine({ quantityPacked: d(1) })] }, false],
  ])('%s: has shipped', (_, fields, has) => {
    expect(hasShipped(anOrder(fields))).toBe(has);
  });

  it.each<[string, Partial<SalesOrder>, boolean]>([
    ['nothing is known', {}, false],
    ['an invoice stands', { progress: doneOf({ invoices: [anInvoice('9')] }) }, true],
    ['a line was invoiced', { lines: [aLine(), aLine({ quantityInvoiced: d(1) })] }, true],
    ['a line was shipped', { lines: [aLine({ quantityShipped: d(1) })] }, false],
  ])('%s: has an invoice', (_, fields, has) => {
    expect(hasInvoice(anOrder(fields))).toBe(has);
  });

  const ALL = { lines: [aLine({ quantityShipped: d(2) })] };
  const SOME = { lines: [aLine({ quantityShipped: d(1) })] };
  it.each<[OrderStatus, Partial<SalesOrder>, boolean]>([
    ['closed', {}, true],
    ['confirmed', ALL, true],
    ['confirmed', SOME, false],
    ['draft', ALL, false],
    ['void', ALL, false],
  ])('%s with %j is delivered: %s', (status, fields, is) => {
    expect(isDelivered(anOrder({ status, ...fields }))).toBe(is);
    if (status === 'confirmed') expect(isAllShipped(standingOf(anOrder(fields)))).toBe(is);
  });

  const parcel = (quantity: number, id = '7') => aPackage(id, { 11: quantity });
  it.each<[string, Partial<Progress>, boolean]>([
    ['nothing was shipped', {}, false],
    ['all came back', { packages: [parcel(2)], shipments: [aShipment('8', ['7'], 'returned')] }, true],
    ['part came back', { packages: [parcel(1)], shipments: [aShipment('8', ['7'], 'returned')] }, false],
    ['all arrived', { packages: [parcel(2)], shipments: [aShipment('8', ['7'], 'delivered')] }, false],
    [
      'all came back but one shipment',
      {
        packages: [parcel(2)],
        shipments: [aShipment('8', ['7'], 'returned'), aShipment('9', ['7'], 'planned')],
      },
      false,
    ],
    [
      'all came back in two shipments',
      {
        packages: [parcel(1), parcel(1, '6')],
        shipments: [aShipment('8', ['7'], 'returned'), aShipment('9', ['6'], 'returned')],
      },
      true,
    ],
    [
      'the rest is packed only',
      { packages: [parcel(1), parcel(1, '6')], shipments: [aShipment('8', ['7'], 'returned')] },
      false,
    ],
    ['what came back is not known', { shipments: [aShipment('8', ['7'], 'returned')] }, false],
  ])('%s: is returned', (_, progress, is) => {
    expect(isReturned(anOrder({ progress: doneOf(progress) }))).toBe(is);
  });

  it.each([
    ['planned', false],
    ['shipped', true],
    ['delivered', true],
    ['returned', false],
  ] as const)('a shipment that is %s is away: %s', (delivery, is) => {
    expect(isAway(aShipment('1', ['7'], delivery))).toBe(is);
  });

  it('a package is shown with the last shipment that names it', () => {
    const shipments = [aShipment('1', ['7']), aShipment('2', ['6', '7']), aShipment('3', ['8'])];
    expect(shipmentOf(doneOf({ shipments }), '7')?.id).toBe('2');
    expect(shipmentOf(doneOf({ shipments }), '9')).toBeUndefined();
  });

  const CHECKOUT = {
    version: 1,
    ip: '',
    paymentMode: '',
    isOfflinePayment: false,
    isTestOrder: false,
    canProcessInStore: false,
  };
  it.each([
    ['direct_sales', undefined],
    ['direct_sales', { ...CHECKOUT, salesChannel: '' }],
    ['shop', { ...CHECKOUT, salesChannel: 'shop' }],
  ])('an order came from %s', (channel, checkout) => {
    expect(salesChannelOf(doneOf({ checkout }))).toBe(channel);
  });

  it('nothing is known at first', () => {
    expect(NO_PROGRESS).toEqual(doneOf({}));
  });
});
