/** The reference rows of the demo organisation: those that the published requests name, and enough others to look around among. */
import type { ReferenceRow } from '../../lib/domain/reference.ts';

/** A row as an import file would state it; the schema fills in the rest. */
export type ReferenceRowInput = { kind: ReferenceRow['kind']; id: string } & Record<string, unknown>;

const MOLLYS_ADDRESS = {
  id: '4815000000017005',
  address: 'No:432,Bayside,Queens',
  city: 'New York City',
  state: 'New York',
  zip: '11364',
  country: 'U.S.A',
  fax: '424-524242',
};

/** What the published requests name. */
const PUBLISHED: ReferenceRowInput[] = [
  {
    kind: 'customer',
    id: '4815000000044080',
    name: 'Molly',
    currencyCode: 'USD',
    contactPersons: [{ id: '4815000000044080' }],
    addresses: [MOLLYS_ADDRESS],
  },
  { kind: 'item', id: '4815000000044100', name: 'Laptop-white/15inch/dell', rate: '122', unit: 'qty' },
  { kind: 'tax', id: '4815000000044043', name: 'Sales Tax', percent: '12' },
  { kind: 'salesperson', id: '4815000000044762', name: 'Lara' },
  { kind: 'currency', id: 'USD', currencyId: '4815000000000097', symbol: '$', exchangeRate: '1' },
  { kind: 'customer', id: '3652397000000624046', name: 'Zylker' },
  { kind: 'item', id: '3652397000000416001', name: 'Zylker product', rate: '1000' },
  { kind: 'item', id: 'PROD_001', name: 'Product A', code: 'PROD_001', unit: 'Piece' },
];

const CUSTOMERS: ReferenceRowInput[] = [
  {
    kind: 'customer',
    id: '4815000000051001',
    name: 'Harbour Bikes',
    email: 'orders@harbour-bikes.example',
    phone: '+1-555-0110',
    currencyCode: 'USD',
    contactPersons: [
      {
        id: '4815000000051003',
        firstName: 'Nora',
        lastName: 'Quist',
        email: 'nora@harbour-bikes.example',
        phone: '+1-555-0111',
      },
      {
        id: '4815000000051005',
        firstName: 'Emil',
        lastName: 'Brandt',
        email: 'emil@harbour-bikes.example',
        mobile: '+1-555-0112',
      },
    ],
    addresses: [
      {
        id: '4815000000051007',
        attention: 'Accounts',
        address: '7 Quay Street',
        city: 'Portland',
        state: 'Maine',
        zip: '04101',
        country: 'U.S.A',
        phone: '+1-555-0110',
      },
      {
        id: '4815000000051009',
        attention: 'Goods in',
        address: '21 Dock Road',
        street2: 'Gate 3',
        city: 'South Portland',
        state: 'Maine',
        zip: '04106',
        country: 'U.S.A',
      },
    ],
    billingAddressId: '4815000000051007',
    shippingAddressId: '4815000000051009',
  },
  {
    kind: 'customer',
    id: '4815000000051021',
    name: 'Sunrise Bakery',
    email: 'hello@sunrise-bakery.example',
    phone: '+1-555-0120',
    currencyCode: 'USD',
    contactPersons: [
      {
        id: '4815000000051023',
        firstName: 'Ines',
        lastName: 'Oduya',
        email: 'ines@sunrise-bakery.example',
        mobile: '+1-555-0121',
      },
    ],
    addresses: [
      {
        id: '4815000000051025',
        address: '112 Mill Lane',
        city: 'Burlington',
        state: 'Vermont',
        zip: '05401',
        country: 'U.S.A',
      },
    ],
  },
];

/** Ids count up as the services' do. */
const item = (
  count: number,
  [name, code, rate, unit = 'pcs']: [string, string, string, string?],
): ReferenceRowInput => ({
  kind: 'item',
  id: `481500000005200${count}`,
  name,
  code,
  rate,
  unit,
});

const ITEMS: ReferenceRowInput[] = [
  { ...item(1, ['City bike', 'BIKE-CITY', '640']), description: 'Seven gears, lights, rack' },
  item(2, ['Bicycle bell', 'BELL-01', '8.90']),
  item(3, ['Cargo trailer', 'TRAILER-80', '289.50']),
  item(4, ['Repair, per hour', 'REPAIR-H', '54', 'h']),
  item(5, ['Rye flour, 25 kg', 'FLOUR-RYE-25', '31.75', 'sack']),
  item(6, ['Oven cloth', 'CLOTH-OVEN', '4.25']),
  item(7, ['Delivery crate', 'CRATE-60', '17']),
];

const TAXES: ReferenceRowInput[] = [
  { kind: 'tax', id: '4815000000053001', name: 'Service Tax', percent: '5' },
  { kind: 'tax', id: '4815000000053003', name: 'Standard VAT', percent: '20' },
  {
    kind: 'tax',
    id: '4815000000053005',
    name: 'State and city',
    components: [
      { id: '4815000000053007', name: 'State', percent: '6' },
      { id: '4815000000053009', name: 'City', percent: '2.5' },
    ],
  },
];

export const DEMO_ROWS: ReferenceRowInput[] = [...PUBLISHED, ...CUSTOMERS, ...ITEMS, ...TAXES];
