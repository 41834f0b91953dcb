/** Reference rows and settings: read in one batch per request, written by imports and events. */
import type { OrganizationId } from '../domain/identity.ts';
import { numericId } from '../domain/numeric-id.ts';
import type { ReferenceStore } from '../domain/ports.ts';
import type { ReferenceRow } from '../domain/reference.ts';
import { referencesOf, rowName } from '../domain/references.ts';
import type { OrganizationSettings } from '../domain/settings.ts';
import type { Item, Write } from './bulk-calls.ts';
import { SCHEMA_VERSION } from './item.ts';
import { byKeyName, keyName, keys, type Key } from './keys.ts';
import { callsUntil, type Calls, type Table } from './table.ts';

/** How long an import may try to write one row. */
const WRITE_WITHIN_MS = 30_000;

type Content = ReferenceRow | OrganizationSettings | undefined;

/** Opens the reference rows for one request. */
export function referenceStore(table: Table, deadline: number): ReferenceStore {
  const calls = callsUntil(table, deadline);
  return {
    async load(org, wanted) {
      const found = await namedItems(calls, [
        keys.settings(org),
        ...wanted.map((key) => keys.reference(org, key)),
      ]);
      const contentOf = (key: Key) => found.get(keyName(key))?.['content'];
      return referencesOf(
        contentOf(keys.settings(org)) as OrganizationSettings | undefined,
        wanted,
        (key) => contentOf(keys.reference(org, key)) as ReferenceRow | undefined,
      );
    },
    async itemIdsByCode(org, codes) {
      const found = await namedItems(
        calls,
        codes.map((code) => keys.itemCode(org, code)),
      );
      return new Map(
        codes.flatMap((code) => {
          const entry = found.get(keyName(keys.itemCode(org, code)));
          return entry ? [[code, String(entry['itemId'])]] : [];
        }),
      );
    },
    async salespersonIdByName(org, name) {
      const key = keys.salespersonName(org, name);
      const entry = (await namedItems(calls, [key])).get(keyName(key));
      return entry && String(entry['salespersonId']);
    },
    async idsByNumber(org, numbers) {
      const found = await namedItems(
        calls,
        numbers.map((number) => keys.standIn(org, number)),
      );
      return new Map(
        numbers.flatMap((number) => {
          const entry = found.get(keyName(keys.standIn(org, number)));
          return entry ? [[rowName(number), String(entry['id'])]] : [];
        }),
      );
    },
    /** A row that is gone leaves its version behind, so that a late older one does not bring it back. */
    apply: ({ organizationId: org, version, key, row }) =>
      putContent(calls, org, {
        key: key.kind === 'settings' ? keys.settings(org) : keys.reference(org, key),
        content: row,
        sourceVersion: version,
      }),
  };
}

/** The items that exist, by the names of their keys; a key that is wanted twice is read once. */
async function namedItems(calls: Calls, wanted: Key[]): Promise<Map<string, Item>> {
  const once = new Map(wanted.map((key) => [keyName(key), key]));
  return byKeyName(await calls.batchGet([...once.values()]));
}

/** Writes one reference row, replacing an older one. */
export async function putReferenceRow(table: Table, org: OrganizationId, row: ReferenceRow): Promise<void> {
  await putContent(importing(table), org, { key: keys.reference(org, row), content: row });
}

/** Writes the organisation's settings. */
export async function putSettings(
  table: Table,
  org: OrganizationId,
  settings: OrganizationSettings,
): Promise<void> {
  await putContent(importing(table), org, { key: keys.settings(org), content: settings });
}

const importing = (table: Table) => callsUntil(table, Date.now() + WRITE_WITHIN_MS);

interface ReferencePut {
  key: Key;
  content: Content;
  /** Of rows whose source counts versions: an older one is dropped without a word. */
  sourceVersion?: number;
}

/** A row is written together with the entries that find it by its code, name and number, or not at all. */
async function putContent(
  calls: Calls,
  org: OrganizationId,
  { key, content, sourceVersion }: ReferencePut,
): Promise<void> {
  const Item = { ...key, content, schemaVersion: SCHEMA_VERSION };
  const put = sourceVersion === undefined ? { Item } : ifNewer(Item, sourceVersion);
  const writes = [{ Put: put }, ...entryWrites(org, content), ...numberWrites(org, content)];
  const cancelled = await calls.transact(writes);
  if (!cancelled || cancelled.reasons[0]?.Code === 'ConditionalCheckFailed') return;
  if (cancelled.reasons.some(({ Code }) => Code === 'ConditionalCheckFailed'))
    throw new Error(`${key.PK} would be shown as the same number as another row`, { cause: cancelled.cause });
  throw cancelled.cause;
}

function ifNewer(row: Item, version: number): NonNullable<Write['Put']> {
  return {
    Item: { ...row, sourceVersion: version },
    ConditionExpression: 'attribute_not_exists(sourceVersion) OR sourceVersion < :version',
    ExpressionAttributeValues: { ':version': version },
  };
}

function entryWrites(org: OrganizationId, content: Content): Write[] {
  const entry = entryOf(org, content);
  return entry ? [{ Put: { Item: { ...entry, schemaVersion: SCHEMA_VERSION } } }] : [];
}

/** What finds the row by another name than its id. */
function entryOf(org: OrganizationId, content: Content): Item | undefined {
  if (content?.kind === 'item' && content.code)
    return { ...keys.itemCode(org, content.code), itemId: content.id };
  if (content?.kind === 'salesperson')
    return { ...keys.salespersonName(org, content.name), salespersonId: content.id };
  return undefined;
}

/** Of an id that is no number: where wires of numbers find it again. Two ids never share a number. */
function numberWrites(org: OrganizationId, content: Content): Write[] {
  if (!content || content.kind === 'settings' || content.kind === 'currency') return [];
  const { kind, id } = content;
  const number = numericId(kind, id);
  if (number === id) return [];
  const Item = { ...keys.standIn(org, { kind, id: number }), id, schemaVersion: SCHEMA_VERSION };
  const unlessAnothers = {
    ConditionExpression: 'attribute_not_exists(PK) OR id = :id',
    ExpressionAttributeValues: { ':id': id },
  };
  return [{ Put: { Item, ...unlessAnothers } }];
}
