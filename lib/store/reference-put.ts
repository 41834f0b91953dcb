/** Writes of reference rows. An item is written together with the entry that finds it by its code, or not at all. */
import { TransactWriteCommand, type PutCommandInput } from '@aws-sdk/lib-dynamodb';
import type { OrganizationId } from '../domain/identity.ts';
import type { ReferenceRow } from '../domain/reference.ts';
import type { OrganizationSettings } from '../domain/settings.ts';
import { attempt, cancellationReasons } from './attempt.ts';
import { SCHEMA_VERSION } from './item.ts';
import { keys, type Key } from './keys.ts';
import type { RequestTime } from './request-time.ts';
import type { Table } from './table.ts';

export interface ReferencePut {
  key: Key;
  content: ReferenceRow | OrganizationSettings | undefined;
  /** Of rows whose source counts versions: an older one is dropped without a word. */
  sourceVersion?: number;
}

export async function putReference(
  table: Table,
  org: OrganizationId,
  { key, content, sourceVersion }: ReferencePut,
  time: RequestTime,
): Promise<void> {
  const row = { ...key, content, schemaVersion: SCHEMA_VERSION };
  const put: PutCommandInput = {
    TableName: table.name,
    ...(sourceVersion === undefined ? { Item: row } : ifNewer(row, sourceVersion)),
  };
  const puts = [put, ...codePuts(table.name, org, content)];
  const command = new TransactWriteCommand({ TransactItems: puts.map((Put) => ({ Put })) });
  try {
    await attempt((options) => table.client.send(command, options), time);
  } catch (error) {
    if (cancellationReasons(error)?.[0]?.Code !== 'ConditionalCheckFailed') throw error;
  }
}

function ifNewer(row: Record<string, unknown>, version: number): Omit<PutCommandInput, 'TableName'> {
  return {
    Item: { ...row, sourceVersion: version },
    ConditionExpression: 'attribute_not_exists(sourceVersion) OR sourceVersion < :version',
    ExpressionAttributeValues: { ':version': version },
  };
}

function codePuts(
  TableName: string,
  org: OrganizationId,
  content: ReferencePut['content'],
): PutCommandInput[] {
  if (content?.kind !== 'item' || !content.code) return [];
  const Item = { ...keys.itemCode(org, content.code), itemId: content.id, schemaVersion: SCHEMA_VERSION };
  return [{ TableName, Item }];
}
