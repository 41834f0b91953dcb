/** Getfly v6.1: the key alone says who calls and for which organisation; it holds rights in our own words. */
import type { Credential, Dialect, WireRequest } from '../exchange.ts';
import { encodeError } from './errors.ts';

export const getfly: Dialect = {
  name: 'getfly',
  credential: apiKey,
  organizations: () => [],
  scopes: new Map(),
  encodeError,
};

function apiKey(request: WireRequest): Credential {
  const key = request.headers['x-api-key']?.trim();
  if (!key) return { kind: 'missing' };
  return /^\S{1,4096}$/.test(key) ? { kind: 'secret', value: key } : { kind: 'malformed' };
}
