import { beforeAll, describe, expect, it } from 'vitest';
import { instant, mutationId, orderId, organizationId } from '../../lib/domain/identity.ts';
import { orderStore } from '../../lib/store/order-store.ts';
import { ORGANIZATION } from '../support/demo-ids.ts';
import { SALE_ORDER, withKey } from '../support/getfly.ts';
import { openInventory, type InventoryApi } from '../support/inventory.ts';

/** What the order is called where it came from: one is longer than ours, one looks like ours, one is short. */
const OLD = {
  'zoho-inventory': '982000000567001234',
  'zoho-commerce': '982000000567001234',
  'zoho-crm': '1529000000044123',
  getfly: '77',
};

let api: InventoryApi;
let own: string;
let number: string;

async function movedIn(): Promise<{ id: string; number: string }> {
  const made = await api.create();
  const orders = orderStore(api.table, Date.now() + 10_000);
  const before = await orders.load(organizationId(ORGANIZATION), orderId(made.salesorder_id));
  if (!before) throw new Error('no order');
  const at = instant(new Date(Date.parse(before.modifiedAt) + 1));
  const after = { ...before, foreignIds: OLD, version: 2, modifiedAt: at };
  const actor = { id: 'm', name: 'M' };
  await orders.commit({
    before,
    after,
    record: {
      mutationId: mutationId(`move-${made.salesorder_id}`),
      kinds: ['updated'],
      actor,
      at,
      paths: [],
    },
  });
  return { id: made.salesorder_id, number: made.salesorder_number };
}

beforeAll(async () => {
  api = await openInventory();
  ({ id: own, number } = await movedIn());
});

const inventory = OLD['zoho-inventory'];

describe('an order that came with ids of other systems', () => {
  it('is answered under each dialect’s own', async () => {
    expect((await api.retrieve(inventory)).salesorder_id).toBe(inventory);
    const { json: listed } = await api.call('GET', '/salesorders');
    expect(listed.salesorders[0].salesorder_id).toBe(inventory);
    const commerce = await api.call('GET', `/store/api/v1/salesorders/${inventory}`);
    expect(commerce.json.salesorder.salesorder_id).toBe(inventory);
    const crm = await api.call('GET', `/crm/v2/Sales_Orders/${OLD['zoho-crm']}`);
    expect(crm.json.data[0].id).toBe(OLD['zoho-crm']);
    const getfly = await api.send('GET', SALE_ORDER, withKey({ query: { order_code: number } }));
    expect(getfly.json.data.order_id).toBe(77);
  });

  it('is found by our own id too, and by no other dialect’s', async () => {
    expect((await api.retrieve(own)).salesorder_id).toBe(inventory);
    expect((await api.call('GET', `/salesorders/${OLD['zoho-crm']}`)).status).toBe(404);
    expect((await api.call('GET', `/crm/v2/Sales_Orders/${inventory}`)).status).toBe(204);
  });

  it('is changed, confirmed, commented on and told of under the old id', async () => {
    const changed = await api.call('PUT', `/salesorders/${inventory}`, { body: { notes: 'moved' } });
    expect(changed.json.salesorder).toMatchObject({ salesorder_id: inventory, notes: 'moved' });
    const crm = await api.call('PUT', `/crm/v2/Sales_Orders/${OLD['zoho-crm']}`, {
      body: { data: [{ Description: 'from CRM' }] },
    });
    expect(crm.json.data[0].details.id).toBe(OLD['zoho-crm']);
    const bulk = await api.call('POST', '/salesorders/status/confirmed', {
      query: { salesorder_ids: inventory },
    });
    expect(bulk.json.data.email_success_info[0].ids).toEqual([inventory]);
    const path = `/salesorders/${inventory}/comments`;
    const { json: said } = await api.call('POST', path, { body: { description: 'called' } });
    expect(said.comment.salesorder_id).toBe(inventory);
    const { json: comments } = await api.call('GET', path);
    expect(comments.comments.map((comment: { salesorder_id: string }) => comment.salesorder_id)).toEqual([
      inventory,
    ]);
    const changedComment = await api.call('PUT', `${path}/${said.comment.comment_id}`, {
      body: { description: 'called back' },
    });
    expect(changedComment.json.comment.description).toBe('called back');
    const { json: told } = await api.call('GET', `/salesorders/${inventory}/history`);
    expect(told.history.length).toBeGreaterThan(3);
  });

  it('is listed by the ids that its dialect knows', async () => {
    const { json } = await api.call('GET', '/salesorders', { query: { salesorder_ids: `${inventory},1` } });
    expect(json.salesorders.map((order: { salesorder_id: string }) => order.salesorder_id)).toEqual([
      inventory,
    ]);
  });

  it('is deleted under the old id, and is among the deleted ones with it', async () => {
    const gone = await api.call('DELETE', `/crm/v2/Sales_Orders/${OLD['zoho-crm']}`);
    expect(gone.json.data[0].details.id).toBe(OLD['zoho-crm']);
    const { json } = await api.call('GET', '/crm/v2/Sales_Orders/deleted');
    expect(json.data.map((record: { id: string }) => record.id)).toContain(OLD['zoho-crm']);
    expect((await api.call('GET', `/salesorders/${inventory}`)).status).toBe(404);
  });
});
