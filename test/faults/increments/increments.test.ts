/**
 * What has changed since a time, by each service's own way of asking, while orders are made, changed and deleted: none of those that
 * stood throughout is missed, and every order that had gone is told as deleted where the service tells that.
 */
import '../rig/quiet.ts';
import { beforeAll, expect, it } from 'vitest';
import { seedOrders } from '../../../infra/tools/seed.ts';
import { digestOf } from '../../../lib/access/api-keys.ts';
import { orderId, organizationId } from '../../../lib/domain/identity.ts';
import { putApiKey } from '../../../lib/store/api-keys.ts';
import { orderStore } from '../../../lib/store/order-store.ts';
import { openApi, type Api } from '../../support/api.ts';
import { setBounds } from '../../support/list-bounds.ts';
import { churnOf, edit, recordOf } from '../../support/walk-proof.ts';
import { extent, runs } from '../rig/counts.ts';

const ORDERS = runs({ slice: 160, gate: 1000, full: 10_000 });
const CHURN = Math.max(30, ORDERS / 20);
const PER_PAGE = extent === 'slice' ? 40 : 200;
const ORG = organizationId('70000001');
const SECRET = 'increments';
const HOUR_MS = 3_600_000;

let api: Api;
/** Before everything was changed. */
let since: Date;
const gone = new Set<string>();
let standing: string[] = [];

const storeOf = () => orderStore(api.table, Date.now() + HOUR_MS);

/** All are changed, every tenth twice, and every ninth is deleted then. */
beforeAll(async () => {
  api = await openApi();
  const scopes = ['read', 'ZohoInventory.fullaccess.ALL', 'ZohoCRM.modules.ALL'];
  await putApiKey(api.table, digestOf(SECRET), {
    keyId: 'i',
    name: 'I',
    organizationId: ORG,
    scopes,
    revoked: false,
  });
  await seedOrders(api.table, { orders: ORDERS, organizations: 1, seed: 1, firstOrganization: ORG });
  const store = storeOf();
  const { rows } = await allOf(store);
  since = new Date(Date.now() - 1000);
  const change = async (id: string, at: number) => {
    const order = await store.load(ORG, orderId(id));
    if (!order) throw new Error(`no order ${id}`);
    const changed = edit(order);
    await store.commit(changed);
    if (at % 10 === 0) await store.commit(edit(changed.after!));
    else if (at % 9 === 0) {
      await store.commit({ before: changed.after!, record: recordOf(changed.after!, 'deleted') });
      gone.add(id);
    }
  };
  for (let at = 0; at < rows.length; at += 20)
    await Promise.all(rows.slice(at, at + 20).map((id, nth) => change(id, at + nth)));
  standing = rows.filter((id) => !gone.has(id));
  // So that the small version gets as far as the large one.
  return extent === 'slice' ? setBounds({ near: 50, changesForward: 300 }) : undefined;
}, 1_200_000);

async function allOf(store: ReturnType<typeof storeOf>): Promise<{ rows: string[] }> {
  const rows: string[] = [];
  for (let pageToken: string | undefined = ''; pageToken !== undefined;) {
    const query = { page: 1, perPage: 200, sortBy: 'created', descending: true, pageToken } as const;
    const page = await store.list(ORG, query, '2026-11-27' as never);
    rows.push(...page.rows.map(({ id }) => id));
    pageToken = page.nextToken;
  }
  return { rows };
}

interface Page {
  ids: string[];
  hasMore: boolean;
}
type Ask = (at: number) => Promise<Page>;

const local = (date: Date) => date.toISOString().slice(0, 19).replace('T', ' ');
async function get(path: string, query: Record<string, string>, headers: Record<string, string> = {}) {
  const answer = await api.send('GET', path, {
    query,
    headers: { 'x-api-key': SECRET, ...headers },
    key: SECRET,
  });
  expect(answer.status, answer.text).toBeLessThan(300);
  return answer.json;
}

const SERVICES: Record<string, Ask> = {
  'Inventory: last_modified_time': async (page) => {
    const json = await get('/inventory/v1/salesorders', {
      last_modified_time: since.toISOString().replace(/\.\d+Z$/, '+0000'),
      sort_column: 'last_modified_time',
      sort_order: 'A',
      per_page: String(PER_PAGE),
      page: String(page),
    });
    const ids = json.salesorders.map((row: { salesorder_id: string }) => row.salesorder_id);
    return { ids, hasMore: json.page_context.has_more_page };
  },
  'CRM: If-Modified-Since': async (page) => {
    const query = {
      sort_by: 'Modified_Time',
      sort_order: 'asc',
      per_page: String(PER_PAGE),
      page: String(page),
    };
    const json = await get('/crm/v2/Sales_Orders', query, { 'if-modified-since': since.toISOString() });
    return { ids: json.data.map(({ id }: { id: string }) => id), hasMore: json.info.more_records };
  },
  'Getfly: updated_at:gte': async (page) => {
    const json = await get('/api/v6/sale_orders', {
      'filtering[updated_at:gte]': local(since),
      fields: 'id,updated_at',
      limit: String(PER_PAGE),
      offset: String((page - 1) * PER_PAGE),
    });
    return { ids: json.data.map(({ id }: { id: number }) => String(id)), hasMore: json.has_more };
  },
};

it.each(Object.entries(SERVICES))('%s misses none', { timeout: 1_200_000 }, async (name, ask) => {
  const churn = churnOf(storeOf(), ORG, standing);
  const eachPage = Math.ceil((CHURN * PER_PAGE) / standing.length);
  const disturb = async () => {
    for (let made = 0; made < eachPage && churn.count() < CHURN; made += 1) await churn.next();
  };
  const met = new Set<string>();
  let pages = 0;
  for (let hasMore = true; hasMore;) {
    pages += 1;
    const [page] = await Promise.all([ask(pages), disturb()]);
    for (const id of page.ids) met.add(id);
    hasMore = page.hasMore;
  }
  standing = standing.filter((id) => !churn.deleted.has(id));
  expect(standing.filter((id) => !met.has(id))).toEqual([]);
  expect([...gone].filter((id) => met.has(id))).toEqual([]);
  for (const id of churn.deleted) gone.add(id);
  console.log(`${name}: ${standing.length} stood in ${pages} pages, ${churn.count()} changes meanwhile`);
  expect(churn.count()).toBeGreaterThan(CHURN / 2);
});

it('CRM: deleted tells every one that has gone', { timeout: 600_000 }, async () => {
  const told = new Set<string>();
  for (let page = 1, hasMore = true; hasMore; page += 1) {
    const query = { type: 'all', per_page: String(PER_PAGE), page: String(page) };
    const json = await get('/crm/v2/Sales_Orders/deleted', query, {
      'if-modified-since': since.toISOString(),
    });
    for (const { id } of json.data) told.add(id);
    hasMore = json.info.more_records;
  }
  expect(told).toEqual(gone);
});
