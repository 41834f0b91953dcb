/** Reference rows for tests of what is looked up, filled in and kept; and short ways to write and update. */
import { expect } from 'vitest';
import { organizationId } from '../../lib/domain/identity.ts';
import { ReferenceRow } from '../../lib/domain/reference.ts';
import { putReferenceRow, referenceStore } from '../../lib/store/references.ts';
import { openInventory } from './inventory.ts';
import type { Answer } from './client.ts';
import { ORGANIZATION } from './demo-ids.ts';

const ORG = organizationId(ORGANIZATION);
export type RowInput = { kind: ReferenceRow['kind']; id: string } & Record<string, unknown>;

export const address = (id: string, city: string) => ({ id, city, address: `${city} 1`, zip: '1' });
export const PARIS: RowInput = {
  kind: 'customer',
  id: '501',
  name: 'Amélie',
  currencyCode: 'EUR',
  placeOfSupply: 'FR',
  gstTreatment: 'overseas',
  gstNumber: 'FR1',
  contactPersons: [{ id: '601' }, { id: '602' }],
  addresses: [address('701', 'Paris'), address('702', 'Lyon'), address('703', 'Nice')],
  billingAddressId: '702',
};
export const CHAIR: RowInput = {
  kind: 'item',
  id: '801',
  name: 'Chair',
  description: 'Oak',
  rate: '49.9',
  unit: 'pcs',
  hsnOrSac: '94',
  image: { id: '9', name: 'c.jpg', type: 'jpg' },
};
const FREE: RowInput = { kind: 'item', id: '802', name: 'Sample' };
const GROUP: RowInput = {
  kind: 'tax',
  id: '901',
  name: 'GST 18',
  components: [
    { id: '902', name: 'CGST', percent: '9' },
    { id: '903', name: 'SGST', percent: '9' },
  ],
};

const CURRENCIES: RowInput[] = [
  { kind: 'currency', id: 'EUR', currencyId: '98', symbol: '€', exchangeRate: '1.25' },
  { kind: 'currency', id: 'JPY', currencyId: '99', symbol: '¥' },
];

/** A table with these rows beside the demo's. Once per file, at its top. */
export async function openReferenced() {
  const api = await openInventory();
  const put = (row: RowInput) => putReferenceRow(api.table, ORG, ReferenceRow.parse(row));
  await Promise.all([PARIS, CHAIR, FREE, GROUP, ...CURRENCIES].map(put));
  const update = (id: string, body: object) => api.call('PUT', `/salesorders/${id}`, { body });
  return {
    api,
    put,
    remove: (key: RowInput) => {
      const store = referenceStore(api.table, Date.now() + 10_000);
      return store.apply({ organizationId: ORG, version: Date.now(), key });
    },
    update,
    /** The order after an update that must succeed. */
    updated: async (id: string, body: object): Promise<Answer['json']> => {
      const answer = await update(id, body);
      expect(answer.status, answer.text).toBe(200);
      return answer.json.salesorder;
    },
  };
}
