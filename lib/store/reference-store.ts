/** Reference rows and settings: read in one batch per request, written by imports. */
import type { OrganizationId } from '../domain/identity.ts';
import type { ReferenceStore } from '../domain/ports.ts';
import type { ReferenceChange } from '../domain/reference-change.ts';
import type { ReferenceRow } from '../domain/reference.ts';
import type { OrganizationSettings } from '../domain/settings.ts';
import { keys, type Key } from './keys.ts';
import { batchGet } from './reads.ts';
import { putReference } from './reference-put.ts';
import { requestTime, type RequestTime } from './request-time.ts';
import type { Table } from './table.ts';

/** How long an import may try to write one row. */
const WRITE_WITHIN_MS = 30_000;

const nameOf = (key: Key) => `${key.PK} ${key.SK}`;

/** Opens the reference rows for one request. */
export function referenceStore(table: Table, deadline: number): ReferenceStore {
  const time = requestTime(deadline, table.pace);
  return {
    async load(org, wanted) {
      const byName = new Map(
        [keys.settings(org), ...wanted.map((key) => keys.reference(org, key))].map((k) => [nameOf(k), k]),
      );
      const items = await batchGet(table, [...byName.values()], time);
      const rows = new Map(items.map((item) => [nameOf(item as unknown as Key), item['content']]));
      return {
        settings: rows.get(nameOf(keys.settings(org))) as OrganizationSettings | undefined,
        row: (key) => rows.get(nameOf(keys.reference(org, key))) as never,
      };
    },
    async itemIdsByCode(org, codes) {
      const codeOf = new Map(codes.map((code) => [nameOf(keys.itemCode(org, code)), code]));
      const wanted = [...codeOf.values()].map((code) => keys.itemCode(org, code));
      const entries = await batchGet(table, wanted, time);
      return new Map(
        entries.map((entry) => [codeOf.get(nameOf(entry as unknown as Key)) ?? '', String(entry['itemId'])]),
      );
    },
    apply: (change) => applyChange(table, change, time),
  };
}

/** A row that is gone leaves its version behind, so that a late older one does not bring it back. */
async function applyChange(
  table: Table,
  { organizationId: org, version, key, row }: ReferenceChange,
  time: RequestTime,
): Promise<void> {
  const itemKey = key.kind === 'settings' ? keys.settings(org) : keys.reference(org, key);
  await putReference(table, org, { key: itemKey, content: row, sourceVersion: version }, time);
}

/** Writes one reference row, replacing an older one. */
export async function putReferenceRow(table: Table, org: OrganizationId, row: ReferenceRow): Promise<void> {
  await putReference(table, org, { key: keys.reference(org, row), content: row }, writeTime(table));
}

/** Writes the organisation's settings. */
export async function putSettings(
  table: Table,
  org: OrganizationId,
  settings: OrganizationSettings,
): Promise<void> {
  await putReference(table, org, { key: keys.settings(org), content: settings }, writeTime(table));
}

function writeTime(table: Table): RequestTime {
  return requestTime(Date.now() + WRITE_WITHIN_MS, table.pace);
}
