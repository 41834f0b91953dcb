import { CUSTOMER, ITEM } from '../../support/demo-ids.ts';
import { intoHandlersOf } from '../../support/client.ts';
import type { DialectDescription } from '../dialect-description.ts';
import { handlers } from './functions.ts';
import { BASE, stubRoutes } from './routes.ts';

const path = `${BASE}/orders`;

export const stub: DialectDescription = {
  name: 'Stub',
  transport: intoHandlersOf(stubRoutes, ({ operation }) => handlers[operation]),
  credential: (secret) => ({ 'x-stub-key': secret }),
  malformedCredentials: [{ 'x-stub-key': 'two words' }, { 'x-stub-key': '' }],
  retrieve: ({ id }) => ({ method: 'GET', path: `${path}/${id}` }),
  create: (mark) => ({
    method: 'POST',
    path,
    body: { buyer: CUSTOMER, remark: mark, lines: [{ item: ITEM, count: 2 }] },
  }),
  writes: {
    update: ({ id }, mark) => ({ method: 'PUT', path: `${path}/${id}`, body: { remark: mark } }),
  },
  words: {
    missingKey: { status: 401, code: 'unauthenticated' },
    malformedKey: { status: 401, code: 'unauthenticated' },
    unknownKey: { status: 401, code: 'unauthenticated' },
    readOnlyKey: { status: 403, code: 'forbidden' },
    unknownOrder: { status: 404, code: 'not_found' },
    staleVersion: { status: 412, code: 'version_stale' },
    reusedKey: { status: 422, code: 'key_reused' },
  },
  documented: { long: 'id', number: 'total count', boolean: '', date: '', words: {}, forms: {} },
  codeOf: ({ json }) => json?.error,
};
