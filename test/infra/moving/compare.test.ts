import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { comparisonPage } from '../../../infra/moving/compare-html.ts';
import { compareOrders, type Comparison } from '../../../infra/moving/compare-orders.ts';
import { openSource } from '../../../infra/moving/open-source.ts';
import { organizationId } from '../../../lib/domain/identity.ts';
import { openTable, type Table } from '../../../lib/store/table.ts';
import { ORGANIZATION } from '../../support/demo-ids.ts';
import { idAt, isTwin, orderAt, type FakeOrder } from '../../support/fake-orders.ts';
import { fakeZoho, type FakeZoho } from '../../support/fake-zoho.ts';
import { accountOf, moveFrom } from '../../support/moving.ts';
import { freshTable } from '../../support/table.ts';

const ORDERS = 49;

let table: Table;
let zoho: FakeZoho;

beforeAll(async () => {
  const { tableName, endpoint } = await freshTable();
  table = openTable(tableName, endpoint);
  zoho = await fakeZoho({ orders: ORDERS });
  zoho.mood.isBad = false;
  await moveFrom(zoho, table);
});

afterAll(() => zoho.close());

const compared = (): Promise<Comparison> =>
  compareOrders(openSource(accountOf(zoho)), {
    table,
    org: organizationId(ORGANIZATION),
    atOnce: 4,
    onOrder: () => {},
  });

describe('a comparison', () => {
  it('finds what was moved equal, of every status and oddity', async () => {
    const all = Array.from({ length: ORDERS }, (_, at) => at);
    expect(all.some(isTwin)).toBe(false);
    expect(await compared()).toEqual({
      there: ORDERS,
      here: ORDERS,
      equal: ORDERS,
      different: [],
      missingHere: [],
      missingThere: [],
    });
  });

  it('names twenty planted differences, and nothing else', async () => {
    const planted = plant();
    const result = await compared();
    const told = result.different.flatMap(({ id, differences }) =>
      differences.map(({ path }) => `${id} ${path}`),
    );
    expect(told.toSorted()).toEqual(planted.toSorted());
    expect(result.missingThere).toEqual([idAt(30), idAt(31)]);
    expect(result.missingHere).toEqual([idAt(ORDERS), idAt(ORDERS + 1)]);
    expect(told.length + 4).toBe(20);
    expect(result.equal).toBe(ORDERS - 2 - result.different.length);
  });

  it('is a page that holds what a name says as text', async () => {
    const page = comparisonPage(await compared());
    expect(page).toContain('&lt;script&gt;');
    expect(page).not.toContain('<script>');
  });
});

/** Changes fields there, one to an order but for one that has two; deletes two orders and makes two. */
function plant(): string[] {
  const changes: [number, string, (order: FakeOrder) => object][] = [
    [0, 'total', ({ total }) => ({ total: total + 0.01 })],
    [1, 'notes', () => ({ notes: 'by hand' })],
    [2, 'order_state', () => ({ order_status: 'confirmed', status: 'open' })],
    [3, 'customer_name', () => ({ customer_name: '<script>alert(1)</script>' })],
    [4, 'invoices[', () => ({ invoices: [] })],
    [5, 'packages[', ({ packages }) => ({ packages: edited(packages, { tracking_number: 'other' }) })],
    [6, 'date', () => ({ date: '2020-02-02' })],
    [7, 'reference_number', () => ({ reference_number: 'other' })],
    [8, 'exchange_rate', () => ({ exchange_rate: 1.2 })],
    [
      9,
      'custom_fields[',
      ({ custom_fields }) => ({ custom_fields: edited(custom_fields, { value: 'shop' }) }),
    ],
    [10, 'line_items[', ({ line_items }) => ({ line_items: edited(line_items, { quantity: 99 }) })],
    [11, 'line_items[', ({ line_items }) => ({ line_items: line_items.slice(1) })],
    [12, 'shipping_charge', () => ({ shipping_charge: 7.5 })],
    [13, 'documents[', () => ({ documents: [] })],
    [14, 'last_modified_time', () => ({ last_modified_time: '2026-01-01T00:00:00+0530' })],
    [14, 'branch_name', () => ({ branch_name: 'moved' })],
  ];
  for (const [at, , change] of changes) {
    const order = zoho.changed.get(at) ?? orderAt(at);
    zoho.changed.set(at, { ...order, ...change(order) });
  }
  for (const at of [30, 31]) zoho.changed.set(at, undefined);
  for (const at of [ORDERS, ORDERS + 1]) zoho.changed.set(at, orderAt(at));
  return changes.map(([at, path]) => `${idAt(at)} ${path.endsWith('[') ? inList(at, path) : path}`);
}

const edited = (list: unknown, change: object) =>
  (list as object[]).map((entry, at) => (at === 0 ? { ...entry, ...change } : entry));

/** The path of the first entry of a list, as the order had it. */
function inList(at: number, path: string): string {
  const order = orderAt(at) as unknown as Record<string, Record<string, string>[]>;
  const [first = {}] = order[path.slice(0, -1)] ?? [];
  const changed = (zoho.changed.get(at) as unknown as typeof order)[path.slice(0, -1)] ?? [];
  const name =
    first['line_item_id'] ??
    first['package_id'] ??
    first['invoice_id'] ??
    first['document_id'] ??
    first['customfield_id'];
  const isGone = changed.length < (order[path.slice(0, -1)] ?? []).length;
  const field = { 'packages[': 'tracking_number', 'custom_fields[': 'value', 'line_items[': 'quantity' }[
    path
  ];
  return isGone ? `${path}${name}]` : `${path}${name}].${field}`;
}
