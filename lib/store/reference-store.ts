/** Reference rows and settings: read in one batch per request, written by imports. */
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { OrganizationId } from '../domain/identity.ts';
import type { ReferenceStore } from '../domain/ports.ts';
import type { ReferenceChange } from '../domain/reference-change.ts';
import type { ReferenceRow } from '../domain/reference.ts';
import type { OrganizationSettings } from '../domain/settings.ts';
import { attempt } from './attempt.ts';
import { SCHEMA_VERSION } from './item.ts';
import { keys, type Key } from './keys.ts';
import { batchGet } from './reads.ts';
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
  const put = new PutCommand({
    TableName: table.name,
    Item: { ...itemKey, content: row, sourceVersion: version, schemaVersion: SCHEMA_VERSION },
    ConditionExpression: 'attribute_not_exists(sourceVersion) OR sourceVersion < :version',
    ExpressionAttributeValues: { ':version': version },
  });
  try {
    await attempt((options) => table.client.send(put, options), time);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
  }
}

/** Writes one reference row, replacing an older one. */
export async function putReferenceRow(table: Table, org: OrganizationId, row: ReferenceRow): Promise<void> {
  await put(table, keys.reference(org, row), row);
}

/** Writes the organisation's settings. */
export async function putSettings(
  table: Table,
  org: OrganizationId,
  settings: OrganizationSettings,
): Promise<void> {
  await put(table, keys.settings(org), settings);
}

async function put(table: Table, key: Key, content: ReferenceRow | OrganizationSettings): Promise<void> {
  const command = new PutCommand({
    TableName: table.name,
    Item: { ...key, content, schemaVersion: SCHEMA_VERSION },
  });
  await attempt(
    (options) => table.client.send(command, options),
    requestTime(Date.now() + WRITE_WITHIN_MS, table.pace),
  );
}
