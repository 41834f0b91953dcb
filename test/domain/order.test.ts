import { describe, expect, it } from 'vitest';
import { CHANGE_KINDS } from '../../lib/domain/change.ts';
import { RIGHTS } from '../../lib/domain/caller.ts';
import { firstDocument, lineCode, solePercent, type SalesOrder } from '../../lib/domain/order.ts';
import { ORDER_STATUSES } from '../../lib/domain/order-status.ts';
import { rowOf } from '../../lib/domain/order-row.ts';
import { DISCOUNT_LEVELS, LEVELS, percentOf, taxIdOf } from '../../lib/domain/pricing.ts';
import {
  adjustmentWithCharges,
  adjustmentWithFurtherCharges,
  chargesWithTaxes,
  furtherChargesWithTaxes,
  inBaseCurrency,
  NO_TOTALS,
  type Totals,
} from '../../lib/domain/totals.ts';
import { doneOf } from '../support/plain-facts.ts';
import { aLine, anOrder, aTax, d, day, somePricing } from '../support/plain-order.ts';

describe('lists of words', () => {
  it.each([
    ['statuses', ORDER_STATUSES, 'draft confirmed closed void'],
    ['rights', RIGHTS, 'create read update delete'],
    [
      'kinds of change',
      CHANGE_KINDS,
      'created updated submitted approved rejected confirmed voided closed reopened deleted substatus progress',
    ],
    ['levels', LEVELS, 'entity_level item_level'],
    ['levels of discounts', DISCOUNT_LEVELS, 'entity_level item_level both'],
  ])('%s', (_, list, words) => {
    expect(list.join(' ')).toBe(words);
  });
});

describe('a row', () => {
  it('shows what a list needs of an order', () => {
    const quantities = { quantityInvoiced: d(1), quantityPacked: d('0.5'), quantityShipped: d('0.25') };
    const order = anOrder({
      referenceNumber: 'R',
      subject: 'S',
      shipmentDate: day('2026-11-25'),
      salesperson: { name: 'Eve' },
      lines: [aLine(quantities), aLine({ ...quantities, quantity: d(3) })],
      totals: { ...NO_TOTALS, total: d(9), baseTotal: d(10) },
      progress: doneOf({ checkout: checkoutOf('shop') }),
      customFields: [{ id: '1', value: '"a"' }],
    });
    expect(rowOf(order)).toEqual({
      id: '1',
      number: 'SO-00001',
      version: 3,
      status: 'confirmed',
      referenceNumber: 'R',
      subject: 'S',
      date: '2026-11-21',
      shipmentDate: '2026-11-25',
      customerId: '501',
      customerName: 'Ann',
      salespersonName: 'Eve',
      currencyCode: 'USD',
      total: '9',
      baseTotal: '10',
      quantity: '5',
      quantityInvoiced: '2',
      quantityPacked: '1',
      quantityShipped: '0.5',
      salesChannel: 'shop',
      createdAt: '2026-11-21T10:00:00.000Z',
      modifiedAt: '2026-11-21T11:00:00.000Z',
      customFields: [{ id: '1', value: '"a"' }],
    });
  });

  it('has no sales channel where it was sold directly, and no sales person where there is none', () => {
    for (const order of [anOrder(), anOrder({ progress: doneOf({ checkout: checkoutOf('') }) })]) {
      expect(rowOf(order)).toMatchObject({ salesChannel: undefined, salespersonName: undefined });
    }
  });
});

const checkoutOf = (salesChannel: string) => ({
  version: 1,
  ip: '',
  paymentMode: '',
  isOfflinePayment: false,
  isTestOrder: false,
  canProcessInStore: false,
  salesChannel,
});

describe('the first document', () => {
  const documents = (...orders: (number | undefined)[]) =>
    orders.map((attachmentOrder, index) => ({ id: String(index), attachmentOrder, canSendInMail: false }));
  it.each<[(number | undefined)[], string | undefined]>([
    [[], undefined],
    [[2, 1, 3], '1'],
    [[1, 1], '0'],
    [[1, undefined], '1'],
    [[undefined, undefined], '0'],
    [[undefined, -1], '1'],
  ])('of %j is %s', (orders, id) => {
    expect(firstDocument(documents(...orders))?.id).toBe(id);
  });
});

