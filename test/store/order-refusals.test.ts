/** What a commit makes of the writes of an order that were refused. */
import { describe, expect, it } from 'vitest';
import type { OrderChange } from '../../lib/domain/change.ts';
import { instant, mutationId, orderId } from '../../lib/domain/identity.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import { rowOf } from '../../lib/domain/order-row.ts';
import { rawItem, type Cancelled, type Item } from '../../lib/store/bulk-calls.ts';
import { commitChange } from '../../lib/store/commit.ts';
import { toChangeItem } from '../../lib/store/item.ts';
import { packRow } from '../../lib/store/row.ts';
import { buildTransaction } from '../../lib/store/transaction.ts';
import { endingOf } from '../support/ending-of.ts';
import { recordedCalls } from '../support/recorded-calls.ts';
import { anOrder } from '../support/plain-order.ts';

const order = (fields: Partial<SalesOrder>) =>
  anOrder({ id: orderId('7'), number: 'N-1', subject: 'Sub', foreignIds: { crm: 'f1' }, ...fields });
const actor = { id: 'k', name: 'K' };
const record = (kind: 'created' | 'updated') => ({
  mutationId: mutationId('m'),
  kinds: [kind],
  actor,
  at: instant(new Date(0)),
  paths: [],
});
const claim = { id: 'c', position: 2, callHash: 'h', takenAt: 100, expiresAt: 200 };

describe('a commit that was refused', () => {
  const before = order({ version: 3 });
  const after = order({ version: 4, number: 'N-2', foreignIds: { crm: 'f2' } });
  const change = { before, after, record: record('updated'), idempotency: claim } as OrderChange;
  const { places } = buildTransaction(change, undefined);
  const cause = new Error('cancelled');
  const commit = (refused: Record<string, Item | undefined>, uncertain = false, of: OrderChange = change) => {
    const reasons = buildTransaction(of, undefined).places.map((place) =>
      place in refused
        ? { Code: 'ConditionalCheckFailed', Item: refused[place] && rawItem(refused[place]) }
        : { Code: 'None' },
    );
    const cancelled: Cancelled = { reasons, uncertain, cause };
    return commitChange(recordedCalls([], { transact: async () => cancelled }).calls, of);
  };
  const known = { ...toChangeItem(change), mutationId: 'm' };

  it('is judged by place', () => {
    expect(places).toEqual(['order', 'change', 'freed', 'number', 'freed', 'foreign', 'claim']);
  });

  it('is done where an earlier try has done it, under whatever number', async () => {
    const earlier = { ...known, row: packRow(rowOf({ ...after, number: 'N-9' })) };
    expect(await commit({ change: earlier, order: undefined, claim: undefined })).toEqual({
      ...after,
      number: 'N-9',
    });
    const other = { ...known, mutationId: 'other' };
    expect(await endingOf(commit({ change: other }))).toEqual({ code: 'conflict' });
  });

  it.each<[Record<string, Item | undefined>, object]>([
    [{ order: undefined, number: { orderId: '8' } }, { code: 'conflict' }],
    [{ freed: undefined, number: { orderId: '8' } }, { code: 'conflict' }],
    [
      { number: { orderId: '8' }, foreign: undefined },
      { code: 'number_taken', number: 'N-2', id: '8', uncertain: false },
    ],
    [{ number: undefined }, { code: 'number_taken', number: 'N-2', id: undefined, uncertain: false }],
    [
      { foreign: undefined },
      { code: 'invalid_value', field: 'foreignIds', reason: 'another sales order has this id' },
    ],
    [{ claim: { callHash: 'other' }, order: undefined, number: undefined }, { code: 'key_reused' }],
    [{ claim: undefined }, { code: 'key_reused' }],
    [
      { claim: { callHash: 'h', refused: '{"code":"not_found","details":{"id":"1"}}' } },
      { code: 'not_found', id: '1' },
    ],
    [{}, { code: 'internal' }],
  ])('%j: %j', async (refused, expected) => {
    expect(await endingOf(commit(refused))).toEqual(expected);
  });

  it('tells of a number that an earlier try may still take', async () => {
    expect(await endingOf(commit({ number: { orderId: '8' } }, true))).toMatchObject({ uncertain: true });
  });

  it('keeps its cause where nothing else says why', async () => {
    await expect(commit({})).rejects.toMatchObject({ cause });
    await expect(commit({ order: undefined })).rejects.toMatchObject({ cause });
    const upsert = { after: order({ version: 1 }), record: record('created'), upsertsSeen: 0 } as OrderChange;
    expect(await endingOf(commit({ upserts: undefined }, false, upsert))).toEqual({ code: 'conflict' });
  });

  it('is the answer of its twin', async () => {
    const twin = { callHash: 'h', value: '{"a":1}', how: 'number' };
    await expect(commit({ claim: twin })).rejects.toMatchObject({
      name: 'AnsweredByTwin',
      kept: { value: { a: 1 }, how: 'number' },
    });
  });
});
