/**
 * Releases on one table: the one before this one, as its code was frozen, this one, and the next one, which writes a schema that
 * neither knows. What is known is read as it was meant; what is not is held, and nothing is written over it.
 */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Plugin } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ChangeKind, OrderChange } from '../../../lib/domain/change.ts';
import {
  mutationId,
  orderId,
  organizationId,
  type CalendarDate,
  type OrganizationId,
} from '../../../lib/domain/identity.ts';
import { SORT_FIELDS, type ListCommand, type SortField } from '../../../lib/domain/list-command.ts';
import type { SalesOrder } from '../../../lib/domain/order.ts';
import { orderStore } from '../../../lib/store/order-store.ts';
import { outgoingOf } from '../../../lib/store/outbox.ts';
import { SCHEMA_VERSION } from '../../../lib/store/schema.ts';
import { buildTransaction } from '../../../lib/store/transaction.ts';
import { ORGANIZATION } from '../../support/demo-ids.ts';
import { openInventory, type InventoryApi } from '../../support/inventory.ts';
import { mixedOrders } from '../../support/mixed-orders.ts';
import { loadStored } from '../../support/stored-order.ts';
import { contentsOf } from '../../support/table-contents.ts';
import { bundledStore, PREVIOUS, type StoreRelease } from './store-bundle.ts';

const ORG = organizationId(ORGANIZATION);
const LATER = organizationId('555');
const TODAY = '2026-11-27' as CalendarDate;
const present: StoreRelease = { orderStore, outgoingOf, buildTransaction, SCHEMA_VERSION };
const previous = (await import(pathToFileURL(PREVIOUS).href)) as StoreRelease;

let api: InventoryApi;
let next: StoreRelease;
let ids: string[];
let template: SalesOrder;
beforeAll(async () => {
  api = await openInventory();
  next = await loaded(await bundledStore([raised('schema'), raised('row')]));
  ids = Object.values(await mixedOrders(api)).map(({ id }) => id);
  template = await loadStored(api.table, ids[0] ?? '');
});

