/** The drill: a copy of the table stands for the restored one, what came later is lost, and nothing is given out twice. */
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { switchOn } from '../../infra/tools/switch-on.ts';
import { createKey, listCredentials } from '../../infra/tools/key-commands.ts';
import { createClient } from '../../infra/tools/client-commands.ts';
import { readmit } from '../../infra/tools/revoke-credential.ts';
import { verifyTable } from '../../infra/tools/verify.ts';
import { writeItems } from '../../infra/tools/write-orders.ts';
import type { Outgoing } from '../../lib/domain/outbox.ts';
import { publicationOf } from '../../lib/events/outgoing/publication.ts';
import { OrderChanged } from '../../lib/events/outgoing/published.ts';
import { standingEpoch } from '../../lib/store/epochs.ts';
import { outgoingOf } from '../../lib/store/outbox.ts';
import { openTable, type Table } from '../../lib/store/table.ts';
import { restoreTable } from '../../lib/upkeep/restore.ts';
import { consumeFact } from '../../lib/runtime/consume-fact.ts';
import { consumerOf, factEvent } from '../support/deliveries.ts';
import { CUSTOMER, ORGANIZATION } from '../support/demo-ids.ts';
import { openInventory, SMALL_ORDER, type InventoryApi } from '../support/inventory.ts';
import { contentsOf } from '../support/table-contents.ts';
import { freshTable, type FreshTable } from '../support/table.ts';

const MARGIN = 100;
const NOW = new Date('2026-11-28T01:00:00.000Z');

let api: InventoryApi;
let copy: FreshTable;
let table: Table;
let key: string;
let orderId: string;
let lost: Outgoing[];

async function leaving(fresh: FreshTable): Promise<Outgoing[]> {
  const items = [...(await contentsOf(fresh)).values()].map((raw) => unmarshall(raw));
  return items.flatMap((item) => outgoingOf(item) ?? []);
}

/** What leaves, by its id, as text. */
const byId = (outgoing: Outgoing[]) =>
  new Map(outgoing.map(publicationOf).map(({ detail }) => [detail.id, JSON.stringify(detail)]));

beforeAll(async () => {
  api = await openInventory();
  const made = await createKey(api.table, {
    org: ORGANIZATION,
    name: 'Till',
    scopes: 'create,read,update,delete',
  });
  [key = ''] = made.split('\n');
  await createClient(api.table, { org: ORGANIZATION, name: 'Web', scopes: 'read', id: 'web' });
  orderId = (await api.create()).salesorder_id;
  copy = await freshTable();
  table = openTable(copy.tableName, copy.endpoint);
  const items = [...(await contentsOf(api)).values()].map((raw) => unmarshall(raw));
  await writeItems(table, items);
  // What happens after the point in time, and is lost.
  process.env['TABLE_NAME'] = api.tableName;
  await api.create();
  await api.call('PUT', `/salesorders/${orderId}`, { body: { notes: 'lost' } });
  await api.call('PUT', `/contacts/${CUSTOMER}`, { body: { notes: 'lost' } });
  lost = await leaving(api);
}, 60_000);

afterAll(() => {
  delete process.env['TABLE_EPOCH'];
  delete process.env['COMMANDS_KEPT_DAYS'];
});

describe('a restored table', () => {
  it('is made fit: counters are past, an epoch begins, every credential waits', async () => {
    const restored = await restoreTable(table, { margin: MARGIN, now: NOW });
    expect(restored.epoch).toBe(NOW.getTime() / 1000);
    expect(restored.counters).toBeGreaterThan(0);
    const listed = await listCredentials(table, ORGANIZATION);
    expect(listed.split('\n').every((line) => line.includes('refused until readmitted'))).toBe(true);
  });

  it('is left alone by a repeat, and begins a later epoch only as another table', async () => {
    const once = await contentsOf(copy);
    const again = await restoreTable(table, { margin: MARGIN, now: new Date('2027-01-01T00:00:00.000Z') });
    expect(again).toMatchObject({ epoch: NOW.getTime() / 1000, credentials: 0 });
    const withoutTime = (items: typeof once) => [...items].filter(([name]) => name !== 'UPKEEP EPOCH');
    expect(withoutTime(await contentsOf(copy))).toEqual(withoutTime(once));
    expect(await standingEpoch(table)).toEqual({ epoch: again.epoch, table: copy.tableName });
  });

  it('lets nobody in who was not readmitted', async () => {
    process.env['TABLE_NAME'] = copy.tableName;
    process.env['TABLE_EPOCH'] = String((await standingEpoch(table))?.epoch);
    expect((await api.call('GET', '/salesorders', { key })).status).toBe(401);
    expect((await api.call('GET', '/salesorders')).status).toBe(401);
    // A secret that was refused is remembered for a minute: another connection has another memory.
    await readmit(table, ORGANIZATION, undefined);
    process.env['COMMANDS_KEPT_DAYS'] = '46';
    expect((await api.call('GET', '/salesorders', { key })).status).toBe(200);
    expect(await listCredentials(table, ORGANIZATION)).not.toContain('refused until readmitted');
  });

  it('gives out no number and no event id a second time, and what it tells is as described', async () => {
    const made = await api.call('POST', '/salesorders', { key, body: SMALL_ORDER });
    await api.call('PUT', `/salesorders/${orderId}`, { key, body: { notes: 'another' } });
    await api.call('PUT', `/contacts/${CUSTOMER}`, { key, body: { notes: 'another' } });
    expect(Number(made.json.salesorder.salesorder_number.slice(3))).toBeGreaterThan(MARGIN);
    const [before, after] = [byId(lost), byId(await leaving(copy))];
    const shared = [...after].filter(([id]) => before.has(id));
    expect(shared.length).toBeGreaterThan(0);
    expect(shared.filter(([id, detail]) => before.get(id) !== detail)).toEqual([]);
    const epoch = NOW.getTime() / 1000;
    const fresh = [...after.keys()].filter((id) => !before.has(id));
    expect(fresh).toHaveLength(3);
    expect(fresh).toEqual(
      expect.arrayContaining([
        `${ORGANIZATION}:${made.json.salesorder.salesorder_id}:1:e${epoch}`,
        `${ORGANIZATION}:${orderId}:2:e${epoch}`,
        expect.stringMatching(new RegExp(`^${ORGANIZATION}:customer:${CUSTOMER}:\\d+:e${epoch}$`)),
      ]),
    );
    const told = JSON.parse(after.get(`${ORGANIZATION}:${orderId}:2:e${epoch}`) ?? '{}');
    expect(OrderChanged.parse(told).data).toMatchObject({ version: 2, epoch });
  });

  it('takes what is reported about its orders', async () => {
    const consumer = consumerOf(consumeFact);
    await consumer.drain([factEvent('PaymentRecorded', orderId, { id: 'p', version: 1, amount: 1 })]);
    expect(consumer.deadLetters).toEqual([]);
    const ids = [...byId(await leaving(copy)).keys()];
    expect(ids).toContain(`${ORGANIZATION}:${orderId}:3:e${NOW.getTime() / 1000}`);
  });

  it('is sound', async () => {
    const found: unknown[] = [];
    await verifyTable(table, { tell: (finding) => found.push(finding) });
    expect(found).toEqual([]);
  });

  it('has its stream switched on, as far as an engine goes', async () => {
    const { lacking } = await switchOn(table.client, copy.tableName);
    const again = await switchOn(table.client, copy.tableName);
    expect(again.lacking).toEqual(lacking);
  });
});
