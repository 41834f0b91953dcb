/** The scope names that some dialect takes for a right. */
import { getfly } from './dialects/getfly/dialect.ts';
import { zohoCommerce } from './dialects/zoho-commerce/dialect.ts';
import { zohoCrm } from './dialects/zoho-crm/dialect.ts';
import { zohoInventory } from './dialects/zoho-inventory/dialect.ts';
import { RIGHTS } from './domain/caller.ts';

const DIALECTS = [zohoInventory, zohoCrm, zohoCommerce, getfly];

/** True for a right, and for a scope name that covers one; any other word would grant nothing. */
export function isKnownScope(scope: string): boolean {
  return RIGHTS.some((right) => right === scope || DIALECTS.some(({ grants }) => grants(scope, right)));
}

/** True when all that a scope opens is opened by those that are held too. */
export function isCovered(held: readonly string[], scope: string): boolean {
  if (held.includes(scope)) return true;
  if (!isKnownScope(scope)) return false;
  return DIALECTS.every(({ grants }) =>
    RIGHTS.every((right) => {
      const opens = (name: string) => name === right || grants(name, right);
      return !opens(scope) || held.some(opens);
    }),
  );
}
