/** Versions of what is stored: older ones are read, newer ones are held, none is guessed. */
import { readFileSync } from 'node:fs';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { streamFunction } from '../../lib/runtime/stream-function.ts';
import { fromDocument } from '../../lib/store/document.ts';
import { keys } from '../../lib/store/keys.ts';
import { outgoingOfImage } from '../../lib/store/outbox.ts';
import { rowOfItem } from '../../lib/store/row.ts';
import { SCHEMA_VERSION, upcast } from '../../lib/store/schema.ts';
import { rowOf } from '../../lib/domain/order-row.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import { someContext } from '../support/event-orders.ts';
import { openInventory, type InventoryApi } from '../support/inventory.ts';
import { loadStored } from '../support/stored-order.ts';
import { changeItem, recordOf } from '../support/stream-records.ts';

/** One for each version, as its release wrote it; never changed afterwards. */
const WRITTEN = [1];

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

it.each(WRITTEN)('what was written as version %i is read as it was meant', (version) => {
  const text = readFileSync(`test/fixtures/stored/version-${version}.json`, 'utf8');
  const { order, item } = JSON.parse(text) as { order: SalesOrder; item: Record<string, unknown> };
  expect(item['schemaVersion']).toBe(version);
  expect(fromDocument({ ...item, doc: Buffer.from(String(item['doc']), 'base64') })).toEqual(order);
  expect(plain(rowOfItem(item))).toEqual(plain(rowOf(order)));
});

it('there is something written for every version', () => {
  expect(WRITTEN).toEqual(Array.from({ length: SCHEMA_VERSION }, (_, at) => at + 1));
});

it('an older document goes through every version in between', () => {
  const upcasters = {
    1: (older: Record<string, unknown>) => ({ ...older, second: true }),
    2: (older: Record<string, unknown>) => ({ ...older, third: older['second'] }),
  };
  expect(upcast({ first: 1 }, 1, upcasters, 3)).toEqual({ first: 1, second: true, third: true });
  expect(upcast({ first: 1 }, 3, upcasters, 3)).toEqual({ first: 1 });
  expect(() => upcast({}, 1, {}, 2)).toThrow('no way from version 1');
});

describe('what a later release has written', () => {
  let api: InventoryApi;
  let id: string;
  beforeAll(async () => {
    api = await openInventory();
    id = (await api.create()).salesorder_id;
    const { organizationId, id: order } = await loadStored(api.table, id);
    await api.table.client.send(
      new UpdateCommand({
        TableName: api.tableName,
        Key: keys.order(organizationId, order),
        UpdateExpression: 'SET schemaVersion = :later',
        ExpressionAttributeValues: { ':later': SCHEMA_VERSION + 1 },
      }),
    );
  });

  it.each([
    ['GET', ''],
    ['PUT', ''],
    ['POST', '/status/confirmed'],
    ['DELETE', ''],
  ])('is held: %s %s is answered 503, and nothing is written', async (method, rest) => {
    const body = method === 'PUT' ? { notes: 'x' } : undefined;
    const answer = await api.call(method, `/salesorders/${id}${rest}`, { body });
    expect([answer.status, Number(answer.headers['retry-after'])]).toEqual([503, expect.any(Number)]);
  });

  it('is published by a publisher that knows it, in the order of versions', async () => {
    const putAside: string[] = [];
    const sent: unknown[] = [];
    const handler = streamFunction(() => ({
      read: outgoingOfImage,
      bus: { put: async (entries) => entries.map((entry) => void sent.push(entry)) },
      deadLetters: { put: async (body) => void putAside.push(body) },
      expireHistory: async () => {},
    }));
    const Records = [
      recordOf('INSERT', changeItem('1', 1)),
      recordOf('INSERT', changeItem('1', 2, { schemaVersion: SCHEMA_VERSION + 1 })),
      recordOf('INSERT', changeItem('1', 3)),
      recordOf('INSERT', changeItem('2', 1)),
    ];
    const { batchItemFailures } = await handler({ Records }, someContext());
    expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(
      Records.slice(1, 3).map(({ dynamodb }) => dynamodb?.SequenceNumber),
    );
    expect([sent.length, putAside]).toEqual([2, []]);
  });
});
