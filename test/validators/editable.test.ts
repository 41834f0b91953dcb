import { describe, expect, it } from 'vitest';
import { lineId } from '../../lib/domain/identity.ts';
import type { OrderLine, SalesOrder } from '../../lib/domain/order.ts';
import { assertEditable } from '../../lib/validators/editable.ts';
import { anInvoice, aPayment, doneOf } from '../support/plain-facts.ts';
import { aLine, anOrder, aTax, d, refused, somePricing } from '../support/plain-order.ts';

const INVOICED: Partial<SalesOrder> = { progress: doneOf({ invoices: [anInvoice('9')] }) };
const PAID: Partial<SalesOrder> = { progress: doneOf({ payments: [aPayment('9', 1)] }) };
const PAID_NOTHING: Partial<SalesOrder> = { progress: doneOf({ payments: [aPayment('9', 0)] }) };
const ALL_SHIPPED: Partial<SalesOrder> = { lines: [aLine({ quantityShipped: d(2) })] };
const PARTLY_SHIPPED: Partial<SalesOrder> = { lines: [aLine({ quantityShipped: d(1) })] };

const INVOICE = 'an invoice stands';
const PAYMENT = 'payments are recorded';
const SHIPMENT = 'everything is already shipped';

/** What is said to a change of that path alone. */
function said(fields: Partial<SalesOrder>, path: string, after: Partial<SalesOrder> = {}) {
  const before = anOrder(fields);
  return refused(() => assertEditable(before, { ...before, ...after }, [{ path }]));
}

describe('a part of the order is settled', () => {
  const SETTLED: [string, Partial<SalesOrder>, string][] = [
    ['customer.id', INVOICED, INVOICE],
    ['customer.id', PAID, PAYMENT],
    ['currency', INVOICED, INVOICE],
    ['currency.code', PAID, PAYMENT],
    ['currency.exchangeRate', PAID, PAYMENT],
    [
      'customer.id',
      {
        ...INVOICED,
        progress: doneOf({ ...INVOICED.progress, ...PAID.progress, invoices: [anInvoice('9')] }),
      },
      INVOICE,
    ],
    ...[
      'profile.precision',
      'taxInclusive',
      'discount',
      'discount.value',
      'discountLevel',
      'discountBeforeTax',
    ].map((path): [string, Partial<SalesOrder>, string] => [`pricing.${path}`, INVOICED, INVOICE]),
    ['pricing.documentTaxes', INVOICED, INVOICE],
    ...[
      'customer.billingAddress',
      'customer.billingAddress.city',
      'customer.shippingAddress',
      'deliveryMethod.name',
      'salesperson',
      'date',
      'shipmentDate',
      'dueDate',
    ].map((path): [string, Partial<SalesOrder>, string] => [path, ALL_SHIPPED, SHIPMENT]),
  ];
  it.each(SETTLED)('%s of %j', (path, fields, obstacle) => {
    expect(said(fields, path)).toEqual({
      code: 'transition_refused',
      action: 'edit',
      status: 'confirmed',
      obstacle,
      field: path,
    });
  });
});

describe('a part of the order is open', () => {
  const OPEN: [string, Partial<SalesOrder>][] = [
    ['customer.id', {}],
    ['customer.id', PAID_NOTHING],
    ['customer.id', ALL_SHIPPED],
    ['customer.idle', PAID],
    ['customer.name', INVOICED],
    ['old.customer.id', INVOICED],
    ['currencyCode', INVOICED],
    ['my.currency', INVOICED],
    ['pricing.discount', PAID],
    ['pricing.discounted', INVOICED],
    ['pricing.shipping', INVOICED],
    ['pricing.adjustment', INVOICED],
    ['the.pricing.discount', INVOICED],
    ['date', {}],
    ['date', PARTLY_SHIPPED],
    ['date', INVOICED],
    ['dated', ALL_SHIPPED],
    ['a.date', ALL_SHIPPED],
    ['notes', { ...ALL_SHIPPED, ...INVOICED }],
  ];
  it.each(OPEN)('%s of %j', (path, fields) => {
    expect(said(fields, path)).toBeUndefined();
  });

  it('while a change brings more to ship', () => {
    expect(
      said(ALL_SHIPPED, 'date', { lines: [aLine({ quantity: d(3), quantityShipped: d(2) })] }),
    ).toBeUndefined();
  });

  it('whatever the first path is, all are looked at', () => {
    const order = anOrder(INVOICED);
    const paths = [{ path: 'notes' }, { path: 'currency.code' }];
    expect(refused(() => assertEditable(order, order, paths))).toMatchObject({ field: 'currency.code' });
  });
});

