import { describe, expect, it } from 'vitest';
import { OrderInput } from '../../lib/domain/order-input.ts';
import { refusedPaths } from '../support/schema-verdicts.ts';

const TEXTS = [
  'number',
  'referenceNumber',
  'subject',
  'customerId',
  'billingAddressId',
  'shippingAddressId',
  'placeOfSupply',
  'gstNumber',
  'currencyCode',
  'adjustmentDescription',
  'salespersonId',
  'salespersonName',
  'deliveryMethod',
  'deliveryMethodId',
  'priceBookId',
  'templateId',
  'notes',
  'terms',
];
const NUMBERS = [
  'exchangeRate',
  'shippingCharge',
  'adjustment',
  'adjustmentWithCharges',
  'adjustmentWithFurtherCharges',
  'documentTaxAmount',
];
const LINE_TEXTS = [
  'itemId',
  'productCode',
  'name',
  'description',
  'unit',
  'warehouseId',
  'hsnOrSac',
  'satItemKeyCode',
  'unitKeyCode',
  'tdsTaxId',
];

describe('an input', () => {
  it.each([
    ...TEXTS.map((name) => [name, 'x']),
    ...NUMBERS.map((name) => [name, '1.50']),
    ['date', '2026-11-21'],
    ['shipmentDate', '2026-11-21'],
    ['dueDate', '2026-11-21'],
  ])('has %s as text, null or nothing', (name, text) => {
    expect(OrderInput.parse({ [name as string]: text })).toEqual({
      [name as string]: text === '1.50' ? '1.5' : text,
    });
    expect(OrderInput.parse({ [name as string]: null })).toEqual({ [name as string]: null });
    expect(refusedPaths(OrderInput, { [name as string]: 1 })).toEqual([name]);
  });

  it.each(LINE_TEXTS)('has %s of a line as text, null or nothing', (name) => {
    expect(OrderInput.parse({ lines: [{ [name]: 'x' }, { [name]: null }] })).toEqual({
      lines: [{ [name]: 'x' }, { [name]: null }],
    });
    expect(refusedPaths(OrderInput, { lines: [{ [name]: 1 }] })).toEqual([`lines.0.${name}`]);
  });

  const FIELD = { id: '1', index: 1, apiName: 'a', label: 'l', value: null };
  const DISCOUNT = { kind: 'figure', value: '1' };
  const TAX = { name: 'VAT', percent: '1', compound: true };
  const DOCUMENT = {
    id: '1',
    fileName: 'n',
    fileType: 't',
    fileSize: '1',
    fileSizeFormatted: 'f',
    attachmentOrder: 1,
    canSendInMail: true,
  };
  const ADDRESS = {
    attention: 'a',
    address: null,
    street2: '',
    city: 'c',
    state: 's',
    zip: 'z',
    country: 'c',
    phone: 'p',
    fax: 'f',
    whole: true,
  };
  it.each<Record<string, unknown>>([
    {},
    ...['draft', 'confirmed', 'delivered', 'void'].map((status) => ({ status })),
    ...['business_gst', 'business_none', 'overseas', 'consumer', null].map((gstTreatment) => ({
      gstTreatment,
    })),
    ...['entity_level', 'item_level'].flatMap((level) => [{ taxRounding: level }, { discountLevel: level }]),
    { customer: {} },
    { customer: { name: 'n', contactName: null, phone: 'p', email: 'e' } },
    { contactPersonIds: ['1'] },
    { contactPersonIds: null },
    { billingAddress: ADDRESS, shippingAddress: {} },
    { precision: 3, taxInclusive: true, discountsCount: true, discountBeforeTax: false, linesByCode: true },
    { discount: null, shippingTax: null, documentTaxes: null, customFields: null, documents: null },
    ...['amount', 'percent', 'figure'].map((kind) => ({ discount: { ...DISCOUNT, kind } })),
    { shippingTax: { id: '1' } },
    { shippingTax: { id: '1', percent: '1' } },
    { shippingTax: { percent: '1' } },
    { shippingTax: { stated: [TAX, { name: 'B', percent: '2' }] } },
    { charges: [{ name: 'n', amount: '1' }, { name: 'n', amount: null }, { name: 'n' }] },
    { documentTaxes: [{ name: 'n' }, { name: 'n', percent: '1', amount: '2' }] },
    { soleTax: { name: 'n' } },
    { soleTax: { name: 'n', percent: null, amount: '1' } },
    {
      payments: [
        { mode: 'm', amount: '1', date: '2026-11-21', description: '' },
        { mode: 'm', amount: '1', description: '' },
      ],
    },
    { customFields: [FIELD, {}, { value: '"x"' }] },
    { documents: [DOCUMENT] },
    { extras: { crm: { a: '1', b: null } } },
    { lines: [{ id: '1', remove: true, order: 1, rate: '1', quantity: null, discount: null, tax: null }] },
    {
      lines: [
        { discount: DISCOUNT, tax: { percent: '1' }, customFields: [FIELD], extras: { crm: { a: null } } },
      ],
    },
  ])('may be %j', (input) => {
    expect(OrderInput.parse(input)).toEqual(input);
  });

  it('has documents that are not sent unless it is said', () => {
    expect(OrderInput.parse({ documents: [{ id: '1' }] }).documents).toEqual([
      { id: '1', canSendInMail: false },
    ]);
  });

  it.each<[Record<string, unknown>, string]>([
    [{ other: 1 }, ''],
    [{ status: 'closed' }, 'status'],
    [{ gstTreatment: '' }, 'gstTreatment'],
    [{ taxRounding: 'both' }, 'taxRounding'],
    [{ discountLevel: 'both' }, 'discountLevel'],
    [{ date: '2026-02-30' }, 'date'],
    [{ exchangeRate: 'x' }, 'exchangeRate'],
    [{ precision: 1.5 }, 'precision'],
    [{ customer: { id: '1' } }, 'customer'],
    [{ billingAddress: { id: '1' } }, 'billingAddress'],
    [{ discount: { kind: 'part', value: '1' } }, 'discount.kind'],
    [{ discount: { kind: 'amount', value: '1', other: 1 } }, 'discount'],
    [{ discount: { kind: 'amount' } }, 'discount.value'],
    [{ shippingTax: {} }, 'shippingTax'],
    [{ shippingTax: { id: '1', stated: [] } }, 'shippingTax'],
    [{ shippingTax: { percent: '1', other: 1 } }, 'shippingTax'],
    [{ shippingTax: { stated: [{ name: 'n' }] } }, 'shippingTax'],
    [{ shippingTax: { stated: [{ ...TAX, other: 1 }] } }, 'shippingTax.stated.0'],
    [{ charges: [{ amount: '1' }] }, 'charges.0.name'],
    [{ charges: [{ name: 'n', other: 1 }] }, 'charges.0'],
    [{ documentTaxes: [{ percent: '1' }] }, 'documentTaxes.0.name'],
    [{ documentTaxes: [{ name: 'n', other: 1 }] }, 'documentTaxes.0'],
    [{ soleTax: { percent: '1' } }, 'soleTax.name'],
    [{ soleTax: { name: 'n', other: 1 } }, 'soleTax'],
    [{ payments: [{ mode: 'm', amount: '1' }] }, 'payments.0.description'],
    [{ payments: [{ mode: 'm', amount: '1', description: '', other: 1 }] }, 'payments.0'],
    [{ customFields: [{ other: 1 }] }, 'customFields.0'],
    [{ documents: [{ id: '1', other: 1 }] }, 'documents.0'],
    [{ documents: [{}] }, 'documents.0.id'],
    [{ extras: { crm: { a: 1 } } }, 'extras.crm.a'],
    [{ lines: [{ other: 1 }] }, 'lines.0'],
    [{ lines: [{ order: 1.5 }] }, 'lines.0.order'],
    [{ lines: null }, 'lines'],
  ])('is refused as %j', (input, path) => {
    expect(refusedPaths(OrderInput, input)).toEqual([path]);
  });
});

