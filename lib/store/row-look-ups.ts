/** What finds a reference row by something else than its id. Each is verified against the row when it is read. */
import { fold, wordBeginnings } from '../domain/folded-text.ts';
import type { OrganizationId } from '../domain/identity.ts';
import { numericId } from '../domain/numeric-id.ts';
import type { ReferenceRow } from '../domain/reference.ts';
import { emailsOf, phonesOf } from '../domain/row-filter.ts';
import type { Item, Write } from './bulk-calls.ts';
import { nameItems } from './name-items.ts';
import { keyName, keyOf, keys, partitions } from './keys.ts';
import { SCHEMA_VERSION } from './schema.ts';

/** Of contact persons without end, so many can be found. */
const ADDRESSES_AT_MOST = 20;

/** Items in sorted places that come and go with the row: they are written before it, and taken away with its next write. */
export function textItems(org: OrganizationId, row: ReferenceRow | undefined): Item[] {
  const found = row ? textsOf(org, row) : [];
  const distinct = new Map(found.map((item) => [keyName(keyOf(item)), item]));
  return [...distinct.values()];
}

function textsOf(org: OrganizationId, row: ReferenceRow): Item[] {
  const at = (partition: string) => (text: string) => ({
    ...keys.rowText(partition, text, row.id),
    id: row.id,
    schemaVersion: SCHEMA_VERSION,
  });
  if (row.kind === 'item')
    return [row.name, row.code ?? ''].flatMap(wordsOf).map(at(partitions.itemNames(org)));
  if (row.kind !== 'customer') return [];
  const addresses = [
    ...emailsOf(row).slice(0, ADDRESSES_AT_MOST),
    ...phonesOf(row).slice(0, ADDRESSES_AT_MOST),
  ];
  return [...addresses, ...wordsOf(row.companyName ?? '')].map(at(partitions.contacts(org)));
}

const wordsOf = (text: string): string[] => (fold(text) === '' ? [] : wordBeginnings(text));

/** Names that find a customer's orders; they never go, for a former name still does. */
export const lastingItems = (org: OrganizationId, row: ReferenceRow | undefined): Item[] =>
  row?.kind === 'customer' ? nameItems(org, row.id, row.name) : [];

/** Of an id that is no number: where wires of numbers find it again. Two ids never share a number. */
export function numberWrites(org: OrganizationId, row: ReferenceRow | undefined): Write[] {
  if (!row || row.kind === 'currency') return [];
  const { kind, id } = row;
  const number = numericId(kind, id);
  if (number === id) return [];
  const unlessAnothers = {
    ConditionExpression: 'attribute_not_exists(PK) OR id = :id',
    ExpressionAttributeValues: { ':id': id },
  };
  return [
    {
      Put: {
        Item: { ...keys.standIn(org, { kind, id: number }), id, schemaVersion: SCHEMA_VERSION },
        ...unlessAnothers,
      },
    },
  ];
}
