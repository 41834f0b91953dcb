import { beforeAll, describe, expect, it } from 'vitest';
import type { OrderChange } from '../../lib/domain/change.ts';
import { mutationId, orderId, organizationId, type MutationId } from '../../lib/domain/identity.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import { fromDocument, toDocument } from '../../lib/store/document.ts';
import { toOrderItem } from '../../lib/store/item.ts';
import { keys, partitions } from '../../lib/store/keys.ts';
import { orderStore } from '../../lib/store/order-store.ts';
import { buildTransaction } from '../../lib/store/transaction.ts';
import { openInventory } from '../support/inventory.ts';
import { loadStored } from '../support/stored-order.ts';
import { contentsOf, isOrderPart } from '../support/table-contents.ts';
import { CUSTOMER, ORGANIZATION } from '../support/demo-ids.ts';

const ORG = organizationId(ORGANIZATION);
const api = await openInventory();
let order: SalesOrder;
const store = () => orderStore(api.table, Date.now() + 10_000);

beforeAll(async () => {
  order = await loadStored(api.table, (await api.create()).salesorder_id);
});

function recordOf(mutation: MutationId): OrderChange['record'] {
  return {
    mutationId: mutation,
    kinds: ['updated'],
    actor: order.createdBy,
    at: order.modifiedAt,
    paths: [],
  };
}

function creation(id: string, number: string, mutation = mutationId(`m-${id}`)): OrderChange {
  return { after: { ...order, id: orderId(id), number, version: 1 }, record: recordOf(mutation) };
}

function edit(before: SalesOrder, change: Partial<SalesOrder>, mutation = 'edit'): OrderChange {
  const record = recordOf(mutationId(mutation));
  return { before, after: { ...before, ...change, version: before.version + 1 }, record };
}

describe('keys', () => {
  it('all begin with the organisation, but for API keys and claims', () => {
    expect(keys.order(ORG, order.id)).toEqual({ PK: `ORG#10234695#SO#${order.id}`, SK: 'ORDER' });
    expect(keys.change(ORG, order.id, 7).SK).toBe('CHANGE#00000007');
    expect(keys.number(ORG, 'SO-1')).toEqual({ PK: 'ORG#10234695#NUMBERS', SK: 'SO-1' });
    expect(keys.counter(ORG, 'SO-')).toEqual({ PK: 'ORG#10234695', SK: 'COUNTER#SO-' });
    expect(keys.reference(ORG, { kind: 'tax', id: '1' })).toEqual({
      PK: 'ORG#10234695#TAX#1',
      SK: 'REFERENCE',
    });
    expect(keys.apiKey('d')).toEqual({ PK: 'KEY#d', SK: 'KEY' });
    expect(keys.registeredKey(ORG, 'key-1')).toEqual({ PK: 'KEYS#10234695', SK: 'key-1' });
    expect(partitions.changesOf(ORG, '2026-11')).toBe('ORG#10234695#CHANGES#2026-11');
  });
});

describe('the order item', () => {
  it('holds the whole order, and the keys of the four indexes of orders', () => {
    expect(fromDocument({ ...toDocument(order) })).toEqual(JSON.parse(JSON.stringify(order)));
    expect(toOrderItem(order)).toMatchObject({
      version: 1,
      schemaVersion: 1,
      organizationKey: 'ORG#10234695',
      createdKey: `${order.createdAt}#${order.id}`,
      dateKey: `${order.date}#${order.createdAt}#${order.id}`,
      customerKey: `ORG#10234695#CUSTOMER#${CUSTOMER}`,
      stageKey: 'ORG#10234695#STAGE#draft',
    });
  });
});

describe('the transaction', () => {
  it.each([
    ['a creation', () => creation('1', 'A'), ['order', 'change', 'number']],
    ['an edit', () => edit(order, {}), ['order', 'change']],
    ['a renumbering', () => edit(order, { number: 'B' }), ['order', 'change', 'freed', 'number']],
    [
      'a deletion',
      () => ({ before: order, record: recordOf(mutationId('d')) }),
      ['order', 'change', 'freed'],
    ],
  ] as [string, () => OrderChange, string[]][])(
    'of %s has one conditional write per thing',
    (_, change, places) => {
      const transaction = buildTransaction(change());
      expect(transaction.places).toEqual(places);
      for (const write of transaction.writes)
        expect((write.Put ?? write.Delete)?.ConditionExpression).toBeTruthy();
    },
  );
});

describe('a commit', () => {
  it('that is sent once more, its own change found, is the same success', async () => {
    const change = creation('2001', 'TWICE');
    const first = await store().commit(change);
    const before = await contentsOf(api, isOrderPart);
    expect(await store().commit(change)).toEqual(first);
    expect(await contentsOf(api, isOrderPart)).toEqual(before);
  });

  it.each([
    ['an id that is taken', () => creation('2001', 'OTHER', mutationId('another')), 'conflict'],
    ['a number that is taken', () => creation('2002', 'TWICE'), 'number_taken'],
    ['a version that has passed', () => edit({ ...order, version: 9 }, { notes: 'x' }), 'conflict'],
    ['an order that is gone', () => edit({ ...order, id: orderId('404') }, {}), 'conflict'],
    [
      'a number that the order does not own',
      () => edit({ ...order, number: 'TWICE' }, { number: 'X' }),
      'conflict',
    ],
  ] as [string, () => OrderChange, string][])('against %s is refused whole', async (_, change, code) => {
    const before = await contentsOf(api, isOrderPart);
    await expect(store().commit(change())).rejects.toMatchObject({ code });
    expect(await contentsOf(api, isOrderPart)).toEqual(before);
  });

  it('of ten edits of one version at once, exactly one is done', async () => {
    const created = await store().commit(creation('2003', 'CROWD'));
    const edits = Array.from({ length: 10 }, (_, at) =>
      store().commit(edit(created, { notes: `n${at}` }, `e${at}`)),
    );
    const settled = await Promise.allSettled(edits);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await store().load(ORG, created.id))?.version).toBe(2);
  });

  it('under a key whose twin was first is answered with what the twin has kept', async () => {
    const claim = { id: 'twins', position: 0, callHash: 'h', takenAt: 1, expiresAt: 9_999_999_999 };
    const first = await store().commit({
      ...creation('2005', 'TWIN'),
      idempotency: { ...claim, how: 'made' },
    });
    const second = store().commit({ ...edit(first, { notes: 'x' }, 'twin'), idempotency: claim });
    await expect(second).rejects.toMatchObject({
      name: 'AnsweredByTwin',
      kept: { how: 'made', order: { version: 1 } },
    });
    await expect(store().remember(claim, first)).rejects.toMatchObject({ kept: { how: 'made' } });
    const other = store().remember({ ...claim, callHash: 'other' }, first);
    await expect(other).rejects.toMatchObject({ code: 'key_reused' });
    expect((await store().load(ORG, first.id))?.version).toBe(1);
  });

  it('of a deletion leaves its changes and frees the number', async () => {
    const created = await store().commit(creation('2004', 'GONE'));
    await store().commit({ before: created, record: recordOf(mutationId('gone')) });
    const left = await contentsOf(api, (key) => key.includes('#SO#2004') || key.endsWith('#NUMBERS GONE'));
    expect([...left.keys()].map((key) => key.split(' ')[1])).toEqual(['CHANGE#00000001', 'CHANGE#00000002']);
    expect(await store().findByNumber(ORG, 'GONE')).toBeUndefined();
  });
});