describe('what the core carries as text', () => {
  const verdict = (extras: Record<string, string>) => refusedPaths(OrderInput, { extras: { crm: extras } });

  it.each([
    ['"x"', true],
    ['{"a":[1.5,null,{"b":-1e3}]}', true],
    ['9'.repeat(60), true],
    ['9'.repeat(61), false],
    [`{"a":["${'9'.repeat(61)}"]}`, true],
    [`{"a":[${'9'.repeat(61)}]}`, false],
    ['1e400', false],
    ['[-1e400]', false],
    ['not json', false],
    ['', false],
    [`"${'x'.repeat(9998)}"`, true],
    [`"${'x'.repeat(9999)}"`, false],
  ])('is JSON whose numbers can be read, %.20s: %s', (text, is) => {
    expect(verdict({ a: text })).toEqual(is ? [] : ['extras.crm.a']);
    expect(refusedPaths(OrderInput, { customFields: [{ value: text }] })).toEqual(
      is ? [] : ['customFields.0.value'],
    );
  });

  it('has two hundred fields at most, and names of a hundred characters', () => {
    const fields = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [at, '1']));
    expect([verdict(fields(200)), verdict(fields(201))]).toEqual([[], ['extras.crm']]);
    expect(verdict({ ['x'.repeat(100)]: '1' })).toEqual([]);
    expect(verdict({ ['x'.repeat(101)]: '1' })).not.toEqual([]);
    const { error } = OrderInput.safeParse({ extras: { crm: fields(201) } });
    expect(error?.issues[0]?.message).toBe('expected at most 200 fields');
    const none = OrderInput.safeParse({ extras: { crm: { a: 'x' } } });
    expect(none.error?.issues[0]?.message).toBe('expected the text of a JSON value');
  });
});
