/** Refused commands: outbox items, one per refusal however often the command is delivered. */
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { RefusalName, RefusedCommand } from '../domain/outbox.ts';
import type { RefusalStore } from '../domain/ports.ts';
import { attempt } from './attempt.ts';
import { SCHEMA_VERSION } from './item.ts';
import { keys } from './keys.ts';
import { getItem } from './reads.ts';
import { requestTime } from './request-time.ts';
import type { Table } from './table.ts';

/** Opens the refusals for one request. */
export function refusalStore(table: Table, deadline: number): RefusalStore {
  const time = requestTime(deadline, table.pace);
  return {
    async find(refusal) {
      const item = await getItem(table, keyOf(refusal), time);
      return item?.['refusal'] as RefusedCommand | undefined;
    },
    async put(refusal, expiresAt) {
      const put = new PutCommand({
        TableName: table.name,
        Item: { ...keyOf(refusal), refusal, expiresAt, schemaVersion: SCHEMA_VERSION },
        ConditionExpression: 'attribute_not_exists(PK)',
      });
      try {
        await attempt((options) => table.client.send(put, options), time);
      } catch (error) {
        if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
      }
    },
  };
}

function keyOf({ organizationId, operation, commandId, position, callHash }: RefusalName) {
  return keys.refusal(organizationId, operation, commandId, `${position}#${callHash.slice(0, 32)}`);
}
