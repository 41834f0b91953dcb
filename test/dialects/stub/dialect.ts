/** A dialect that nobody speaks: it shows what a further one takes. Its callers send `x-stub-key`. */
import type { Dialect } from '../../../lib/dialects/exchange.ts';
import { encodeError } from './errors.ts';

export const stub: Dialect = {
  name: 'stub',
  credential: ({ headers }) => {
    const value = headers['x-stub-key'];
    if (value === undefined) return { kind: 'missing' };
    return /^\S{1,100}$/.test(value) ? { kind: 'secret', value } : { kind: 'malformed' };
  },
  organizations: () => [],
  scopes: new Map(),
  encodeError,
};