/** A source as the next release may have it: one version on, with a way from the one before. */
function raised(name: string): Plugin {
  return {
    name,
    setup({ onLoad }) {
      onLoad({ filter: new RegExp(`lib/store/${name}.ts$`) }, ({ path }) => ({
        loader: 'ts',
        contents: readFileSync(path, 'utf8')
          .replace(
            /(SCHEMA_VERSION|LAYOUT) = (\d+);/,
            (_, what, version) => `${what} = ${Number(version) + 1};`,
          )
          .replace(
            /UPCASTERS: Upcasters = \{/,
            `$&${SCHEMA_VERSION}: (older) => ({ ...older, raised: true }),`,
          ),
      }));
    },
  };
}

/** A module of text, with the packages where this file finds them. */
async function loaded(bundle: string): Promise<StoreRelease> {
  const located = bundle.replaceAll(
    /from"([@a-z][\w@/:.-]*)"/g,
    (_, name: string) => `from"${import.meta.resolve(name)}"`,
  );
  const url = `data:text/javascript;base64,${Buffer.from(located).toString('base64')}`;
  return (await import(/* @vite-ignore */ url)) as StoreRelease;
}

const storeOf = (release: StoreRelease) => release.orderStore(api.table, Date.now() + 20_000);
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function recordOf({ modifiedBy: actor, modifiedAt: at, id, version }: SalesOrder, kinds: ChangeKind[]) {
  return { mutationId: mutationId(`${id}-${version}-${kinds[0]}`), kinds, actor, at, paths: [] };
}

function creation(id: string, org: OrganizationId = ORG): OrderChange {
  const after = {
    ...template,
    organizationId: org,
    id: orderId(id),
    number: `R-${id}`,
    version: 1,
    subject: `Made ${id}`,
    referenceNumber: `Made ${id}`,
    foreignIds: { 'zoho-crm': `f${id}` },
  };
  const claim = { id: `claim-${id}`, position: 0, callHash: 'h', takenAt: 1, expiresAt: 9_999_999_999 };
  return { after, record: recordOf(after, ['created']), idempotency: claim };
}

const made = (release: StoreRelease, id: string, org = ORG) => storeOf(release).commit(creation(id, org));

function edit(before: SalesOrder, change: Partial<SalesOrder>): OrderChange {
  const after = { ...before, ...change, version: before.version + 1 };
  return { before, after, record: recordOf(after, ['updated']) };
}

const listed = (sortBy: SortField, rest: Partial<ListCommand> = {}): ListCommand => ({
  page: 1,
  perPage: 200,
  sortBy,
  descending: true,
  ...rest,
});

const storedChanges = async (org: OrganizationId) =>
  [
    ...(
      await contentsOf(api, (key) => key.startsWith(`ORG#${org}#SO#`) && key.includes(' CHANGE#'))
    ).values(),
  ].map((item) => unmarshall(item));

/** Everything that a release reads of the organisation. */
async function readings(release: StoreRelease): Promise<unknown> {
  const store = storeOf(release);
  const orders = await store.loadMany(ORG, ids.map(orderId));
  return plain([
    orders,
    await Promise.all([
      ...SORT_FIELDS.map((by) => store.list(ORG, listed(by, { whole: by === 'total' }), TODAY)),
      store.list(ORG, listed('created', { searchText: 'made' }), TODAY),
      ...orders.map(({ number }) => store.findByNumber(ORG, number)),
      ...orders.map(({ subject }) => store.findBySubject(ORG, subject ?? 'none')),
      ...ids.map((id) => store.findByForeignId(ORG, 'zoho-crm', `f${id}`)),
      ...ids.map((id) => store.history(ORG, orderId(id), 1, 100)),
      ...ids.map((id) => store.recall(`claim-${id}`, 1)),
    ]),
    (await storedChanges(ORG)).map((item) => release.outgoingOf(item)),
  ]);
}

describe.runIf(previous.SCHEMA_VERSION === SCHEMA_VERSION)('the previous release and this one', () => {
  it('read the same of what both have written, each changing what the other has made', async () => {
    ids.push('9001', '9002');
    const [byOld, byNew] = [await made(previous, '9001'), await made(present, '9002')];
    await storeOf(present).commit(edit(byOld, { notes: 'by this one', subject: 'Another' }));
    await storeOf(previous).commit(edit(byNew, { number: 'R-9002b', foreignIds: { 'zoho-crm': 'f-9' } }));
    const answers = await readings(present);
    expect(answers).toEqual(await readings(previous));
    expect(JSON.stringify(answers)).toMatch(/by this one.*R-9002b/);
  });

  it.each([
    ['this one', 'the previous one', previous, present],
    ['the previous one', 'this one', present, previous],
  ])('leave nothing but changes when %s deletes what %s has made', async (_, __, maker, remover) => {
    const before = await made(maker, '9003');
    await storeOf(remover).commit({ before, record: recordOf(before, ['deleted']) });
    const left = await contentsOf(api, (key) => key.includes('9003') && key.startsWith('ORG#'));
    expect([...left.keys()].map((key) => key.split(' ').at(-1))).toEqual([
      'CHANGE#00000001',
      'CHANGE#00000002',
    ]);
    await forget('9003');
  });

  it('write the same for the same change', () => {
    const changes = [creation('9005'), edit(template, { notes: 'x', number: 'B' })];
    for (const change of changes) {
      expect(present.buildTransaction(change)).toEqual(previous.buildTransaction(change));
    }
  });
});

/** Takes away what a deletion has left, so that the id is free. */
async function forget(id: string): Promise<void> {
  const items = await contentsOf(api, (key) => key.includes(id));
  for (const { PK, SK } of items.values()) {
    await api.client.send(
      new DeleteItemCommand({ TableName: api.tableName, Key: { PK: PK as never, SK: SK as never } }),
    );
  }
}

describe.each([
  ['the previous release', previous],
  ['this release', present],
])('%s, of what the next one has written', (_, release) => {
  const id = release === previous ? '9101' : '9102';
  const held = { code: 'unavailable', details: { retryAfterSeconds: 60 } };
  let order: SalesOrder;
  let before: Map<string, unknown>;
  beforeAll(async () => {
    const first = await made(next, id, LATER);
    order = await storeOf(next).commit(edit(first, { notes: 'by the next one' }));
    before = await contentsOf(api);
  });

  it.each<[string, (store: ReturnType<typeof orderStore>) => Promise<unknown>]>([
    ['an order', (store) => store.load(LATER, orderId(id))],
    ['orders', (store) => store.loadMany(LATER, [orderId(id)])],
    ['an order by number', (store) => store.findByNumber(LATER, `R-${id}`)],
    ['an order by the id of another system', (store) => store.findByForeignId(LATER, 'zoho-crm', `f${id}`)],
    ['a history', (store) => store.history(LATER, orderId(id), 1, 10)],
    ['what a keyed call has done', (store) => store.recall(`claim-${id}`, 1)],
    ...SORT_FIELDS.map((by): [string, (store: ReturnType<typeof orderStore>) => Promise<unknown>] => [
      `a list by ${by}`,
      (store) => store.list(LATER, listed(by), TODAY),
    ]),
  ])('holds %s', async (_what, read) => {
    await expect(read(storeOf(release))).rejects.toMatchObject(held);
  });

  it('holds its changes back from the bus', async () => {
    const changes = await storedChanges(LATER);
    expect(changes.length).toBeGreaterThan(1);
    for (const item of changes) expect(() => release.outgoingOf(item)).toThrow(expect.objectContaining(held));
  });

  it('writes nothing over it, not from an older reading either', async () => {
    const stale = edit({ ...order, version: 1 }, { notes: 'over it' });
    await expect(storeOf(release).commit(stale)).rejects.toMatchObject({
      code: expect.stringMatching(/conflict|unavailable/),
    });
    expect(await contentsOf(api)).toEqual(before);
  });
});

describe('the next release', () => {
  it.each([
    ['the previous release', previous, '9201'],
    ['this release', present, '9202'],
  ])('reads what %s has written as one of its own, and goes on from there', async (_, release, id) => {
    const written = await made(release, id, LATER);
    const read = (await storeOf(next).load(LATER, orderId(id))) as SalesOrder;
    expect(plain(read)).toEqual({ ...(plain(written) as object), raised: true });
    await storeOf(next).commit(edit(read, { notes: 'gone on' }));
    expect(await storeOf(next).load(LATER, orderId(id))).toMatchObject({ version: 2, notes: 'gone on' });
    const { rows } = await storeOf(next).list(LATER, listed('modified'), TODAY);
    expect(rows.map((row) => row.id)).toContain(id);
  });
});
