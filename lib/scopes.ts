/** The scopes that a credential may be given: rights in our own words, and the scope names of the dialects. */
import { getfly } from './dialects/getfly/dialect.ts';
import { zohoCommerce } from './dialects/zoho-commerce/dialect.ts';
import { zohoCrm } from './dialects/zoho-crm/dialect.ts';
import { zohoInventory } from './dialects/zoho-inventory/dialect.ts';
import { COMMERCE_SCOPES, CRM_SCOPES, INVENTORY_SCOPES } from './dialects/zoho/scopes.ts';
import { opensTo } from './dialects/exchange.ts';
import { OUR_SCOPES } from './domain/caller.ts';

export const DIALECTS = [zohoInventory, zohoCrm, zohoCommerce, getfly];

/** Every published scope name, a row for those that differ in the last word. */
export const SCOPE_ROWS = [...INVENTORY_SCOPES, ...CRM_SCOPES, ...COMMERCE_SCOPES];

/** A scope that nobody knows: it would open nothing, and nobody would say so. */
export class UnknownScope extends Error {
  override readonly name = 'UnknownScope';
}

/** The scopes of a list, by commas or spaces, each once and as it was written. @throws UnknownScope that names those nobody knows, or says that there are none */
export function parseScopes(text: string): string[] {
  const scopes = [...new Set(text.split(/[\s,]+/).filter((scope) => scope !== ''))];
  const unknown = scopes.filter((scope) => !isKnownScope(scope));
  if (unknown.length > 0) throw new UnknownScope(`unknown scope "${unknown.join(', ')}"`);
  if (scopes.length === 0) throw new UnknownScope('no scope');
  return scopes;
}

function isKnownScope(scope: string): boolean {
  return OUR_SCOPES.has(scope) || DIALECTS.some(({ scopes }) => scopes.has(scope.toLowerCase()));
}

/** True when all that a scope opens is opened by those that are held too. */
export function isCovered(held: readonly string[], scope: string): boolean {
  if (held.includes(scope)) return true;
  if (!isKnownScope(scope)) return false;
  return DIALECTS.every((dialect) => {
    const open = new Set(held.flatMap((name) => opensTo(dialect, name)));
    return opensTo(dialect, scope).every((permission) => open.has(permission));
  });
}
