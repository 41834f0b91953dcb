import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OrderChange } from '../../lib/domain/change.ts';
import { mutationId, orderId, organizationId, type MutationId } from '../../lib/domain/identity.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import { fromDocument, toDocument } from '../../lib/store/document.ts';
import { toOrderItem } from '../../lib/store/item.ts';
import { keys, partitions, type Key } from '../../lib/store/keys.ts';
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

function imported(id: string, number: string, foreignIds: Record<string, string>): OrderChange {
  const { after, record } = creation(id, number);
  return { after: { ...(after as SalesOrder), foreignIds }, record };
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
    expect(keys.foreign(ORG, 'zoho-crm', '7')).toEqual({ PK: 'ORG#10234695#FOREIGN#zoho-crm', SK: '7' });
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

it('docs/table.md names each item', () => {
  const page = readFileSync('docs/table.md', 'utf8');
  const org = organizationId('o');
  const row = { kind: 'kind', id: 'id' } as never;
  const created = { createdAt: '', id: orderId('id') };
  const items: Record<keyof typeof keys, Key> = {
    order: keys.order(org, orderId('id')),
    change: keys.change(org, orderId('id'), 7),
    comment: keys.comment(org, orderId('id'), 'id'),
    number: keys.number(org, 'SO-1'),
    foreign: keys.foreign(org, 'source', 'id'),
    refusal: keys.refusal(org, 'operation', 'id', '0'),
    text: keys.text(org, 'subject', 'text', created),
    name: keys.name(org, 'words', 'id'),
    upserts: keys.upserts(org, 'text'),
    counter: keys.counter(org, 'SO'),
    settings: keys.settings(org),
    epoch: keys.epoch(org),
    reference: keys.reference(org, row),
    itemCode: keys.itemCode(org, 'code'),
    rowName: keys.rowName(org, 'salesperson', 'name'),
    rowText: keys.rowText(partitions.contacts(org), 'text', 'id'),
    registeredKey: keys.registeredKey(org, 'id'),
    standIn: keys.standIn(org, row),
    upkeep: keys.upkeep('VERIFY'),
    apiKey: keys.apiKey('digest'),
    claim: keys.claim('digest', 0),
    lastUse: keys.lastUse(org, 'id'),
    client: keys.client('id'),
    refreshToken: keys.refreshToken('digest'),
    authorizationCode: keys.authorizationCode('digest'),
    deniedToken: keys.deniedToken('id'),
    signers: keys.signers(),
    knownOrganization: keys.knownOrganization(org),
  };
  const partitionsIn = Object.values(items).map(({ PK }) => `\`${PK}\``.replace(/[\da-f]{64}/, 'digest'));
  const named = partitionsIn.map((name) => name.replace('NUMBEROFKIND#id', 'NUMBEROFKIND#number'));
  expect(named.filter((name) => !page.includes(name))).toEqual([]);
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
    [
      'a creation with two foreign ids',
      () => imported('1', 'A', { 'zoho-crm': '7', 'zoho-inventory:books': '8' }),
      ['order', 'change', 'number', 'foreign', 'foreign'],
    ],
    [
      'a foreign id that changes beside one that stays',
      () => {
        const { after } = imported('1', 'A', { 'zoho-crm': '7', getfly: '8' });
        return edit(after as SalesOrder, { foreignIds: { 'zoho-crm': '9', getfly: '8' } });
      },
      ['order', 'change', 'freed', 'foreign'],
    ],
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

describe('a number', () => {
  it('finds its order after NFC and trimming; none is looked for that cannot be', async () => {
    const { id } = await store().commit(creation('2006', 'SO-É'));
    const found = async (number: string) => (await store().findByNumber(ORG, number))?.id;
    expect(await Promise.all([' SO-E\u0301 ', 'so-É', '  ', 'x'.repeat(101)].map(found))).toEqual([
      id,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('a foreign id', () => {
  const found = async (source: string, id: string) => (await store().findByForeignId(ORG, source, id))?.id;

  it('finds its order, by its own source and organisation only, and keeps to it through changes', async () => {
    const ids = { 'zoho-crm': '98765432109876543210', 'zoho-inventory:books': '12' };
    const created = await store().commit(imported('3001', 'MOVED-1', ids));
    expect(await found('zoho-crm', '98765432109876543210')).toBe('3001');
    expect(await found('zoho-inventory:books', '12')).toBe('3001');
    expect(await found('zoho-inventory', '12')).toBeUndefined();
    expect(await store().findByForeignId(organizationId('2'), 'zoho-crm', ids['zoho-crm'])).toBeUndefined();
    expect(await Promise.all(['', 'x'.repeat(101)].map((id) => found('zoho-crm', id)))).toEqual([
      undefined,
      undefined,
    ]);
    const edited = await store().commit(edit(created, { notes: 'x' }));
    expect(await store().findByForeignId(ORG, 'zoho-crm', ids['zoho-crm'])).toEqual(edited);
  });

  it('moves with its order and is freed with it, for another one', async () => {
    const created = await store().commit(imported('3002', 'MOVED-2', { getfly: '1' }));
    const moved = await store().commit(edit(created, { foreignIds: { getfly: '2' } }));
    expect([await found('getfly', '1'), await found('getfly', '2')]).toEqual([undefined, '3002']);
    await store().commit({ before: moved, record: recordOf(mutationId('moved-gone')) });
    expect(await found('getfly', '2')).toBeUndefined();
    const isForeign = (key: string) => key.includes('#FOREIGN#getfly');
    expect((await contentsOf(api, isForeign)).size).toBe(0);
    await store().commit(imported('3003', 'MOVED-3', { getfly: '2' }));
    expect(await found('getfly', '2')).toBe('3003');
  });

  it('of another order is refused, and nothing is written', async () => {
    const before = await contentsOf(api);
    await expect(store().commit(imported('3004', 'MOVED-4', { getfly: '2' }))).rejects.toMatchObject({
      code: 'invalid_value',
      details: { field: 'foreignIds' },
    });
    expect(await contentsOf(api)).toEqual(before);
  });

  it('of ten orders at once, one has it', async () => {
    const rivals = Array.from({ length: 10 }, (_, at) =>
      store().commit(imported(String(3100 + at), `RIVAL-${at}`, { getfly: 'wanted' })),
    );
    const settled = await Promise.allSettled(rivals);
    const [winner, ...more] = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value.id] : []));
    expect(more).toEqual([]);
    expect(await found('getfly', 'wanted')).toBe(winner);
  });
});
