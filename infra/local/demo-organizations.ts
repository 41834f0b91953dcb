/** The organisations and keys of local runs, made of the sample values that the dialects' documents publish. */
import { RIGHTS, type Right } from '../../lib/domain/caller.ts';
import { DEMO_ROWS, type ReferenceRowInput } from './demo-rows.ts';

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
