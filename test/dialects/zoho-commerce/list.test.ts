/** The list of a shop: what its clients look orders up by, and the words that its rows have. */
import { beforeAll, describe, expect, it } from 'vitest';
import { ReferenceRow } from '../../../lib/domain/reference.ts';
import { organizationId } from '../../../lib/domain/identity.ts';
import { putReferenceRow } from '../../../lib/store/references.ts';
import { ORGANIZATION } from '../../support/demo-ids.ts';
import { openInventory, SMALL_ORDER } from '../../support/inventory.ts';
import { report, reportPayment } from '../../support/reported-facts.ts';
import { done, storeAs } from '../../support/stored-order.ts';

const api = await openInventory();
const LIST = '/store/api/v1/salesorders';
const SELVA = { id: '1620000000141009', firstName: 'Selva', email: 'selva@example.com', mobile: '+91 99-2' };
const SHOPPER = '3000000002259';

const get = (query: Record<string, string>) => api.call('GET', LIST, { query });
async function listed(query: Record<string, string>): Promise<any[]> {
  const { status, json, text } = await get(query);
  expect(status, text).toBe(200);
  return json.salesorders;
}
const idsOf = async (query: Record<string, string>) =>
  (await listed(query)).map(({ salesorder_id }) => salesorder_id);
const move = (id: string, status: string) => api.call('POST', `${LIST}/${id}/status/${status}`);

/** By what became of them. */
const orders: Record<string, string> = {};
async function order(name: string, customer_id?: string): Promise<string> {
  const made = await api.create({ ...SMALL_ORDER, ...(customer_id && { customer_id }) });
  return (orders[name] = made.salesorder_id);
}

beforeAll(async () => {
  const row = ReferenceRow.parse({ kind: 'customer', id: SHOPPER, name: 'a', contactPersons: [SELVA] });
  await putReferenceRow(api.table, organizationId(ORGANIZATION), row);
  await order('draft');
  await move(await order('confirmed', SHOPPER), 'confirmed');
  await move(await order('void'), 'void');
  await move(await order('cancelled'), 'cancelled');
  const doneSoFar = {
    invoiced: ['quantityInvoiced'],
    paid: ['quantityInvoiced'],
    packed: ['quantityPacked'],
    shipped: ['quantityPacked', 'quantityShipped'],
  } as const;
  for (const [name, fields] of Object.entries(doneSoFar)) {
    const id = await order(name);
    await move(id, 'confirmed');
    if (name === 'invoiced') await reportPayment(id);
    if (name === 'paid') await report(id, [['PaymentRecorded', { id: '8', mode: 'Card', amount: '244' }]]);
    // After what is reported: that adds the quantities up anew.
    await storeAs(api.table, id, (stored) => ({ lines: done(stored, ...fields) }));
  }
});

/** Which of them are found, the newest first. */
const FOUND: Record<string, string> = {
  '': 'shipped packed paid invoiced cancelled void confirmed draft',
  'filter_by=Status.All&order_status=&email=&per_page=':
    'shipped packed paid invoiced cancelled void confirmed draft',
  'order_status=pending': 'draft',
  'order_status=draft': 'draft',
  'order_status=confirmed': 'shipped packed paid invoiced confirmed',
  'order_status=void': 'void',
  'order_status=cancelled': 'cancelled',
  'order_status=onhold': '',
  'filter_by=Status.Void': 'cancelled void',
  'filter_by=Status.ToBePacked': 'paid invoiced confirmed',
  'filter_by=Status.ToBeShipped': 'packed paid invoiced confirmed',
  'filter_by=Status.ToBeInvoiced': 'shipped packed confirmed',
  'filter_by=Status.ToBeInvoiced&shipped_status=shipped': 'shipped',
  'filter_by=Status.Draft&order_status=void': '',
  'invoiced_status=invoiced': 'invoiced',
  'invoiced_status=paid': 'paid',
  'invoiced_status=null&order_status=confirmed': 'shipped packed confirmed',
  'paid_status=paid': 'paid',
  'paid_status=partially_paid': 'invoiced',
  'paid_status=unpaid&order_status=confirmed': 'shipped packed confirmed',
  'shipped_status=pending': 'packed paid invoiced confirmed draft',
  'email=Selva@Example.com': 'confirmed',
  'mobile=91992': 'confirmed',
  [`customer_id=${SHOPPER}`]: 'confirmed',
  'sort_column=bcy_total&sort_order=A&order_status=draft': 'draft',
};

