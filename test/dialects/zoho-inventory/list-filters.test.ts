import { beforeAll, describe, expect, it } from 'vitest';
import { CUSTOMER } from '../../support/demo-ids.ts';
import { openInventory, SMALL_ORDER, type InventoryApi } from '../../support/inventory.ts';

const ZYLKER = '3652397000000624046';
const TOTALS = [244, 488, 732];

let api: InventoryApi;
const ids: string[] = [];
beforeAll(async () => {
  api = await openInventory();
  for (const [at] of TOTALS.entries()) {
    const order = await api.create({
      ...SMALL_ORDER,
      customer_id: at === 1 ? ZYLKER : CUSTOMER,
      line_items: SMALL_ORDER.line_items.map((line) => ({ ...line, quantity: 2 * (at + 1) })),
      reference_number: `PO-${at}`,
      salesorder_number: `SF-${at}`,
      shipment_date: `2026-12-0${at + 1}`,
      salesperson_id: at === 2 ? '4815000000044762' : undefined,
    });
    ids.push(order.salesorder_id);
  }
  await api.call('POST', `/salesorders/${ids[2]}/status/confirmed`);
});

async function found(query: string): Promise<number[]> {
  const { status, json, text } = await api.call('GET', `/salesorders?sort_order=A&${query}`);
  expect(status, text).toBe(200);
  return json.salesorders.map((row: { salesorder_id: string }) => ids.indexOf(row.salesorder_id));
}

describe('filters', () => {
  it.each([
    ['reference_number=PO-1', [1]],
    ['reference_number_startswith=PO-', [0, 1, 2]],
    ['reference_number_contains=o-2', [2]],
    ['salesorder_number_startswith=SF-', [0, 1, 2]],
    ['salesorder_number.startswith=SF-1', [1]],
    ['salesorder_number_contains=f-0', [0]],
    ['customer_name=zylker', [1]],
    ['customer_name_startswith=mol', [0, 2]],
    ['customer_name_contains=YLK', [1]],
    ['search_text=po-2', [2]],
    ['search_text=Zylker', [1]],
    ['salesperson_id=4815000000044762', [2]],
    ['total=488', [1]],
    ['total_less_than=488', [0]],
    ['total_less_equals=488', [0, 1]],
    ['total_greater_than=488', [2]],
    ['total_greater_equals=488&customer_name=molly', [2]],
    ['shipment_date=2026-12-02', [1]],
    ['shipment_date_start=2026-12-02', [1, 2]],
    ['shipment_date_before=2026-12-02', [0]],
    ['shipment_date_after=9999-12-31', []],
    ['shipment_date=2026-12-02&shipment_date_start=2026-12-01&shipment_date_before=2026-12-09', [1]],
    ['shipment_date_start=2026-12-02&shipment_date_after=2026-01-01&shipment_date_end=2026-12-02', [1]],
    ['created_date_start=2020-01-01&created_date_end=2099-01-01', [0, 1, 2]],
    ['created_date_end=2020-01-01', []],
    ['last_modified_time=2020-01-01T00%3A00%3A00%2B0000', [0, 1, 2]],
    ['last_modified_time=2020-01-01T00:00:00+0000', [0, 1, 2]],
    ['last_modified_time=2099-01-01T00:00:00Z', []],
    ['status=pending_approval', []],
    ['filter_by=Status.PendingApproval', []],
    ['filter_by=Status.Confirmed', [2]],
    ['filter_by=Status.Shipped', []],
  ] as [string, number[]][])('%s', async (query, wanted) => {
    expect(await found(query)).toEqual(wanted);
  });

  it('salesorder_ids finds those that are named, in their order', async () => {
    expect(await found(`salesorder_ids=${ids[2]},${ids[0]},42`)).toEqual([2, 0]);
  });
});

it.each([
  ['salesorder_number', [0, 1, 2]],
  ['reference_number', [0, 1, 2]],
  ['customer_name', [0, 2, 1]],
  ['shipment_date', [0, 1, 2]],
  ['total', [0, 1, 2]],
] as [string, number[]][])('sorts by %s, either way', async (column, wanted) => {
  expect(await found(`sort_column=${column}`)).toEqual(wanted);
  const { json } = await api.call('GET', `/salesorders?sort_column=${column}&sort_order=D`);
  expect(json.salesorders.map((row: { salesorder_id: string }) => ids.indexOf(row.salesorder_id))).toEqual(
    wanted.toReversed(),
  );
  expect(json.page_context.sort_column).toBe(column);
});

