/** An order with everything that one can have, each figure another: what an answer leaves out or mixes up is seen. */
import { expect } from 'vitest';
import type { OrderLine, SalesOrder } from '../../lib/domain/order.ts';
import type { Charge } from '../../lib/domain/pricing.ts';
import { lineId, orderId } from '../../lib/domain/identity.ts';
import { aLine, anOrder, at, d, day, somePricing } from './plain-order.ts';
import { CITY, FULL_PROGRESS, FULL_TOTALS, STATE } from './full-progress.ts';

const address = (id: string, city: string) => ({
  id,
  attention: `To ${city}`,
  address: `1 ${city} Street`,
  street2: `Rear of ${city}`,
  city,
  state: `${city} State`,
  zip: `Z-${city}`,
  country: `${city}land`,
  phone: `1-${city}`,
  fax: `2-${city}`,
});

const field = (id: string) => ({ id, index: 2, apiName: `cf_${id}`, label: `Field ${id}`, value: '[1,"x"]' });
const theirs = (what: string) => ({
  'zoho-inventory': { inventory_knows: `"${what}"` },
  'zoho-commerce': { commerce_knows: `"${what}"` },
  'zoho-crm': { Crm_Knows: `"${what}"` },
  getfly: { getfly_knows: `"${what}"`, assigned_user: '7', assigned_username: '"An"', store_name: '"Shop"' },
});

const FULL_LINE: OrderLine = aLine({
  itemId: 'ITEM-1',
  productCode: 'SKU-1',
  name: 'Chair',
  description: 'Oak',
  rate: d('12.5'),
  itemRate: d(13),
  quantity: d(4),
  unit: 'pcs',
  discount: { kind: 'percent', value: d(10) },
  warehouseId: '31',
  hsnOrSac: '94',
  satItemKeyCode: 'SAT',
  unitKeyCode: 'UK',
  tdsTaxId: '33',
  image: { id: '34', name: 'c.jpg', type: 'jpg' },
  attributes: [
    { name: 'Colour', option: 'Red', content: '#f00' },
    { name: 'Size', option: 'L', content: '' },
  ],
  customFields: [field('9')],
  taxes: [CITY, STATE],
  group: { id: '63', name: 'City and State' },
  quantityInvoiced: d(4),
  quantityPacked: d(3),
  quantityShipped: d(2),
  extras: theirs('line'),
});

const SHIPPING: Charge = { name: 'Shipping', amount: d(51), taxes: [CITY] };

