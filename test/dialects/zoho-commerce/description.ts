/** Commerce, as the contract suite needs to know it. */
import type { DialectDescription } from '../dialect-description.ts';
import { zohoInventory } from '../zoho-inventory/description.ts';

const path = '/store/api/v1/salesorders';
const post = (id: string, status: string) => ({ method: 'POST', path: `${path}/${id}/status/${status}` });

export const zohoCommerce: DialectDescription = {
  name: 'Zoho Commerce',
  credential: zohoInventory.credential,
  malformedCredentials: zohoInventory.malformedCredentials,
  retrieve: ({ id }) => ({ method: 'GET', path: `${path}/${id}` }),
  writes: {
    confirm: ({ id }) => post(id, 'confirmed'),
    void: ({ id }) => post(id, 'void'),
    cancel: ({ id }) => post(id, 'cancelled'),
  },
  // One error table for the whole family.
  words: zohoInventory.words,
  codeOf: zohoInventory.codeOf,
};
