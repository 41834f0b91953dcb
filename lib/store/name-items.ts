/** What finds a customer by a name: written with orders and rows, and read by lists (customer-names.ts). */
import { wordBeginnings } from '../domain/folded-text.ts';
import type { OrganizationId } from '../domain/identity.ts';
import type { Item } from './bulk-calls.ts';
import { keys } from './keys.ts';
import { SCHEMA_VERSION } from './schema.ts';

/** The items that find a customer by a name: one for each of its words. */
export function nameItems(org: OrganizationId, customerId: string, name: string): Item[] {
  const distinct = new Map(
    wordBeginnings(name).map((words) => [keys.name(org, words, customerId).SK, words]),
  );
  return [...distinct.values()].map((words) => ({
    ...keys.name(org, words, customerId),
    customerId,
    schemaVersion: SCHEMA_VERSION,
  }));
}
