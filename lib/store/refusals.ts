/** Refusals of commands, which leave as events (outbox.ts). */
import type { RefusalName, RefusedCommand } from '../domain/outbox.ts';
import type { RefusalStore } from '../domain/ports.ts';
import { refusedPut } from './claims.ts';
import { keys, partitions } from './keys.ts';
import { SCHEMA_VERSION } from './schema.ts';
import { callsUntil, type Table } from './table.ts';
import { INDEXES } from './table-shape.ts';

/** Opens the refusals for one request: outbox items, one per refusal however often the command is delivered. */
export function refusalStore(table: Table, deadline: number): RefusalStore {
  const calls = callsUntil(table, deadline);
  return {
    async find(refusal) {
      const item = await calls.get(keyOf(refusal));
      return item?.['refusal'] as RefusedCommand | undefined;
    },
    async put(refusal, expiresAt, claim) {
      const Item = {
        ...keyOf(refusal),
        refusal,
        expiresAt,
        schemaVersion: SCHEMA_VERSION,
        ...placeOf(refusal),
      };
      const once = { Item, ConditionExpression: 'attribute_not_exists(PK)' };
      const inPlaceOfSuccess = claim ? [{ Put: refusedPut(claim, refusal) }] : [];
      const cancelled = await calls.transact([{ Put: once }, ...inPlaceOfSuccess]);
      // Announced already, or not to be announced at all.
      const isSettled = cancelled?.reasons.some(({ Code }) => Code === 'ConditionalCheckFailed');
      if (cancelled && !isSettled) throw cancelled.cause;
    },
  };
}

/** Beside the changes of the month, so that a replay finds it. */
function placeOf({ organizationId, operation, commandId, position, at }: RefusedCommand) {
  return {
    [INDEXES.byChange.partitionKey]: partitions.refusalsOf(organizationId, at.slice(0, 7)),
    [INDEXES.byChange.sortKey]: `${at}#${operation}#${commandId}#${position}`,
  };
}

function keyOf({ organizationId, operation, commandId, position, callHash }: RefusalName) {
  return keys.refusal(organizationId, operation, commandId, `${position}#${callHash.slice(0, 32)}`);
}
