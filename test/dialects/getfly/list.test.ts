/** Lists and single orders as Getfly's clients read them: by code, by ids, in pages, and by what has changed since. */
import { beforeAll, describe, expect, it } from 'vitest';
import { openGetfly, SALE_ORDERS, withKey } from '../../support/getfly.ts';
import { putSettings } from '../../../lib/store/references.ts';
import { organizationId } from '../../../lib/domain/identity.ts';
import { OrganizationSettings } from '../../../lib/domain/settings.ts';
import { ORGANIZATION } from '../../support/demo-ids.ts';

const { inventory, order, change } = await openGetfly();
const V61 = '/api/v6.1/sale_orders';
const get = (path: string, query: Record<string, string> = {}) =>
  inventory.send('GET', path, withKey({ query }));
async function listed(query: Record<string, string> = {}, path = SALE_ORDERS) {
  const { status, json, text } = await get(path, query);
  expect(status, text).toBe(200);
  return json;
}
const codesOf = async (query: Record<string, string>) =>
  (await listed(query)).data.map(({ order_code }: any) => order_code);

const codes: string[] = [];
beforeAll(async () => {
  const settings = { kind: 'settings', baseCurrency: { code: 'VND' }, timeZone: 'Asia/Ho_Chi_Minh' };
  await putSettings(inventory.table, organizationId(ORGANIZATION), OrganizationSettings.parse(settings));
  for (let at = 0; at < 7; at += 1) codes.push(await order({ date: `2026-01-0${at + 1}` }));
});

