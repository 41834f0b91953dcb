/** The organisations and keys of local runs, made of the sample values that the dialects' documents publish. */
import type { ReferenceRow } from '../../lib/domain/reference.ts';
import { RIGHTS, type Right } from '../../lib/domain/caller.ts';

export interface DemoKey {
  secret: string;
  name: string;
  rights: readonly Right[];
}

/** Signs in at the token endpoint; `refreshToken` in the name of `name`. */
export interface DemoClient {
  id: string;
  secret: string;
  refreshToken: string;
  name: string;
  rights: readonly Right[];
}

export interface DemoOrganization {
  id: string;
  keys: DemoKey[];
  clients?: DemoClient[];
  rows: ReferenceRowInput[];
}

/** A row as an import file would state it; the schema fills in the rest. */
type ReferenceRowInput = { kind: ReferenceRow['kind']; id: string } & Record<string, unknown>;

export const DEMO_SETTINGS = {
  kind: 'settings',
  baseCurrency: { id: '4815000000000097', code: 'USD', symbol: '$' },
  numbering: { prefix: 'SO-', padding: 5, next: 1 },
  subStatuses: [
    { code: 'cs_editreq', label: 'Edit requested', status: 'draft' },
    { code: 'cs_onhold', label: 'On hold', status: 'confirmed' },
  ],
  customFields: [
    { id: '4815000000046001', apiName: 'cf_po_number', label: 'PO Number' },
    {
      id: '4815000000046003',
      apiName: 'cf_delivery_window',
      label: 'Delivery window',
      type: 'dropdown',
      options: ['Morning', 'Afternoon'],
    },
    { entity: 'item', id: '4815000000046005', apiName: 'cf_shelf', label: 'Shelf' },
  ],
  // Whoever tries out how fast it is should measure that and not the limit.
  ordersPerMinute: { credential: 60_000, organization: 180_000 },
};

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
export const DEMO_ROWS: ReferenceRowInput[] = [
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

export const DEMO_ORGANIZATIONS: DemoOrganization[] = [
  {
    id: '10234695',
    rows: DEMO_ROWS,
    keys: [
      { secret: 'demo-full-access', name: 'Demo, full access', rights: RIGHTS },
      { secret: 'demo-read-only', name: 'Demo, read only', rights: ['read'] },
    ],
    clients: [
      {
        id: 'demo-client',
        secret: 'demo-secret',
        refreshToken: 'demo-refresh',
        name: 'Demo, signed in',
        rights: RIGHTS,
      },
    ],
  },
  {
    id: '20469390',
    rows: [],
    keys: [{ secret: 'demo-other-org', name: 'Demo, another organisation', rights: RIGHTS }],
  },
];
