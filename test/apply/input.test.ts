import { describe, expect, it } from 'vitest';
import { changedPaths } from '../../lib/apply/changed-paths.ts';
import { applyInput } from '../../lib/apply/input.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import {
  aLine,
  aNewOrder,
  anOrder,
  counting,
  d,
  day,
  lookedUp,
  refused,
  someSettings,
  stated,
} from '../support/plain-order.ts';

const ROWS = lookedUp(
  [
    {
      kind: 'customer',
      id: '501',
      name: 'Ann',
      currencyCode: 'EUR',
      addresses: [{ id: '701', city: 'Paris' }],
    },
    { kind: 'customer', id: '502', name: 'Bob' },
    { kind: 'item', id: '801', name: 'Chair', rate: '50' },
    { kind: 'tax', id: '31', name: 'VAT', percent: '20' },
    { kind: 'salesperson', id: '61', name: 'Eve' },
    { kind: 'currency', id: 'EUR', currencyId: '7', symbol: '€', exchangeRate: '1.1' },
  ],
  someSettings(),
);
const applied = (base: SalesOrder, input: Record<string, unknown>) =>
  applyInput(base, stated(input), ROWS, counting());

const FULL = anOrder({
  referenceNumber: 'R',
  subject: 'S',
  shipmentDate: day('2026-11-25'),
  dueDate: day('2026-11-30'),
  salesperson: { id: '61', name: 'Former' },
  deliveryMethod: { id: '62', name: 'Post' },
  priceBookId: '63',
  template: { id: '64', name: 'T', type: 'x' },
  notes: 'N',
  terms: 'C',
  customFields: [{ id: '1', value: '"a"' }],
  documents: [{ id: '91', canSendInMail: false }],
  extras: { crm: { a: '1' } },
});

describe('an order', () => {
  it('that is made takes over what is looked up, and is calculated', () => {
    const made = applied(aNewOrder(), {
      customerId: '501',
      lines: [{ itemId: '801', quantity: '2', tax: { id: '31' } }],
      shippingCharge: '5',
      payments: [{ mode: 'Cash', amount: '1.004', description: '' }],
    });
    expect(made).toMatchObject({
      version: 0,
      number: '',
      status: 'draft',
      customer: { id: '501', name: 'Ann', billingAddress: { city: 'Paris' } },
      currency: { id: '7', code: 'EUR', symbol: '€', exchangeRate: '1.1' },
      lines: [{ id: '101', name: 'Chair', rate: '50' }],
      progress: { payments: [{ id: '102', amount: '1' }] },
      totals: { subTotal: '100', taxTotal: '20', total: '125', baseTotal: '137.5' },
    });
  });

  it('stays as it is when nothing is said, but for its totals', () => {
    const after = applied(FULL, {});
    expect(after).toEqual({ ...FULL, totals: after.totals });
    expect(after.totals.total).toBe('20');
  });

  it('is of the customer that the input names, in whose currency it stays as it was made', () => {
    const after = applied(anOrder({ customer: { id: '502', name: 'Bob', contactPersons: [] } }), {
      customerId: '501',
    });
    expect([after.customer.name, after.currency.code]).toEqual(['Ann', 'USD']);
  });

  it("has the customer's own looked up where the input does not name the customer", () => {
    expect(applied(FULL, { billingAddressId: '701' }).customer.billingAddress?.city).toBe('Paris');
  });

  it('has its discounts count where they are', () => {
    const lines = [{ id: '11', discount: { kind: 'percent', value: '50' } }];
    expect(applied(anOrder(), { lines })).toMatchObject({
      pricing: { discountLevel: 'item_level', discountBeforeTax: true },
      totals: { total: '10' },
    });
  });

  it('has one tax for all, and an adjustment without the charges', () => {
    const after = applied(anOrder(), {
      soleTax: { name: 'VAT', percent: '10' },
      charges: [{ name: 'Fitting', amount: '3' }],
      adjustmentWithFurtherCharges: '5',
    });
    expect(after).toMatchObject({
      pricing: { documentTaxes: [{ name: 'VAT', percent: '10' }], adjustment: '2' },
      totals: { taxTotal: '2', total: '27' },
    });
  });

  it('does not take a figure for one that was shown', () => {
    const first = applied(anOrder(), { discount: { kind: 'percent', value: '10' } });
    const again = applied(first, { discount: { kind: 'figure', value: '2' } });
    expect(again.pricing.discount).toEqual({ kind: 'percent', value: '10' });
  });

  it('has payments rounded at the precision that the input states', () => {
    const payments = [{ mode: 'Cash', amount: '1.25', description: '' }];
    expect(applied(anOrder(), { precision: 1, payments }).progress.payments[0]?.amount).toBe('1.3');
  });
});

