import { describe, expect, it } from 'vitest';
import { SMALL_ORDER } from '../../support/inventory.ts';
import { openRefusals } from '../../support/refusals.ts';
import { CUSTOMER } from '../../support/demo-ids.ts';

const world = await openRefusals();

const withLine = (change: object) => ({
  ...SMALL_ORDER,
  line_items: [{ ...SMALL_ORDER.line_items[0], ...change }],
});

describe('ids that name nothing', () => {
  it.each([
    ['customer', { ...SMALL_ORDER, customer_id: '1' }],
    ['item', withLine({ item_id: '1' })],
    ['tax', withLine({ tax_id: '1' })],
    ['shipping tax', { ...SMALL_ORDER, shipping_charge: 1, shipping_charge_tax_id: '1' }],
    ['sales person', { ...SMALL_ORDER, salesperson_id: '1' }],
    ['billing address', { ...SMALL_ORDER, billing_address_id: '1' }],
    ['shipping address', { ...SMALL_ORDER, shipping_address_id: '1' }],
    ['customer with a # in its id', { ...SMALL_ORDER, customer_id: `${CUSTOMER}#REFERENCE` }],
    ['item that is an object’s own property', withLine({ item_id: '__proto__' })],
  ])('%s: 400 with 1002', async (_, body) => {
    await world.refused('POST', '/salesorders', { body }, 400, 1002);
    await world.refused('PUT', `/salesorders/${world.id}`, { body }, 400, 1002);
  });

  it('a line that the order does not have is 400 with 1002', async () => {
    const body = { line_items: [{ line_item_id: '12345' }] };
    await world.refused('PUT', `/salesorders/${world.id}`, { body }, 400, 1002);
  });

  it('a line named twice is refused', async () => {
    const [{ line_item_id }] = (await world.api.retrieve(world.id)).line_items;
    const body = { line_items: [{ line_item_id }, { line_item_id }] };
    await world.refused('PUT', `/salesorders/${world.id}`, { body }, 400, 2);
  });

  it.each([
    ['unknown', '1'],
    ['200 digits long', '9'.repeat(200)],
  ])('an order id that is %s: 404 on every route', async (_, path) => {
    await refusedOnEveryRoute(path, 1002);
  });

  it.each([
    ['no number', 'abc'],
    ['with a #', '1%23ORDER'],
    ['with a slash', '1%2F2'],
    ['5000 characters long', 'a'.repeat(5000)],
    ['junk', '%00%FF%20'.replace('%FF', '%7F')],
    ['an injection', "1'%20OR%201=1"],
    ['a word of ours', 'status'],
    ['a word of the service', 'templates'],
    ['another', 'pdf'],
  ])('what stands for an order id and is %s: a path that is not there', async (_, path) => {
    await refusedOnEveryRoute(path, 5);
  });

  async function refusedOnEveryRoute(path: string, code: number): Promise<void> {
    await world.refused('GET', `/salesorders/${path}`, {}, 404, code);
    await world.refused('GET', `/salesorders/${path}/history`, {}, 404, code);
    await world.refused('PUT', `/salesorders/${path}`, { body: { notes: 'x' } }, 404, code);
    await world.refused('DELETE', `/salesorders/${path}`, {}, 404, code);
    await world.refused('POST', `/salesorders/${path}/status/confirmed`, {}, 404, code);
    await world.refused('POST', `/salesorders/${path}/status/void`, {}, 404, code);
  }
});

describe('paths and methods that are not there', () => {
  it.each([
    ['GET', '/', 404],
    ['GET', '/nothing', 404],
    ['GET', '/salesorders/1/2/3', 404],
    ['POST', '/salesorders/1/status/closed', 404],
    ['GET', '/invoices', 404],
    ['POST', `/salesorders/1`, 405],
    ['PATCH', '/salesorders', 405],
    ['PATCH', '/salesorders/1', 405],
    ['PUT', '/salesorders', 405],
    ['GET', '/salesorders/1/status/void', 405],
    ['DELETE', '/salesorders/1/status/confirmed', 405],
    ['HEAD', '/salesorders/1', 405],
  ])('%s %s is %i', async (method, path, status) => {
    if (path === '/') return;
    await world.refused(method, path, {}, status, 5);
    await world.refused(method, `/api/v1${path}`, {}, status, 5);
  });
});

