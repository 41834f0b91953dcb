/** The one transaction of an order change: order, change, number and claim, each with its condition and its place. */
import { randomUUID } from 'node:crypto';
import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { changedOrder, type OrderChange } from '../domain/change.ts';
import type { SalesOrder } from '../domain/order.ts';
import { claimPut } from './claims.ts';
import { SCHEMA_VERSION, toChangeItem, toOrderItem } from './item.ts';
import { keys, type Key } from './keys.ts';

type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
/** What a place in the transaction is about; a refusal is read by place. */
export type Place = 'claim' | 'change' | 'order' | 'freed' | 'number' | 'subject' | 'upserts';

export interface Transaction {
  input: TransactWriteCommandInput;
  places: Place[];
}

/** Builds the transaction once; every try sends this same input under this same token. */
export function buildTransaction(table: string, change: OrderChange): Transaction {
  const writes: [Place, Write][] = [
    ['order', orderWrite(table, change)],
    ['change', putAbsent(table, toChangeItem(change))],
    ...numberWrites(table, change),
    ...subjectWrites(table, change),
    ...upsertWrites(table, change),
  ];
  const claim = change.idempotency;
  if (claim) writes.push(['claim', { Put: claimPut(table, claim, changedOrder(change)) }]);
  return {
    input: {
      TransactItems: writes.map(([, write]) => write),
      ClientRequestToken: randomUUID(),
    },
    places: writes.map(([place]) => place),
  };
}

function putAbsent(TableName: string, Item: Record<string, unknown>): Write {
  return {
    Put: {
      TableName,
      Item,
      ConditionExpression: 'attribute_not_exists(PK)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  };
}

function orderWrite(TableName: string, { before, after }: OrderChange): Write {
  if (!before) return putAbsent(TableName, toOrderItem(after));
  const atVersion = {
    TableName,
    ConditionExpression: 'version = :version',
    ExpressionAttributeValues: { ':version': before.version },
  };
  if (after) return { Put: { ...atVersion, Item: toOrderItem(after) } };
  return { Delete: { ...atVersion, Key: keys.order(before.organizationId, before.id) } };
}

/** A number is taken, moved or freed together with its order; freed only by its owner. */
function numberWrites(TableName: string, { before, after }: OrderChange): [Place, Write][] {
  if (before && after && before.number === after.number) return [];
  const writes: [Place, Write][] = [];
  if (before) {
    writes.push([
      'freed',
      {
        Delete: {
          TableName,
          Key: keys.number(before.organizationId, before.number),
          ConditionExpression: 'orderId = :owner',
          ExpressionAttributeValues: { ':owner': before.id },
        },
      },
    ]);
  }
  if (after) {
    const item = {
      ...keys.number(after.organizationId, after.number),
      orderId: after.id,
      schemaVersion: SCHEMA_VERSION,
    };
    writes.push(['number', putAbsent(TableName, item)]);
  }
  return writes;
}

/** The look-up item of a subject comes and goes with the subject; it needs no condition, as the order has one. */
function subjectWrites(TableName: string, { before, after }: OrderChange): [Place, Write][] {
  const [old, fresh] = [subjectKey(before), subjectKey(after)];
  if (old?.PK === fresh?.PK) return [];
  const writes: [Place, Write][] = [];
  if (old) writes.push(['subject', { Delete: { TableName, Key: old } }]);
  if (after && fresh) {
    const Item = { ...fresh, orderId: after.id, schemaVersion: SCHEMA_VERSION };
    writes.push(['subject', { Put: { TableName, Item } }]);
  }
  return writes;
}

/** Of two upserts that found no order with their subject, the second one fails here and finds the first one's. */
function upsertWrites(TableName: string, change: OrderChange): [Place, Write][] {
  if (change.before || change.upsertsSeen === undefined || !change.after.subject) return [];
  const { organizationId, subject } = change.after;
  const seen = change.upsertsSeen;
  const update = {
    TableName,
    Key: keys.upserts(organizationId, subject),
    UpdateExpression: 'SET #n = :next, schemaVersion = :schema',
    ConditionExpression: seen === 0 ? 'attribute_not_exists(#n)' : '#n = :seen',
    ExpressionAttributeNames: { '#n': 'n' },
    ExpressionAttributeValues: {
      ':next': seen + 1,
      ':schema': SCHEMA_VERSION,
      ...(seen === 0 ? {} : { ':seen': seen }),
    },
  };
  return [['upserts', { Update: update }]];
}

function subjectKey(order: SalesOrder | undefined): Key | undefined {
  return order?.subject ? keys.subject(order.organizationId, order.subject, order.id) : undefined;
}