describe('what describes an order', () => {
  it.each<[string, Record<string, unknown>, Partial<SalesOrder>]>([
    ['reference number', { referenceNumber: 'Q' }, { referenceNumber: 'Q' }],
    ['no reference number', { referenceNumber: null }, { referenceNumber: '' }],
    ['day', { date: '2026-01-02' }, { date: day('2026-01-02') }],
    ['subject', { subject: 'Z' }, { subject: 'Z' }],
    ['day of shipment', { shipmentDate: '2026-01-02' }, { shipmentDate: day('2026-01-02') }],
    ['no day of shipment', { shipmentDate: null }, { shipmentDate: undefined }],
    ['day it is due', { dueDate: '2026-01-02' }, { dueDate: day('2026-01-02') }],
    ['no day it is due', { dueDate: null }, { dueDate: undefined }],
    ['sales person again: as it was taken over', { salespersonId: '61' }, {}],
    ['sales person again, whatever name', { salespersonId: '61', salespersonName: 'Z' }, {}],
    ['no sales person', { salespersonId: null }, { salesperson: undefined }],
    ['sales person by ""', { salespersonId: '' }, { salesperson: undefined }],
    ['sales person by name', { salespersonName: 'Z' }, { salesperson: { name: 'Z' } }],
    ['sales person by the name that stands', { salespersonName: 'Former' }, {}],
    ['sales person without a name', { salespersonName: null }, { salesperson: undefined }],
    ['sales person with an empty name', { salespersonName: '' }, { salesperson: undefined }],
    [
      'no sales person but a name',
      { salespersonId: '', salespersonName: 'Former' },
      { salesperson: { name: 'Former' } },
    ],
    ['delivery method', { deliveryMethod: 'Van' }, { deliveryMethod: { id: '62', name: 'Van' } }],
    [
      'another id of the delivery method',
      { deliveryMethodId: '65' },
      { deliveryMethod: { id: '65', name: 'Post' } },
    ],
    [
      'another id of the delivery method, and its name',
      { deliveryMethodId: '65', deliveryMethod: 'Van' },
      { deliveryMethod: { id: '65', name: 'Van' } },
    ],
    ['the same id of the delivery method', { deliveryMethodId: '62', notes: 'n' }, { notes: 'n' }],
    [
      'delivery method without an id',
      { deliveryMethodId: null },
      { deliveryMethod: { id: undefined, name: 'Post' } },
    ],
    ['delivery method without a name', { deliveryMethod: null }, { deliveryMethod: { id: '62', name: '' } }],
    ['no delivery method', { deliveryMethod: '', deliveryMethodId: '' }, { deliveryMethod: undefined }],
    ['price book', { priceBookId: '66' }, { priceBookId: '66' }],
    ['no price book', { priceBookId: '' }, { priceBookId: undefined }],
    ['template', { templateId: '67' }, { template: { id: '67', name: '', type: '' } }],
    ['template again', { templateId: '64' }, {}],
    ['no template', { templateId: null }, { template: undefined }],
    ['notes', { notes: '' }, { notes: '' }],
    ['terms', { terms: 'Z' }, { terms: 'Z' }],
    ['custom fields', { customFields: null }, { customFields: [] }],
    ['documents', { documents: [{ id: '92' }] }, { documents: [{ id: '92', canSendInMail: false }] }],
    ['no documents', { documents: null }, { documents: [] }],
    ['extras', { extras: { crm: { b: '2' } } }, { extras: { crm: { a: '1', b: '2' } } }],
  ])('%s', (_, input, fields) => {
    const after = applied(FULL, input);
    expect(after).toEqual({ ...FULL, ...fields, totals: after.totals });
  });

  it('is not there where nothing is said of it', () => {
    const after = applied(anOrder(), { salespersonId: '', templateId: '', deliveryMethod: '' });
    expect([after.salesperson, after.template, after.deliveryMethod]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('is there for the first time', () => {
    const base = anOrder({ customer: { id: '599', name: 'Gone', contactPersons: [] } });
    const named = applied(anOrder({ deliveryMethod: { name: 'Post' } }), { deliveryMethodId: '65' });
    expect(named.deliveryMethod).toEqual({ id: '65', name: 'Post' });
    expect(applied(base, { salespersonId: '61', templateId: '67', deliveryMethodId: '65' })).toMatchObject({
      customer: { name: 'Gone' },
      salesperson: { id: '61', name: 'Eve' },
      template: { id: '67', name: '', type: '' },
      deliveryMethod: { id: '65', name: '' },
    });
  });

  it('a sales person is looked up when it is new', () => {
    const base = anOrder({ salesperson: { name: 'Z' } });
    expect(applied(base, { salespersonId: '61' }).salesperson).toEqual({ id: '61', name: 'Eve' });
    expect(applied(base, { salespersonName: 'Y' }).salesperson).toEqual({ name: 'Y' });
    expect(applied(anOrder(), { salespersonName: 'Y' }).salesperson).toEqual({ name: 'Y' });
  });

  it.each<[string, string | undefined, unknown, string | undefined]>([
    ['none stays none', undefined, undefined, undefined],
    ['none is not made of nothing', undefined, '', undefined],
    ['a first one', undefined, 'Z', 'Z'],
    ['one stays', 'S', undefined, 'S'],
    ['blanks where there was none', '', ' ', ' '],
  ])('a subject: %s', (_, standing, subject, result) => {
    expect(applied(anOrder({ subject: standing }), { subject }).subject).toBe(result);
  });

  it.each<[string, Record<string, unknown>, object]>([
    ['no day', { date: null }, { code: 'missing_field', field: 'date' }],
    ['a subject given up', { subject: null }, { code: 'missing_field', field: 'subject' }],
    ['a subject emptied', { subject: ' ' }, { code: 'missing_field', field: 'subject' }],
    [
      'a sales person that nobody knows',
      { salespersonId: '69' },
      { code: 'unknown_reference', field: 'salespersonId', kind: 'sales person', id: '69' },
    ],
  ])('is refused: %s', (_, input, refusal) => {
    expect(refused(() => applied(FULL, input))).toEqual(refusal);
  });
});

it('a line of an order is worked out at the rate that stands', () => {
  expect(applied(anOrder({ lines: [aLine({ rate: d('0.5') })] }), {}).totals.lines[0]?.itemTotal).toBe('1');
});

describe('an order with the figures of another system', () => {
  const ordinary = anOrder({ lines: [aLine({ rate: d('10'), quantity: d('1') })] });
  const base: SalesOrder = {
    ...ordinary,
    totals: { ...ordinary.totals, total: d('10.01') },
    imported: { rule: 'unexplained', ours: { total: d('10') } },
  };
  const [line] = base.lines;

  it.each([
    [{ notes: 'x' }],
    [{ adjustmentDescription: 'x' }],
    [{ lines: [{ id: line?.id, description: 'x' }] }],
    [{ customFields: [{ id: '9', value: '1' }] }],
  ])('keeps them when %j is changed', (input) => {
    const after = applied(base, input);
    expect(after.totals).toEqual(base.totals);
    expect(after.imported).toEqual(base.imported);
  });

  it.each([
    [{ lines: [{ id: line?.id, quantity: '2' }] }],
    [{ lines: [{ id: line?.id }, { name: 'more', rate: '1' }] }],
    [{ adjustment: '1' }],
  ])('is worked out anew when %j is changed, and its history says so', (input) => {
    const after = applied(base, input);
    expect(after.imported).toBeUndefined();
    expect(after.totals).toEqual(applied({ ...base, imported: undefined }, input).totals);
    expect(changedPaths(base, after).map(({ path }) => path)).toContain('imported');
  });
});
