/** Each write of an order's transaction, whole. */
import { describe, expect, it } from 'vitest';
import { decimal } from '../../lib/domain/decimal.ts';
import type { OrderChange } from '../../lib/domain/change.ts';
import { instant, mutationId, orderId, organizationId } from '../../lib/domain/identity.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import { rowOf } from '../../lib/domain/order-row.ts';
import type { Item, Write } from '../../lib/store/bulk-calls.ts';
import { fromDocument } from '../../lib/store/document.ts';
import { toChangeItem } from '../../lib/store/item.ts';
import { pathsIn } from '../../lib/store/packed-paths.ts';
import { packRow } from '../../lib/store/row.ts';
import { buildTransaction } from '../../lib/store/transaction.ts';
import { anOrder } from '../support/plain-order.ts';

const ORG = organizationId('5');
const AT = instant(new Date('2026-11-27T10:00:00.000Z'));
const order = (fields: Partial<SalesOrder> = {}) =>
  anOrder({
    id: orderId('7'),
    number: 'N-1',
    subject: ' Sub ',
    referenceNumber: 'Ref',
    foreignIds: { crm: 'f1' },
    totals: { ...anOrder().totals, total: decimal('3') },
    ...fields,
  });
const record = (...kinds: string[]) =>
  ({
    mutationId: mutationId('m'),
    kinds,
    actor: { id: 'k', name: 'K' },
    at: AT,
    paths: [{ path: 'notes' }],
  }) as never;
const claim = { id: 'c', position: 2, callHash: 'h', takenAt: 100, expiresAt: 200, how: 'number' };

const PARTITION = 'ORG#5#SO#7';
const CREATED = '2026-11-21T10:00:00.000Z#7';
const told = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' };
const absent = (Item: object) => ({
  Put: { Item, ConditionExpression: 'attribute_not_exists(PK)', ...told },
});
const own = (PK: string, SK: string) => ({ PK, SK, orderId: '7', schemaVersion: 1 });
const orderItem = (held: SalesOrder, stage: string) => ({
  PK: PARTITION,
  SK: 'ORDER',
  doc: JSON.parse(JSON.stringify(held)),
  dict: expect.any(Number),
  row: packRow(rowOf(held)),
  version: held.version,
  schemaVersion: 1,
  organizationKey: 'ORG#5',
  createdKey: CREATED,
  dateKey: `2026-11-21#${CREATED}`,
  customerKey: 'ORG#5#CUSTOMER#501',
  stageKey: `ORG#5#STAGE#${stage}`,
});
const changeItem = (held: SalesOrder, version: number, kinds: string[], more: object = {}) => ({
  PK: PARTITION,
  SK: `CHANGE#0000000${version}`,
  mutationId: 'm',
  kinds,
  actor: { id: 'k', name: 'K' },
  at: AT,
  paths: [{ path: 'notes' }],
  dict: expect.any(Number),
  version,
  row: packRow(rowOf(held)),
  schemaVersion: 1,
  monthKey: 'ORG#5#CHANGES#2026-11',
  changedKey: `${AT}#7#0000000${version}`,
  ...more,
});

/** The writes, with the document opened. */
const written = (change: object, epoch?: number) => {
  const { writes, places } = buildTransaction(change as OrderChange, epoch);
  const opened = writes.map((write) => {
    const item = write.Put?.Item as Item | undefined;
    if (item?.['doc'])
      return {
        Put: { ...write.Put, Item: { ...item, doc: JSON.parse(JSON.stringify(fromDocument(item))) } },
      };
    return item?.['paths'] ? { Put: { ...write.Put, Item: { ...item, paths: pathsIn(item) } } } : write;
  });
  return places.map((place, at) => [place, opened[at]]);
};

