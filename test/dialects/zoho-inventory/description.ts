/** Inventory, as the contract suite needs to know it. */
import { SMALL_ORDER } from '../../support/inventory.ts';
import type { DialectDescription } from '../dialect-description.ts';

const path = '/salesorders';

export const zohoInventory: DialectDescription = {
  name: 'Zoho Inventory',
  credential: (secret) => ({ authorization: `Zoho-oauthtoken ${secret}` }),
  malformedCredentials: [
    { authorization: '' },
    { authorization: 'demo-full-access' },
    { authorization: 'Basic demo-full-access' },
    { authorization: 'Bearer' },
    { authorization: 'Bearer two words' },
    { authorization: `Bearer ${'x'.repeat(5000)}` },
  ],
  retrieve: ({ id }) => ({ method: 'GET', path: `${path}/${id}` }),
  list: () => ({ method: 'GET', path }),
  create: (mark) => ({ method: 'POST', path, body: { ...SMALL_ORDER, notes: mark } }),
  writes: {
    update: ({ id }, mark) => ({ method: 'PUT', path: `${path}/${id}`, body: { notes: mark } }),
    confirm: ({ id }) => ({ method: 'POST', path: `${path}/${id}/status/confirmed` }),
    void: ({ id }) => ({ method: 'POST', path: `${path}/${id}/status/void` }),
    delete: ({ id }) => ({ method: 'DELETE', path: `${path}/${id}` }),
    'bulk confirm': ({ id }) => ({ method: 'POST', path: `${path}/status/confirmed?salesorder_ids=${id}` }),
    'bulk void': ({ id }) => ({
      method: 'POST',
      path: `${path}/status/void`,
      body: { salesorder_ids: [id] },
    }),
    'bulk delete': ({ id }) => ({ method: 'DELETE', path: `${path}?salesorder_ids=${id}` }),
  },
  words: {
    missingKey: { status: 401, code: 14 },
    malformedKey: { status: 401, code: 14 },
    unknownKey: { status: 401, code: 14 },
    readOnlyKey: { status: 401, code: 57 },
    unknownOrder: { status: 404, code: 1002 },
    staleVersion: { status: 412, code: 36006 },
    reusedKey: { status: 409, code: 36007 },
  },
  codeOf: ({ json }) => json?.code,
  unknownStatusOf: (write) => (write.startsWith('bulk') ? 400 : 404),
};
