/** Writes of one reference row on the engine, beside a few items, and the parts that their transactions are made of. */
import { instant, organizationId } from '../../lib/domain/identity.ts';
import { ReferenceRow } from '../../lib/domain/reference.ts';
import { type Item } from '../../lib/store/bulk-calls.ts';
import { rowItem } from '../../lib/store/row-item.ts';
import type { RowWrite } from '../../lib/store/row-write.ts';
import { writeRow } from '../../lib/store/row-writes.ts';
import type { Calls } from '../../lib/store/table.ts';
import { endingOf } from './ending-of.ts';
import { recordedCalls } from './recorded-calls.ts';

export const ORG = organizationId('5');
export const [MADE, NOW] = [instant(new Date(0)), instant(new Date(1e12))];
export const product = (id: string, fields: object = {}) =>
  ReferenceRow.parse({ kind: 'item', id, name: 'Chair', ...fields });
export const person = (id: string, fields: object = {}) =>
  ReferenceRow.parse({ kind: 'customer', id, name: 'Ann Lee', ...fields });
export const key = (row: ReferenceRow) => ({ kind: row.kind, id: row.id });
export const standing = (row: ReferenceRow, revision = 4, more: object = {}): Item => ({
  ...rowItem(ORG, { key: key(row), row, revision, createdAt: MADE, modifiedAt: MADE }),
  ...more,
});
export const write = (row: ReferenceRow, more: Partial<RowWrite> = {}): RowWrite => ({
  key: key(row),
  row,
  modifiedAt: NOW,
  ...more,
});

export const run = async (items: Item[], of: RowWrite, answers: Partial<Calls> = {}) => {
  const { calls, asked, askedOf } = recordedCalls(items, answers);
  const answer = await endingOf(writeRow(calls, ORG, of));
  return { answer: (answer as { notRefused?: unknown }).notRefused ?? answer, asked, askedOf };
};
export const own = (kind: string, name: string, held: object, more: object = {}) => ({
  Put: { Item: { PK: `ORG#5#${kind}NAME#${name}`, SK: 'REFERENCE', ...held, schemaVersion: 1 }, ...more },
});
export const told = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' };
export const ifFree = (id: string, owner = 'id', or = '', values: object = {}) => ({
  ConditionExpression: `attribute_not_exists(PK) OR #owner = :id${or}`,
  ExpressionAttributeNames: { '#owner': owner },
  ExpressionAttributeValues: { ':id': id, ...values },
  ...told,
});
export const EPOCH = {
  Key: { PK: 'ORG#5', SK: 'EPOCH' },
  UpdateExpression: 'ADD #n :one',
  ExpressionAttributeNames: { '#n': 'n' },
  ExpressionAttributeValues: { ':one': 1 },
};
