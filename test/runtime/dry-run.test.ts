/** What a dry run shows, keeps and refuses; that it answers as every write does is `dry-run-writes.test.ts`, in the slow lane. */
import { beforeAll, describe, expect, it } from 'vitest';
import { openApi, type Api } from '../support/api.ts';
import { CUSTOMER, ITEM } from '../support/demo-ids.ts';
import { goodRequest, sendAs, triedAndDone, WRITES } from '../support/dry-runs.ts';
import { contentsOf } from '../support/table-contents.ts';
import { namelessRow } from '../support/tenant-rows.ts';
import { orderOf, tenantsOn, type Asked, type Tenant } from '../support/two-tenants.ts';

let api: Api;
let ours: Tenant;
beforeAll(async () => {
  api = await openApi();
  ({ ours } = await tenantsOn(api));
});

const ORDER = { customer_id: CUSTOMER, line_items: [{ item_id: ITEM, quantity: 1 }] };
const ORDERS = '/inventory/v1/salesorders';

describe('a dry run', () => {
  it('shows the number that comes next without taking it', async () => {
    const { tried, done } = await triedAndDone(api, 'POST', { path: ORDERS, body: ORDER });
    expect(tried.json.salesorder.salesorder_number).toBe(done.json.salesorder.salesorder_number);
  });

  it('refuses a number and a name that are taken', async () => {
    const { number } = ours.victim;
    const query = { ignore_auto_number_generation: 'true' };
    const taken = { path: ORDERS, query, body: { ...ORDER, salesorder_number: number } };
    const { done } = await triedAndDone(api, 'POST', taken);
    expect(done.json.code).toBe(36004);
    const [, route] = WRITES.find(([name]) => name === 'zoho-inventory POST createItem') ?? [];
    if (!route) throw new Error('no route');
    const row = namelessRow(route, ours.marker, {});
    expect((await triedAndDone(api, 'POST', row)).done.status).toBe(201);
    expect((await triedAndDone(api, 'POST', row)).done.status).toBe(400);
  });

  it('finds in one request what its earlier parts would have made', async () => {
    const record = {
      Subject: 'twice',
      Account_Name: { id: CUSTOMER },
      Product_Details: [{ product: { id: ITEM }, quantity: 1 }],
    };
    const body = { data: [record, { ...record, Description: 'second' }] };
    const upsert = {
      path: '/crm/v2/Sales_Orders/upsert',
      body: { ...body, duplicate_check_fields: ['Subject'] },
    };
    const { changes, done } = await triedAndDone(api, 'POST', upsert);
    expect(done.json.data.map(({ action }: { action: string }) => action)).toEqual(['insert', 'update']);
    expect(changes.map(({ kinds }: { kinds: string[] }) => kinds)).toEqual([['created'], ['updated']]);
    const { id } = await orderOf(api, ours);
    const twice = { path: `${ORDERS}`, query: { salesorder_ids: `${id},${id}` } };
    await triedAndDone(api, 'DELETE', twice);
  });

  it('says in a header what would change, by the paths of the history', async () => {
    const { id } = await orderOf(api, ours);
    const { changes } = await triedAndDone(api, 'PUT', {
      path: `${ORDERS}/${id}`,
      body: { notes: 'ö', terms: 't' },
    });
    expect(changes).toEqual([
      { kind: 'order', id, version: 2, kinds: ['updated'], paths: ['notes', 'terms'] },
    ]);
    const nothing = await triedAndDone(api, 'PUT', { path: `${ORDERS}/${id}`, body: { notes: 'ö' } });
    expect(nothing.changes).toEqual([]);
  });

  it('keeps no record of its key, and knows those of writes', async () => {
    const key = { 'idempotency-key': 'dry-then-done' };
    const first = await triedAndDone(api, 'POST', { path: ORDERS, body: ORDER }, key);
    expect(first.done.headers).not.toHaveProperty('idempotency-replayed');
    const again = await triedAndDone(api, 'POST', { path: ORDERS, body: ORDER }, key);
    expect(again.tried.text).toBe(again.done.text);
    expect(again.tried.headers['idempotency-replayed']).toBe('true');
    expect(again.changes).toEqual([]);
    const other = await triedAndDone(api, 'POST', { path: ORDERS, body: { ...ORDER, notes: 'other' } }, key);
    expect(other.done.json.code).toBe(36007);
  });

  it('is nothing that a read knows, and false is a write', async () => {
    const { headers, status } = await api.send('GET', `${ORDERS}?dry_run=yes`);
    expect([status, headers['x-dry-run']]).toEqual([200, undefined]);
    const { status: made } = await api.send('POST', `${ORDERS}?dry_run=false`, { body: ORDER });
    expect(made).toBe(201);
  });
});

const MISSPELLED = [
  'print=false?dry_run=true',
  'print=false%26dry_run=true',
  ...['dryrun', 'dry-run', 'DRY_RUN', 'dryRun', 'dry_rum', 'dy_run', 'dry_rnu', 'drry_run'].map(
    (name) => `${name}=true`,
  ),
  ...['1', 'yes', 'True', 'TRUE', '', 'tru', 'true&dry_run=false'].map((value) => `dry_run=${value}`),
];
const UPDATES = WRITES.filter(([name]) =>
  ['zoho-inventory PUT update', 'zoho-crm PUT updateOne', 'getfly PUT update'].includes(name),
);

describe.each(UPDATES)('what comes near it is refused: %s', (_, route) => {
  async function refused(request: Asked, query: string, headers: Record<string, string> = {}) {
    const path = `${request.path}?${new URLSearchParams(request.query)}&${query}`;
    const asked = { path, body: request.body };
    const { status, text, headers: answered } = await sendAs(api, route.method, asked, headers);
    expect([status, /dry_run/.test(text)], `${query} ${text}`).toEqual([400, true]);
    expect(answered).not.toHaveProperty('x-dry-run');
  }

  it('in the query, in headers and in the body', async () => {
    const request = await goodRequest(api, ours, route);
    const before = await contentsOf(api);
    for (const query of MISSPELLED) await refused(request, query);
    for (const name of ['x-dry-run', 'dry-run', 'x-dryrun', 'dry_run'])
      await refused(request, '', { [name]: 'true' });
    for (const name of ['dry_run', 'dryRun', 'dry-run'])
      await refused({ ...request, body: { ...(request.body as object), [name]: true } }, '');
    expect(await contentsOf(api)).toEqual(before);
  });
});
