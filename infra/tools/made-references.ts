/** Customers, items and settings of organisations that do not exist: the same for the same seed. */
import { ReferenceRow, type CustomerRow } from '../../lib/domain/reference.ts';
import { OrganizationSettings } from '../../lib/domain/settings.ts';

export type Random = () => number;

/** Numbers from 0 to 1 that look like chance (mulberry32): the same for the same seed, on every machine. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const oneOf = <Value>(random: Random, values: readonly Value[]): Value =>
  values[Math.floor(random() * values.length)] as Value;

/** The first ones come often, the last ones hardly ever. */
export const skewed = <Value>(random: Random, values: readonly Value[]): Value =>
  values[Math.floor(random() ** 3 * values.length)] as Value;

const FIRST = [
  'Nguyễn',
  'Müller',
  'Yılmaz',
  'Schröder',
  'Trần',
  'Öztürk',
  'García',
  'Smith',
  'Đặng',
  'Weiß',
  'Işık',
  'Łukasik',
];
const SECOND = [
  'Handel',
  'Trading',
  'Điện Máy',
  'Möbel',
  'Ticaret',
  'Supplies',
  'Logistik',
  'Bau',
  'Textil',
  'Foods',
];
const THIRD = ['GmbH', 'Ltd', 'JSC', 'A.Ş.', 'Inc', 'SARL', 'KG', 'Co'];
const CITIES = ['Hà Nội', 'Köln', 'İzmir', 'New York', 'Paris', 'Kraków', 'Chennai', 'Đà Nẵng'];
const CURRENCIES = ['USD', 'USD', 'USD', 'EUR', 'EUR', 'VND'];
const THINGS = ['Chair', 'Table', 'Lamp', 'Cable', 'Monitor', 'Desk', 'Shelf', 'Fan'];

export const SETTINGS = OrganizationSettings.parse({
  kind: 'settings',
  baseCurrency: { id: '4815000000000097', code: 'USD', symbol: '$' },
  numbering: { prefix: 'SO-', padding: 5, next: 1 },
});

export interface MadeReferences {
  customers: CustomerRow[];
  rows: ReferenceRow[];
  itemIds: string[];
}

/** Some hundred customers and items, four taxes and the currencies. */
export function madeReferences(random: Random): MadeReferences {
  const customers = Array.from({ length: 300 }, (_, at) => madeCustomer(at, random));
  const items = Array.from({ length: 100 }, (_, at) =>
    ReferenceRow.parse({
      kind: 'item',
      id: String(4_815_000_000_500_000 + at),
      name: `${oneOf(random, THINGS)} ${at}`,
      code: `SKU-${at}`,
      rate: String(Math.ceil(random() * 400)),
      unit: 'pcs',
    }),
  );
  const taxes = ['5', '7', '12', '20'].map((percent) =>
    ReferenceRow.parse({ kind: 'tax', id: `48150000006${percent}`, name: `Tax ${percent}`, percent }),
  );
  const currencies = [
    { id: 'USD', symbol: '$', exchangeRate: '1' },
    { id: 'EUR', symbol: '€', exchangeRate: '1.08' },
    { id: 'VND', symbol: '₫', exchangeRate: '0.00004' },
  ].map((currency) => ReferenceRow.parse({ kind: 'currency', currencyId: '', ...currency }));
  const rows = [...customers, ...items, ...taxes, ...currencies];
  return { customers, rows, itemIds: items.map(({ id }) => id) };
}

function madeCustomer(at: number, random: Random): CustomerRow {
  const row = ReferenceRow.parse({
    kind: 'customer',
    id: String(4_815_000_000_100_000 + at),
    name: `${oneOf(random, FIRST)} ${oneOf(random, SECOND)} ${oneOf(random, THIRD)}`,
    email: `orders-${at}@example.com`,
    currencyCode: oneOf(random, CURRENCIES),
    addresses: [
      { address: `${Math.ceil(random() * 200)} Main Street`, city: oneOf(random, CITIES), zip: '10000' },
    ],
  });
  if (row.kind !== 'customer') throw new TypeError('a customer of another kind');
  return row;
}