describe('a line of which something is done', () => {
  const packed = aLine({ quantityPacked: d(1) });
  const shipped = aLine({ quantityPacked: d(1), quantityShipped: d('1.5') });
  const invoiced = aLine({
    quantityInvoiced: d(2),
    quantityShipped: d(2),
    quantityPacked: d(2),
    discount: { kind: 'percent', value: d(5) },
  });
  const change = (line: OrderLine, after: OrderLine | undefined) => {
    const rest = aLine({ id: lineId('12'), name: 'Lamp' });
    const before = anOrder({ lines: [line, rest] });
    const lines = after ? [rest, after] : [rest];
    return refused(() => assertEditable(before, anOrder({ lines }), []));
  };

  it.each<[string, OrderLine, OrderLine | undefined, string | undefined]>([
    ['stays as it is', packed, packed, undefined],
    ['may not go', packed, undefined, '1 of Desk are already packed'],
    ['may shrink to what was done', packed, { ...packed, quantity: d(1) }, undefined],
    ['may not shrink below', packed, { ...packed, quantity: d('0.9') }, '1 of Desk are already packed'],
    [
      'tells of the most that was done',
      shipped,
      { ...shipped, quantity: d(1) },
      '1.5 of Desk are already shipped',
    ],
    ['of equals tells of the invoice', invoiced, undefined, '2 of Desk are already invoiced'],
    ['may grow', invoiced, { ...invoiced, quantity: d(9) }, undefined],
    [
      'keeps its item',
      { ...packed, itemId: '801' },
      { ...packed, itemId: '802' },
      '1 of Desk are already packed, so its item stays',
    ],
    [
      'keeps that it has one',
      { ...packed, itemId: '801' },
      packed,
      '1 of Desk are already packed, so its item stays',
    ],
    [
      'may have the item named otherwise',
      { ...packed, itemId: '801' },
      { ...packed, itemId: '801', name: 'Bed' },
      undefined,
    ],
    [
      'without an item keeps its name',
      packed,
      { ...packed, name: 'Bed' },
      '1 of Desk are already packed, so its item stays',
    ],
    [
      'is no item of the name that it has',
      packed,
      { ...packed, itemId: 'Desk' },
      '1 of Desk are already packed, so its item stays',
    ],
    ['may cost more until it is invoiced', shipped, { ...shipped, rate: d(11) }, undefined],
    [
      'keeps its rate once invoiced',
      invoiced,
      { ...invoiced, rate: d(11) },
      '2 of Desk are already invoiced, so its rate, discount and taxes stay',
    ],
    [
      'keeps its discount once invoiced',
      invoiced,
      { ...invoiced, discount: undefined },
      '2 of Desk are already invoiced, so its rate, discount and taxes stay',
    ],
    [
      'keeps its taxes once invoiced',
      invoiced,
      { ...invoiced, taxes: [aTax('VAT', 5)] },
      '2 of Desk are already invoiced, so its rate, discount and taxes stay',
    ],
    ['may have another unit once invoiced', invoiced, { ...invoiced, unit: 'box' }, undefined],
    ['of which nothing is done may go', aLine(), undefined, undefined],
    [
      'of which nothing is done may change',
      aLine(),
      aLine({ name: 'Bed', rate: d(1), quantity: d(1) }),
      undefined,
    ],
  ])('%s', (_, line, after, obstacle) => {
    expect(change(line, after)).toEqual(
      obstacle && { code: 'transition_refused', action: 'edit', status: 'confirmed', obstacle },
    );
  });
});

describe('an order', () => {
  const zero = aLine({ quantity: d(0) });
  const below = aLine({ quantity: d(-1) });
  const EMPTIED = {
    code: 'transition_refused',
    action: 'edit',
    status: 'confirmed',
    obstacle: 'no line would have a quantity above 0',
  };
  it.each<[string, Partial<SalesOrder>, OrderLine[], object | undefined]>([
    ['that is confirmed is not emptied', {}, [zero], EMPTIED],
    ['nor brought below zero', {}, [below], EMPTIED],
    ['may be emptied while it is a draft', { status: 'draft' }, [zero], undefined],
    ['may be emptied once it is closed', { status: 'closed' }, [zero], undefined],
    ['may stay empty', { lines: [zero] }, [zero], undefined],
    ['may have one line emptied of two', {}, [zero, aLine()], undefined],
    ['counts as empty with the quantity of one line below zero', { lines: [below] }, [zero], undefined],
  ])('%s', (_, fields, lines, refusal) => {
    const before = anOrder(fields);
    expect(refused(() => assertEditable(before, { ...before, lines }, []))).toStrictEqual(refusal);
  });
});

describe('which discounts count, of an invoiced order,', () => {
  const TEN = { kind: 'percent', value: d(10) } as const;
  const lines = (...discounts: (typeof TEN | undefined)[]) => ({
    lines: discounts.map((discount, at) => aLine({ id: lineId(String(11 + at)), discount })),
  });
  const NONE = lines(undefined, undefined);
  const SECOND = lines(undefined, TEN);
  const ON_ORDER = { pricing: somePricing({ discount: TEN }) };

  it.each<[string, Partial<SalesOrder>, Partial<SalesOrder>, string | undefined]>([
    ['is open where the first ones come on a line', NONE, SECOND, undefined],
    ['is settled where none comes on a line', NONE, NONE, INVOICE],
    ['is settled where lines had some', SECOND, lines(TEN, TEN), INVOICE],
    ['is settled where lines had all of them', SECOND, NONE, INVOICE],
    ['is settled where the order has one', { ...NONE, ...ON_ORDER }, { ...SECOND, ...ON_ORDER }, INVOICE],
  ])('%s', (_, before, after, obstacle) => {
    for (const part of ['discountLevel', 'discountBeforeTax'])
      expect(said({ ...INVOICED, ...before }, `pricing.${part}`, after)).toEqual(
        obstacle && expect.objectContaining({ obstacle, field: `pricing.${part}` }),
      );
    expect(said(before, 'pricing.discountLevel', after)).toBeUndefined();
  });

  it('is nothing to fields whose names hold theirs', () => {
    for (const path of ['extras.pricing.discountLevel', 'pricing.discountLevels'])
      expect(said(INVOICED, path)).toBeUndefined();
  });
});