it.each([
  [{ productCode: 'CH', itemId: '801' }, 'CH'],
  [{ itemId: '801' }, '801'],
  [{}, ''],
])('a line of %j is called "%s"', (fields, code) => {
  expect(lineCode(aLine(fields))).toBe(code);
});

describe('the only percentage', () => {
  const taxed = (...percents: number[]) => percents.map((percent) => aLine({ taxes: [aTax('A', percent)] }));
  const onDocument = (...percents: (number | undefined)[]) =>
    somePricing({
      documentTaxes: percents.map((percent) => ({
        name: 'T',
        ...(percent !== undefined && { percent: d(percent) }),
      })),
    });
  it.each<[string, Partial<SalesOrder>, string]>([
    ['none', {}, '0'],
    ['no line', { lines: [] }, '0'],
    ['that of every line', { lines: taxed(5, 5) }, '5'],
    ['lines that differ', { lines: taxed(5, 6) }, '0'],
    ['a line without tax', { lines: [...taxed(5), aLine()] }, '0'],
    ['that of the document', { pricing: onDocument(7) }, '7'],
    ['an amount on the document', { pricing: onDocument(undefined) }, '0'],
    ['two on the document', { pricing: onDocument(7, 7) }, '0'],
    ['one on the document and on lines', { lines: taxed(5), pricing: onDocument(7) }, '0'],
    ['one on the document and lines that differ', { lines: taxed(5, 0), pricing: onDocument(7) }, '0'],
  ])('%s', (_, fields, percent) => {
    expect(solePercent(anOrder(fields))).toBe(percent);
  });
});

describe('taxes', () => {
  const [a, b] = [aTax('A', 5, { id: '1' }), aTax('B', '2.5', { id: '2' })];
  it.each([
    ['one', { taxes: [a] }, '1', '5'],
    ['several', { taxes: [a, b] }, undefined, '7.5'],
    ['none', { taxes: [] }, undefined, '0'],
    ['a group', { taxes: [a, b], group: { id: '3', name: 'G' } }, '3', '7.5'],
    ['a group of one', { taxes: [a], group: { id: '3', name: 'G' } }, '3', '5'],
    ['a group without an id', { taxes: [a], group: { name: 'G' } }, undefined, '5'],
    ['one without an id', { taxes: [aTax('A', 5)] }, undefined, '5'],
  ])('%s', (_, treatment, id, percent) => {
    expect([taxIdOf(treatment), percentOf(treatment)]).toEqual([id, percent]);
  });
});

describe('totals', () => {
  const charge = (amount: number, tax: number) => ({
    name: '',
    amount: d(amount),
    net: d(0),
    taxes: [],
    taxAmount: d(tax),
  });
  const totals: Totals = {
    ...NO_TOTALS,
    shipping: charge(10, 1),
    charges: [charge(20, 2), charge(30, 3)],
    adjustment: d(-4),
  };

  it.each([
    [false, '66', '55', '62', '51'],
    [true, '60', '50', '56', '46'],
  ])('have charges with their taxes; prices inclusive: %s', (inclusive, ...figures) => {
    const ways = [
      chargesWithTaxes,
      furtherChargesWithTaxes,
      adjustmentWithCharges,
      adjustmentWithFurtherCharges,
    ];
    expect(ways.map((way) => way(totals, inclusive))).toEqual(figures);
  });

  it('are rounded in the base currency one by one', () => {
    expect(inBaseCurrency(d('1.005'), d('1.1'), 2)).toBe('1.11');
    expect(inBaseCurrency(d(2), d('1.5'), 0)).toBe('3');
  });

  it('of nothing are nothing', () => {
    expect(NO_TOTALS).toEqual({
      lines: [],
      subTotal: '0',
      discountAmount: '0',
      taxes: [],
      taxTotal: '0',
      documentTaxTotal: '0',
      shipping: { name: 'Shipping', amount: '0', net: '0', taxes: [], taxAmount: '0' },
      charges: [],
      adjustment: '0',
      total: '0',
      baseSubTotal: '0',
      baseTaxTotal: '0',
      baseTotal: '0',
    });
  });
});