describe('orders', () => {
  it.each(Object.entries(FOUND))('%s', async (query, expected) => {
    const found = await idsOf(Object.fromEntries(new URLSearchParams(query)));
    const names = new Map(Object.entries(orders).map(([name, id]) => [id, name]));
    expect(found.map((id) => names.get(id)).join(' ')).toBe(expected);
  });

  it('are found by number, as the order look-up pages of shops ask', async () => {
    const [{ salesorder_number, salesorder_id }] = await listed({});
    expect(await idsOf({ salesorder_number })).toEqual([salesorder_id]);
    expect(await idsOf({ salesorder_number_contains: salesorder_number.slice(3) })).toEqual([salesorder_id]);
    expect(await listed({ salesorder_number: 'none' })).toEqual([]);
  });

  it('come in pages, by number and by token', async () => {
    const all = await idsOf({});
    const { json } = await get({ page: '2', per_page: '3' });
    expect(json.page_context).toEqual({ page: 2, per_page: 3, has_more_page: true });
    expect(json.salesorders.map(({ salesorder_id }: any) => salesorder_id)).toEqual(all.slice(3, 6));
    const walked: string[] = [];
    for (let token: string | undefined = ''; token !== undefined;) {
      const { json: part } = await get({ per_page: '3', page_token: token });
      walked.push(...part.salesorders.map(({ salesorder_id }: any) => salesorder_id));
      token = part.page_context.next_page_token;
    }
    expect(walked).toEqual(all);
  });
});

describe('rows', () => {
  it.each([
    ['draft', ['pending', null, 'unpaid', 'pending']],
    ['confirmed', ['confirmed', null, 'unpaid', 'pending']],
    ['invoiced', ['confirmed', 'invoiced', 'partially_paid', 'pending']],
    ['paid', ['confirmed', 'paid', 'paid', 'pending']],
    ['shipped', ['confirmed', null, 'unpaid', 'shipped']],
    ['void', ['void', null, null, null]],
    ['cancelled', ['cancelled', null, null, null]],
  ])('%s: the statuses of lists', async (name, words) => {
    const row = (await listed({})).find(({ salesorder_id }) => salesorder_id === orders[name]);
    const { order_status, invoiced_status, paid_status, shipped_status } = row;
    expect([order_status, invoiced_status, paid_status, shipped_status]).toEqual(words);
  });

  it('say the same as the order, and whom to write to', async () => {
    const [row] = await listed({ customer_id: SHOPPER });
    const { salesorder: whole } = (await api.call('GET', `${LIST}/${row.salesorder_id}`)).json;
    const others = ['order_status', 'invoiced_status', 'shipped_status'];
    const names = Object.keys(row).filter((name) => name in whole && !others.includes(name));
    expect(names.length).toBeGreaterThan(15);
    for (const name of names) expect([name, row[name]]).toEqual([name, whole[name]]);
    expect(row).toMatchObject({ email: SELVA.email, mobile: SELVA.mobile, customer_name: 'a' });
    expect(row.contact_persons).toMatchObject([{ first_name: 'Selva', email: SELVA.email }]);
    expect(row.total_formatted).toMatch(/\d/);
  });
});

it.each([
  [{ order_status: 'completed' }, 'order_status'],
  [{ return_status: 'returned' }, 'return_status'],
  [{ is_return_waiting_for_approval: 'true' }, 'is_return_waiting_for_approval'],
  [{ sort_column: 'balance' }, 'sort_column'],
])('what is not served is refused by name: %o', async (query, name) => {
  const { status, json } = await get(query as Record<string, string>);
  expect([status, json.code]).toEqual([400, 2]);
  expect(json.message).toContain(name);
});