describe('the writes of an order', () => {
  it('that is made', () => {
    const after = order({ version: 1, status: 'draft' });
    const change = { after, record: record('created'), idempotency: claim, upsertsSeen: 0, ownName: true };
    expect(written(change, 3)).toStrictEqual([
      ['order', absent(orderItem(after, 'draft'))],
      ['change', absent(changeItem(after, 1, ['created'], { epoch: 3 }))],
      ['number', absent(own('ORG#5#NUMBERS', 'N-1'))],
      ['foreign', absent(own('ORG#5#FOREIGN#crm', 'f1'))],
      [
        'name',
        { Put: { Item: { PK: 'ORG#5#NAMES', SK: 'ann\t\t501', customerId: '501', schemaVersion: 1 } } },
      ],
      ['subject', { Put: { Item: own('ORG#5#SUBJECTS', `Sub\t\t${CREATED}`) } }],
      ['reference', { Put: { Item: own('ORG#5#REFERENCES', `Ref\t\t${CREATED}`) } }],
      [
        'upserts',
        {
          Update: {
            Key: { PK: expect.stringMatching(/^ORG#5#SUBJECT#[0-9a-f]{64}$/), SK: 'UPSERTS' },
            UpdateExpression: 'SET #n = :next, schemaVersion = :schema',
            ConditionExpression: 'attribute_not_exists(#n)',
            ExpressionAttributeNames: { '#n': 'n' },
            ExpressionAttributeValues: { ':next': 1, ':schema': 1 },
          },
        },
      ],
      [
        'claim',
        {
          Put: {
            Item: {
              PK: 'IDEM#c',
              SK: 'IDEM#002',
              position: 2,
              callHash: 'h',
              how: 'number',
              expiresAt: 200,
              schemaVersion: 1,
              orderId: '7',
              version: 1,
              doc: JSON.parse(JSON.stringify(after)),
              dict: expect.any(Number),
            },
            ConditionExpression:
              'attribute_not_exists(PK) OR expiresAt <= :now OR (attribute_exists(refused) AND callHash <> :hash)',
            ExpressionAttributeValues: { ':now': 100, ':hash': 'h' },
            ...told,
          },
        },
      ],
    ]);
  });

  it('that is made by an upsert after others', () => {
    const after = order({ version: 1 });
    const [[, { Update } = {} as Write] = []] = written({
      after,
      record: record('created'),
      upsertsSeen: 2,
    }).filter(([place]) => place === 'upserts') as [string, Write][];
    expect(Update).toMatchObject({
      ConditionExpression: '#n = :seen',
      ExpressionAttributeValues: { ':next': 3, ':schema': 1, ':seen': 2 },
    });
    const places = (change: object) =>
      written({ record: record('created'), ...change }).map(([place]) => place);
    const plain = order({ version: 1, subject: undefined, referenceNumber: ' ', foreignIds: undefined });
    expect(places({ after: plain, upsertsSeen: 0 })).toEqual(['order', 'change', 'number']);
  });

  const before = order({ version: 3 });
  const freed = (PK: string, SK: string) => [
    'freed',
    {
      Delete: {
        Key: { PK, SK },
        ConditionExpression: 'orderId = :owner',
        ExpressionAttributeValues: { ':owner': '7' },
      },
    },
  ];
  const atVersion = {
    ConditionExpression: 'version = :version',
    ExpressionAttributeValues: { ':version': 3 },
  };

  it('that is changed in all that it is found by', () => {
    const after = order({
      version: 4,
      number: 'N-2',
      subject: 'Other',
      referenceNumber: '',
      foreignIds: { crm: 'f2', getfly: 'g' },
    });
    expect(written({ before, after, record: record('updated', 'confirmed'), quiet: true })).toStrictEqual([
      ['order', { Put: { ...atVersion, Item: orderItem(after, 'confirmed') } }],
      ['change', absent(changeItem(after, 4, ['updated', 'confirmed'], { quiet: true }))],
      freed('ORG#5#NUMBERS', 'N-1'),
      ['number', absent(own('ORG#5#NUMBERS', 'N-2'))],
      freed('ORG#5#FOREIGN#crm', 'f1'),
      ['foreign', absent(own('ORG#5#FOREIGN#crm', 'f2'))],
      ['foreign', absent(own('ORG#5#FOREIGN#getfly', 'g'))],
      ['subject', { Delete: { Key: { PK: 'ORG#5#SUBJECTS', SK: `Sub\t\t${CREATED}` } } }],
      ['subject', { Put: { Item: own('ORG#5#SUBJECTS', `Other\t\t${CREATED}`) } }],
      ['reference', { Delete: { Key: { PK: 'ORG#5#REFERENCES', SK: `Ref\t\t${CREATED}` } } }],
    ]);
  });

  it('that is changed in nothing of these', () => {
    const after = { ...before, version: 4, subject: 'Sub', notes: 'x' };
    expect(written({ before, after, record: record('updated'), upsertsSeen: 0 }, 0)).toStrictEqual([
      ['order', { Put: { ...atVersion, Item: orderItem(after, 'confirmed') } }],
      ['change', absent(changeItem(after, 4, ['updated']))],
    ]);
  });

  it('that is taken away', () => {
    const change = { before, record: record('deleted'), ownName: true };
    const deletes = changeItem(before, 4, ['deleted'], { changedKey: `${AT}#7#00000004#DELETED` });
    expect(written(change)).toStrictEqual([
      ['order', { Delete: { ...atVersion, Key: { PK: PARTITION, SK: 'ORDER' } } }],
      ['change', absent(deletes)],
      freed('ORG#5#NUMBERS', 'N-1'),
      freed('ORG#5#FOREIGN#crm', 'f1'),
      ['subject', { Delete: { Key: { PK: 'ORG#5#SUBJECTS', SK: `Sub\t\t${CREATED}` } } }],
      ['reference', { Delete: { Key: { PK: 'ORG#5#REFERENCES', SK: `Ref\t\t${CREATED}` } } }],
    ]);
  });
});

it('the order in an item of the change or the claim is of its organisation', () => {
  expect(toChangeItem({ after: order(), record: record('created') } as OrderChange)['PK']).toBe(
    `ORG#${ORG}#SO#7`,
  );
});