const FULL_ORDER: SalesOrder = anOrder({
  id: orderId('4815000000000123'),
  subStatus: { code: 'packing', label: 'In packing', status: 'confirmed' },
  referenceNumber: 'REF-1',
  subject: 'Chairs',
  estimateId: 'EST-1',
  shipmentDate: day('2026-12-01'),
  dueDate: day('2026-12-24'),
  createdAt: at('2026-11-21T20:10:09.123Z'),
  modifiedAt: at('2026-11-22T04:05:06.789Z'),
  createdBy: { id: 'key-1', name: 'Ann' },
  modifiedBy: { id: '12', name: 'Bob' },
  presentation: { timeZone: 'Asia/Kolkata', locale: 'en-IN', dateFormat: 'dd/MM/yyyy' },
  customer: {
    id: 'CUST-1',
    name: 'Oak & Sons',
    email: 'oak@x.example',
    phone: '3-1',
    contactName: 'Cy Oak',
    contactPersons: [
      { id: 'CP-1', firstName: 'Cy', lastName: 'Oak', email: 'cy@x.example', phone: '3-2', mobile: '3-3' },
      { id: '22' },
    ],
    billingAddress: address('23', 'Salem'),
    shippingAddress: address('24', 'Bend'),
  },
  registration: { isPreGst: true, gstNumber: 'GST-1', gstTreatment: 'overseas', placeOfSupply: 'FR' },
  currency: { id: 'EUR-1', code: 'EUR', symbol: '€', baseCode: 'USD', exchangeRate: d('1.25') },
  pricing: somePricing({
    discount: { kind: 'percent', value: d(5) },
    shipping: SHIPPING,
    charges: [{ name: 'Installation', amount: d(61), taxes: [] }],
    documentTaxes: [
      { id: 'TAX-1', name: 'VAT', percent: d(8) },
      { name: 'Stated', amount: d(3) },
    ],
    adjustment: d('0.5'),
    adjustmentDescription: 'Rounding',
  }),
  lines: [FULL_LINE, aLine({ id: lineId('12'), extras: {} })],
  totals: FULL_TOTALS,
  progress: FULL_PROGRESS,
  salesperson: { id: 'SP-1', name: 'Lara' },
  deliveryMethod: { id: 'DM-1', name: 'Courier' },
  priceBookId: 'PB-1',
  template: { id: 'TPL-1', name: 'Standard', type: 'plain' },
  notes: 'ring twice',
  terms: 'net\n30 days',
  customFields: [field('8'), { label: 'Mood' }, { apiName: 'cf_empty' }],
  documents: [
    { id: '91', fileName: 'second.pdf', attachmentOrder: 2, canSendInMail: false },
    {
      id: 'DOC-1',
      fileName: 'first.pdf',
      fileType: 'pdf',
      fileSize: d(1024),
      fileSizeFormatted: '1 KB',
      canSendInMail: true,
    },
    { id: '92', attachmentOrder: 5, canSendInMail: false },
  ],
  extras: theirs('order'),
});

/** Nothing but what every order has, and one line of which nobody has worked out the totals. */
const BARE_ORDER: SalesOrder = anOrder();

/** What stands between the two, one thing each. */
const OTHER_ORDERS: Record<string, SalesOrder> = {
  'with taxes inside, discounts of lines and an amount off': {
    ...FULL_ORDER,
    pricing: {
      ...FULL_ORDER.pricing,
      taxInclusive: true,
      discountLevel: 'item_level',
      discountBeforeTax: false,
      discount: { kind: 'amount', value: d(6) },
    },
    lines: FULL_ORDER.lines.map((line) => ({
      ...line,
      taxes: [CITY],
      discount: { kind: 'amount', value: d(1) },
    })),
  },
  'that was moved in': {
    ...FULL_ORDER,
    foreignIds: { 'zoho-inventory': '701', 'zoho-commerce': '702', 'zoho-crm': '703', getfly: '704' },
  },
};

type Path = [path: string, value: string];

/** What is sent, as a path and a text for each single value. */
function toldIn(answer: unknown): Path[] {
  const walk = (value: unknown, path: string): Path[] =>
    typeof value === 'object' && value !== null && Object.keys(value).length > 0
      ? Object.entries(value).flatMap(([name, inner]) => walk(inner, path === '' ? name : `${path}.${name}`))
      : [[path, JSON.stringify(value)]];
  return walk(JSON.parse(JSON.stringify(answer)), '');
}

/** The same in lines, without those that another answer has too. */
function linesOf(answer: unknown, known: unknown = {}): string {
  const before = new Set(toldIn(known).map(String));
  const lines = toldIn(answer).filter((line) => !before.has(String(line)));
  return ['', ...lines.map((line) => line.join(' ')), ''].join('\n');
}

/** Snapshots of what a wire tells of each of these orders; of further ones, what differs from the full one. */
export function expectWholeOrders(encode: (order: SalesOrder) => unknown): void {
  const full = encode(FULL_ORDER);
  expect(linesOf(full)).toMatchSnapshot('with everything');
  expect(linesOf(encode(BARE_ORDER))).toMatchSnapshot('with nothing');
  for (const [name, order] of Object.entries(OTHER_ORDERS))
    expect(linesOf(encode(order), full)).toMatchSnapshot(name);
}
