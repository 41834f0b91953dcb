/** Reference rows and settings: read in one batch per request, written by imports and events. */
import type { OrganizationId } from '../domain/identity.ts';
import { numericId } from '../domain/numeric-id.ts';
import type { ReferenceStore } from '../domain/ports.ts';
import type { ReferenceKey, ReferenceKind, ReferenceRow } from '../domain/reference.ts';
import { referencesOf, rowName } from '../domain/references.ts';
import type { OrganizationSettings } from '../domain/settings.ts';
import type { Cancelled, Item, Write } from './bulk-calls.ts';
import { nameItems } from './customer-names.ts';
import { assertKnown, SCHEMA_VERSION } from './schema.ts';
import { byKeyName, keyName, keys, type Key } from './keys.ts';
import { beginEpoch, distinct, rowReader } from './remembered-rows.ts';
import { callsUntil, type Calls, type Table } from './table.ts';

/** How long whoever only wants the settings waits for them. */
const SETTINGS_WITHIN_MS = 1000;
/** How long an import may try to write one row. */
const WRITE_WITHIN_MS = 30_000;

type Content = ReferenceRow | OrganizationSettings | undefined;

/** Opens the reference rows for one request. */
export function referenceStore(table: Table, deadline: number): ReferenceStore {
  const calls = callsUntil(table, deadline);
  const read = rowReader(table, calls);
  return {
    async load(org, wanted) {
      const keysOf = (chosen: ReferenceKey[]) => chosen.map((key) => keys.reference(org, key));
      const found = await read(org, {
        fresh: keysOf(wanted.filter((key) => !isLasting(key))),
        lasting: [keys.settings(org), ...keysOf(wanted.filter(isLasting))],
      });
      const contentOf = (key: Key) => found.get(keyName(key))?.['content'];
      return referencesOf(
        contentOf(keys.settings(org)) as OrganizationSettings | undefined,
        wanted,
        (key) => contentOf(keys.reference(org, key)) as ReferenceRow | undefined,
      );
    },
    async itemIdsByCode(org, codes) {
      const wanted = [...new Set(codes)].map((code) => keys.itemCode(org, code));
      const found = byKeyName(await calls.batchGet({ keys: wanted }));
      return new Map(
        codes.flatMap((code) => {
          const entry = found.get(keyName(keys.itemCode(org, code)));
          return entry ? [[code, String(entry['itemId'])]] : [];
        }),
      );
    },
    async salespersonIdByName(org, name) {
      const key = keys.salespersonName(org, name);
      const entry = await calls.get(key);
      return entry && String(entry['salespersonId']);
    },
    async idsByNumber(org, numbers) {
      const wanted = numbers.map((number) => keys.standIn(org, number));
      const found = byKeyName(await calls.batchGet({ keys: distinct(wanted) }));
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
        lasts: isLasting(key),
        sourceVersion: version,
      }),
  };
}

/** The organisation's settings alone, in one read. @throws OrderError unavailable after a second */
export async function findSettings(
  table: Table,
  org: OrganizationId,
): Promise<OrganizationSettings | undefined> {
  const item = await callsUntil(table, Date.now() + SETTINGS_WITHIN_MS).get(keys.settings(org));
  if (item) assertKnown(item);
  return item?.['content'] as OrganizationSettings | undefined;
}

/** Customers are read anew each time; everything else is remembered. */
const isLasting = ({ kind }: { kind: ReferenceKind | 'settings' }): boolean => kind !== 'customer';

/** Writes one reference row, replacing an older one. */
export async function putReferenceRow(table: Table, org: OrganizationId, row: ReferenceRow): Promise<void> {
  await putContent(importing(table), org, {
    key: keys.reference(org, row),
    content: row,
    lasts: isLasting(row),
  });
}

/** Writes the organisation's settings. */
export async function putSettings(
  table: Table,
  org: OrganizationId,
  settings: OrganizationSettings,
): Promise<void> {
  await putContent(importing(table), org, { key: keys.settings(org), content: settings, lasts: true });
}

const importing = (table: Table) => callsUntil(table, Date.now() + WRITE_WITHIN_MS);

interface ReferencePut {
  key: Key;
  content: Content;
  /** Remembered by those who read it. */
  lasts: boolean;
  /** Of rows whose source counts versions: an older one is dropped without a word. */
  sourceVersion?: number;
}

/** A row is written together with the entries that find it by its code, name and number, or not at all; then what was remembered is past. */
async function putContent(
  calls: Calls,
  org: OrganizationId,
  { key, content, lasts, sourceVersion }: ReferencePut,
): Promise<void> {
  // Before the row, and for good: a name that a customer once had still finds the orders.
  if (content?.kind === 'customer') {
    await Promise.all(nameItems(org, content.id, content.name).map((Item) => calls.put({ Item })));
  }
  const write =
    sourceVersion === undefined
      ? { Update: whateverVersion(key, content) }
      : { Put: ifNewer({ ...key, content, schemaVersion: SCHEMA_VERSION }, sourceVersion) };
  const writes = [write, ...entryWrites(org, content), ...numberWrites(org, content)];
  const cancelled = await calls.transact(writes);
  if (cancelled && cancelled.reasons[0]?.Code !== 'ConditionalCheckFailed') throw notWritten(key, cancelled);
  // Also after a version that is there already: whoever wrote it may not have come this far.
  if (lasts) await beginEpoch(calls, org);
}

function notWritten({ PK }: Key, { reasons, cause }: Cancelled): unknown {
  return reasons.some(({ Code }) => Code === 'ConditionalCheckFailed')
    ? new Error(`${PK} would be shown as the same number as another row`, { cause })
    : cause;
}

/** An import knows no version: the one that events count stays, so that a late older event changes nothing. */
function whateverVersion(key: Key, content: Content): NonNullable<Write['Update']> {
  return {
    Key: key,
    UpdateExpression: 'SET content = :content, schemaVersion = :schema',
    ExpressionAttributeValues: { ':content': content, ':schema': SCHEMA_VERSION },
  };
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
