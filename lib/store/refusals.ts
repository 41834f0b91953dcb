/** Refused commands: outbox items, one per refusal however often the command is delivered. */
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { RefusedCommand } from '../domain/outbox.ts';
import { attempt } from './attempt.ts';
import { SCHEMA_VERSION } from './item.ts';
import { keys } from './keys.ts';
import { getItem } from './reads.ts';
import type { Table } from './table.ts';

export type RefusalName = Pick<
  RefusedCommand,
  'organizationId' | 'operation' | 'commandId' | 'position' | 'callHash'
>;

export interface RefusalStore {
  /** True when this command was refused before: its repeat must not take effect after that was announced. */
  isKnown(refusal: RefusalName): Promise<boolean>;
  /** Writes the outbox item once; `expiresAt` in epoch seconds. */
  put(refusal: RefusedCommand, expiresAt: number): Promise<void>;
}

/** Opens the refusals for one request. */
export function refusalStore(table: Table, deadline: number): RefusalStore {
  return {
    isKnown: async (refusal) => (await getItem(table, keyOf(refusal), deadline)) !== undefined,
    async put(refusal, expiresAt) {
      const put = new PutCommand({
        TableName: table.name,
        Item: { ...keyOf(refusal), refusal, expiresAt, schemaVersion: SCHEMA_VERSION },
        ConditionExpression: 'attribute_not_exists(PK)',
      });
      try {
        await attempt(() => table.client.send(put), deadline);
      } catch (error) {
        if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
      }
    },
  };
}

function keyOf({ organizationId, operation, commandId, position, callHash }: RefusalName) {
  return keys.refusal(organizationId, operation, commandId, `${position}#${callHash.slice(0, 32)}`);
}