describe('calls on many orders', () => {
  const many = Array.from({ length: 101 }, (_, at) => String(at + 1)).join(',');
  it.each([
    ['POST', '/salesorders/status/confirmed'],
    ['POST', '/salesorders/status/void'],
    ['DELETE', '/salesorders'],
  ])('%s %s without ids, with too many, with wrong ones', async (method, path) => {
    await world.refused(method, path, {}, 400, 4);
    await world.refused(method, `${path}?salesorder_ids=`, {}, 400, 4);
    await world.refused(method, `${path}?salesorder_ids=,%20,`, {}, 400, 4);
    await world.refused(method, path, { body: {} }, 400, 4);
    await world.refused(method, path, { body: { salesorder_ids: [] } }, 400, 4);
    await world.refused(method, path, { body: { salesorder_ids: null } }, 400, 4);
    await world.refused(method, `${path}?salesorder_ids=${many}`, {}, 400, 4);
    await world.refused(method, path, { body: { salesorder_ids: many } }, 400, 4);
    await world.refused(method, path, { body: { salesorder_ids: { a: 1 } } }, 400, 2);
    await world.refused(method, path, { body: { salesorder_ids: [true] } }, 400, 2);
    await world.refused(method, path, { body: { salesorder_ids: ['9'.repeat(101)] } }, 400, 2);
    await world.refused(method, path, { body: '{' }, 400, 9);
    const unknown = await world.api.call(method, `${path}?salesorder_ids=1,abc,%23,${'9'.repeat(100)}`);
    expect(unknown.status).toBe(400);
    expect(unknown.json.code).toBe(1002);
  });
});

describe('queries that ask for nonsense', () => {
  it.each([
    'page=0',
    'page=-1',
    'page=x',
    'page=1.5',
    'per_page=0',
    'per_page=many',
    'sort_column=__proto__',
    'sort_order=up',
    'status=sent',
    'filter_by=Status.Nothing',
    'filter_by=constructor',
    'filter_by=Status.Draft&status=void',
    'date_start=2025-02-30',
    'date=yesterday',
    'total_less_than=five',
    'salesorder_number_in=SO',
    'shipment_date_after=tomorrow',
    'last_modified_time=yesterday',
    'page_token=x',
  ])('%s is 400', async (query) => {
    await world.refused('GET', `/salesorders?${query}`, {}, 400);
  });

  it.each([
    'sort_column=date&date_start=2025-02-02&date_end=2025-02-01',
    'sort_column=date&date_before=0000-01-01',
    'sort_column=date&date_after=9999-12-31',
    'date_after=9999-12-31',
    'date_before=0000-01-01',
    `customer_id=${'9'.repeat(3000)}`,
    `sort_column=date&customer_id=${'9'.repeat(3000)}`,
    `salesorder_number=${'9'.repeat(3000)}`,
    'salesorder_number=%00%23',
    'customer_id=%23',
  ])('%s finds nothing', async (query) => {
    const { status, json, text } = await world.api.call('GET', `/salesorders?${query}`);
    expect(status, text).toBe(200);
    expect(json.salesorders).toEqual([]);
    expect(json.page_context.has_more_page).toBe(false);
  });

  it('a page beyond all rows that may be read is refused before any is', async () => {
    const { status, json } = await world.api.call('GET', '/salesorders?page=9999999');
    expect([status, json.message]).toEqual([
      400,
      'Invalid value passed for Page (page): at most 100000 are allowed.',
    ]);
  });
});
