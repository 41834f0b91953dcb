/** Reference rows and settings: read in one batch per request, written by imports and events. */
import { instant, type Instant, type OrganizationId } from '../domain/identity.ts';
import type { ReferenceStore } from '../domain/ports.ts';
import type { ReferenceKey, ReferenceRow } from '../domain/reference.ts';
import { referencesOf, rowName } from '../domain/references.ts';
import type { OrganizationSettings } from '../domain/settings.ts';
import { assertKnown } from './schema.ts';
import { putSettingsItem } from './settings-item.ts';
import { byKeyName, keyName, keys, type Key } from './keys.ts';
import { distinct, isLasting, lastRead, rowReader } from './remembered-rows.ts';
import type { RowWrite } from './row-write.ts';
import { callsUntil, type Calls, type Table } from './table.ts';

/** How long whoever only wants the settings waits for them. */
const SETTINGS_WITHIN_MS = 1000;
/** How long an import may try to write one row. */
const WRITE_WITHIN_MS = 30_000;

/** Opens the reference rows for one request. */
export function referenceStore(table: Table, deadline: number): ReferenceStore {
  const calls = callsUntil(table, deadline);
  const read = rowReader(table, calls);
  return {
    async load(org, wanted) {
      const keysOf = (chosen: ReferenceKey[]) => chosen.map((key) => keys.reference(org, key));
      const found = await read(org, {
        fresh: keysOf(wanted.filter((key) => !isLasting(key.kind))),
        lasting: [keys.settings(org), ...keysOf(wanted.filter(({ kind }) => isLasting(kind)))],
      });
      const contentOf = (key: Key) => found.get(keyName(key))?.['content'];
      return referencesOf(
        contentOf(keys.settings(org)) as OrganizationSettings | undefined,
        wanted,
        (key) => contentOf(keys.reference(org, key)) as ReferenceRow | undefined,
      );
    },
    settingsLastRead: (org) =>
      lastRead(table, keys.settings(org))?.['content'] as OrganizationSettings | undefined,
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
      const key = keys.rowName(org, 'salesperson', name);
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
    async apply({ organizationId: org, version, key, row }) {
      if (key.kind === 'settings') await putSettingsItem(calls, org, row, version);
      else {
        const written = { key, row: row as ReferenceRow, sourceVersion: version, modifiedAt: now() };
        await writeLate(calls, org, written);
      }
    },
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

/** Writes one reference row, replacing an older one; what is the same already is left alone. */
export async function putReferenceRow(
  table: Table,
  org: OrganizationId,
  row: ReferenceRow,
  /** Quiet: without an event. */
  { at = now(), quiet = false }: { at?: Instant; quiet?: boolean } = {},
): Promise<void> {
  const key = { kind: row.kind, id: row.id };
  await writeLate(importing(table), org, { key, row, modifiedAt: at, ...(quiet && { quiet }) });
}

/** Writes the organisation's settings. */
export async function putSettings(
  table: Table,
  org: OrganizationId,
  settings: OrganizationSettings,
): Promise<void> {
  await putSettingsItem(importing(table), org, settings);
}

/** Orders read rows and never write them: what writes is loaded when it is asked for. */
async function writeLate(calls: Calls, org: OrganizationId, write: RowWrite): Promise<void> {
  const { writeRow } = await import('./row-writes.ts');
  await writeRow(calls, org, write);
}

const importing = (table: Table) => callsUntil(table, Date.now() + WRITE_WITHIN_MS);
function now() {
  return instant(new Date());
}