describe('a list', () => {
  it.each([SALE_ORDERS, V61])('answers data, has_more, offset and limited: %s', async (path) => {
    const fields = 'id,order_code,assigned_user,account_id,status';
    const { data, ...page } = await listed({ fields, limit: '3', offset: '1' }, path);
    expect(page).toEqual({ has_more: true, offset: 1, limited: 3 });
    expect(data.map(({ order_code }: any) => order_code)).toEqual(codes.toReversed().slice(1, 4));
    for (const row of data) {
      expect(Object.keys(row).toSorted()).toEqual(fields.split(',').toSorted());
      expect(row).toMatchObject({ id: expect.any(Number), account_id: expect.any(Number), status: 1 });
    }
  });

  it('has twenty of them unless it is said otherwise, and every field', async () => {
    const { data, ...page } = await listed();
    expect(page).toEqual({ has_more: false, offset: 0, limited: 20 });
    expect(data[0]).toMatchObject({
      order_code: codes.at(-1),
      real_amount: 244,
      f_amount: 0,
      account_name: 'Molly',
      order_date: '2026-01-07',
      status_label: 'Pending Approval',
      payment_status: 'Unpaid',
      has_pay_off: 0,
      custom_fields: {},
      order_details: [{ quantity: 2, price: 122, amount: 244, product_id: expect.any(Number) }],
    });
  });

  it('keeps the id beside the fields that are named', async () => {
    const { data } = await listed({ fields: 'order_code, order_details.*.price', limit: '1' });
    expect(Object.keys(data[0])).toEqual(['id', 'order_code', 'order_details']);
  });

  it('finds by code, by id, by several ids, by customer and by day', async () => {
    expect(await codesOf({ 'filtering[order_code:eq]': codes[2]! })).toEqual([codes[2]]);
    expect(await codesOf({ 'filtering[order_code:eq]': 'HELDOUT-1' })).toEqual([]);
    const ids = (await listed()).data.map(({ id }: any) => String(id)).toReversed();
    expect(await codesOf({ 'filtering[id]': ids[4]! })).toEqual([codes[4]]);
    expect(await codesOf({ 'filtering[id][0]': ids[1]!, 'filtering[id][1]': ids[0]! })).toEqual([
      codes[1],
      codes[0],
    ]);
    expect(await codesOf({ 'filtering[id:in]': `${ids[1]},${ids[0]}` })).toEqual([codes[1], codes[0]]);
    const [{ account_id }] = (await listed()).data;
    expect(await codesOf({ 'filtering[account_id]': String(account_id) })).toHaveLength(7);
    expect(await codesOf({ 'filtering[order_date:between]': '2026-01-02,2026-01-03' })).toEqual([
      codes[2],
      codes[1],
    ]);
    const timestamp = String(Date.parse('2026-01-05T20:00:00Z') / 1000);
    expect(await codesOf({ 'filtering[order_date:gte]': timestamp })).toEqual([codes[6], codes[5]]);
    expect(await codesOf({ sort: 'order_date', direction: 'desc', limit: '1' })).toEqual([codes[6]]);
    expect(await codesOf({ sort: 'id', limit: '1' })).toEqual([codes[0]]);
    expect(await codesOf({ search: codes[3]! })).toEqual([codes[3]]);
  });

  it('shows times on the organisation’s clock, and takes them so', async () => {
    const [last] = (await listed({ limit: '1' })).data;
    const { created_time } = await inventory.retrieve(String(last.id));
    const local = new Date(Date.parse(created_time) + 7 * 3_600_000)
      .toISOString()
      .slice(0, 19)
      .replace('T', ' ');
    expect(last.created_at).toBe(local);
    expect(await codesOf({ 'filtering[created_at:eq]': local })).toContain(codes.at(-1));
    const hourLater = new Date(Date.parse(`${local}Z`) + 3_600_000)
      .toISOString()
      .slice(0, 19)
      .replace('T', ' ');
    expect(await codesOf({ 'filtering[created_at:gte]': hourLater })).toEqual([]);
    expect(await codesOf({ 'filtering[updated_at:lte]': hourLater })).toHaveLength(7);
  });

  it('since a time has what was changed then or later, the oldest change first', async () => {
    await new Promise((done) => setTimeout(done, 1100));
    await change(codes[5]!, { lading_code: 'L-1' });
    await change(codes[1]!, { lading_code: 'L-2' });
    const { updated_at } = (await listed({ 'filtering[order_code]': codes[5]! })).data[0];
    expect(await codesOf({ 'filtering[updated_at:gte]': updated_at })).toEqual([codes[5], codes[1]]);
    const first = await listed({ 'filtering[updated_at:gte]': updated_at, limit: '1' });
    expect(first).toMatchObject({ data: [{ order_code: codes[5], lading_code: 'L-1' }], has_more: true });
  });

  it.each([
    [{ 'filtering[store_id]': '1' }, 'filtering[store_id]'],
    [{ 'filtering[id:contains]': '1' }, 'filtering[id:contains]'],
    [{ 'filtering[updated_at:gte]': 'soon' }, 'filtering[updated_at:gte]'],
    [{ limit: '201' }, 'limit'],
    [{ page: '2' }, 'page'],
    [{ sort: 'store_id' }, 'sort'],
    [{ offset: '100000' }, 'offset'],
  ])('refuses by name what is not served: %o', async (query, field) => {
    const { status, json } = await get(SALE_ORDERS, query as unknown as Record<string, string>);
    expect([status, json.message]).toEqual([400, 'The given data was invalid']);
    expect(json.errors).toMatchObject([{ field }]);
  });
});

describe('an order', () => {
  it.each([SALE_ORDERS, V61])('one by id stands flat, with its id at the top: %s', async (path) => {
    const [{ id }] = (await listed({ limit: '1' })).data;
    const one = await get(`${path}/${id}`);
    expect(one.json).toEqual((await listed({ 'filtering[id]': String(id) })).data[0]);
    expect(one.headers['etag']).toBe('"1"');
    const some = await get(`${path}/${id}`, { fields: 'order_code' });
    expect(some.json).toEqual({ id, order_code: codes.at(-1) });
    expect((await get(`${path}/1`)).json).toEqual({ message: 'Sale order not found' });
    expect((await get(`${path}/x`)).status).toBe(404);
  });

  it('by code is shown as by id, beside what can be sent back', async () => {
    const { json } = await get('/api/v6.1/sale_order', { fields: 'id,order_code', order_code: codes[0]! });
    const { data, ...rest } = json;
    expect(rest).toEqual({ id: data.order_id, order_code: codes[0], message: 'Success' });
  });
});