it('says which filter was applied', async () => {
  for (const filter of ['Status.Confirmed', 'Status.Shipped', 'Status.PendingApproval', 'Status.OverDue']) {
    const { json } = await api.call('GET', `/salesorders?filter_by=${filter}`);
    expect(json.page_context.applied_filter).toBe(filter);
  }
});

it('calls a status that is no filter by its own name, and one that is by the filter', async () => {
  for (const [status, applied] of [
    ['partially_shipped', 'partially_shipped'],
    ['open', 'Status.Open'],
    ['overdue', 'Status.OverDue'],
  ]) {
    const { json } = await api.call('GET', `/salesorders?status=${status}`);
    expect(json.page_context.applied_filter).toBe(applied);
  }
});

it.each([
  ['zzz_contains=1', 400],
  ['zzz.not_in=1', 400],
  ['last_modified_time_before=2026-01-01', 400],
  ['tag_option_id=5', 400],
  ['has_attachment=true', 400],
  ['zzz_contains=', 200],
  ['utm_source=mail&opted_in=yes&send_to=me&_=1764', 200],
] as [string, number][])('?%s, which narrows nothing here, is answered %s', async (query, status) => {
  const answer = await api.call('GET', `/salesorders?${query}`);
  expect(answer.status, answer.text).toBe(status);
});

it('does not mind spaces around a value', async () => {
  const { json } = await api.call('GET', '/salesorders');
  const [{ salesorder_number: number, salesorder_id: id }] = json.salesorders;
  for (const name of ['salesorder_number', 'salesorder_number_startswith', 'salesorder_number.startswith'])
    expect(await found(`${name}=%20${number}%20`)).toContain(ids.indexOf(id));
  for (const query of ['total=%20488', 'shipment_date=2026-12-02%20', 'reference_number=%20PO-1%20'])
    expect(await found(query)).toEqual([1]);
});

it('is walked by token, each order once, and a token of another list is refused', async () => {
  const walked: string[] = [];
  let token = '';
  for (let page = 1; page < 9; page += 1) {
    const { json } = await api.call('GET', `/salesorders?per_page=1&sort_order=A&page_token=${token}`);
    walked.push(...json.salesorders.map((row: { salesorder_id: string }) => row.salesorder_id));
    token = json.page_context.next_page_token;
    expect(json.page_context.has_more_page).toBe(token !== undefined);
    if (token === undefined) break;
    const other = await api.call('GET', `/salesorders?per_page=1&sort_order=D&page_token=${token}`);
    expect([other.status, other.json.message]).toEqual([400, expect.stringContaining('page_token')]);
  }
  expect(walked).toEqual(ids);
});

describe('response_option=2', () => {
  it.each([
    ['', 3],
    ['customer_name=zylker', 1],
    ['status=confirmed', 1],
    ['search_text=po-', 3],
    ['last_modified_time=2020-01-01T00:00:00Z&sort_column=last_modified_time', 3],
    ['total_greater_than=244&sort_column=total', 2],
    ['page=7&per_page=2&page_token=', 3],
    ['reference_number=nothing', 0],
    [`customer_id=${'9'.repeat(2000)}`, 0],
  ])('answers how many there are of %s, and no rows', async (query, total) => {
    const { status, json } = await api.call('GET', `/salesorders?response_option=2&${query}`);
    expect(status).toBe(200);
    expect(json).not.toHaveProperty('salesorders');
    const { per_page } = json.page_context;
    expect(json.page_context).toMatchObject({ total, total_pages: Math.ceil(total / per_page) });
    expect(json.page_context).not.toHaveProperty('has_more_page');
  });
});

it.each([
  ['page_token=%20', true],
  ['page_token=%20&page=2', false],
])('?%s, a token of spaces, begins a walk where no page is named: %s', async (query, walks) => {
  const { status, json } = await api.call('GET', `/salesorders?per_page=1&${query}`);
  expect([status, 'next_page_token' in json.page_context]).toEqual([200, walks]);
});

it.each(['date_after=9999-12-31', 'date_before=0000-01-01'])('?%s: no day is there', async (query) => {
  expect(await found(query)).toEqual([]);
});
