/** Two organisations whose every text says whose it is, and how each route names an order, or a customer, of one of them. */
import { rowKindOf } from './row-kinds.ts';
import { seed } from '../../infra/local/seed.ts';
import { DEMO_ROWS } from '../../infra/local/demo-rows.ts';
import type { AppRoute } from '../../lib/routes.ts';
import { basePaths, routes } from '../../lib/routes.ts';
import type { Api } from './api.ts';
import { CUSTOMER, ELSEWHERE, ITEM, ORGANIZATION } from './demo-ids.ts';
import { namedRow, rowsOf, storedRowsOf, wordOf, type TenantRows } from './tenant-rows.ts';
import { itemsOf } from './table-contents.ts';

/** What a route may be asked about: by id, by number, or about a customer. */
export interface Named {
  id: string;
  number: string;
  customer: string;
  /** One on the order. */
  comment: string;
  /** Of the organisation, by the words of their paths. */
  rows?: TenantRows;
  organization?: string;
}

export interface Tenant {
  organization: string;
  /** In every text of its orders and its customer, and in nothing that anybody else writes. */
  marker: string;
  /** Writes its orders. */
  secret: string;
  /** Named by strangers alone: it must never change. */
  victim: Named;
}

const NOTHING = '4815000000099990';
export const MISSING: Named = { id: NOTHING, number: 'N-99990', customer: NOTHING, comment: NOTHING };
export const MALFORMED: Named = { id: 'x%27--', number: ' ', customer: "x'--", comment: 'x%27--' };

const THEIR_CUSTOMER = '4815000000044081';
let orders = 0;

/** What a route needs to be there before it is asked. */
export interface Wanted {
  isCommented?: boolean;
  isSubmitted?: boolean;
}

/** A draft of the tenant, which may be changed and deleted; with what is wanted on it. */
export async function orderOf(
  api: Api,
  { secret, marker, organization }: Omit<Tenant, 'victim'>,
  { isCommented, isSubmitted }: Wanted = {},
): Promise<Named> {
  orders += 1;
  const customer = organization === ORGANIZATION ? CUSTOMER : THEIR_CUSTOMER;
  const number = `N-${10_000 + orders}`;
  const line = { name: marker, description: marker, rate: 10, quantity: 2 };
  const { status, json, text } = await api.send('POST', '/inventory/v1/salesorders', {
    key: secret,
    query: { ignore_auto_number_generation: 'true' },
    body: {
      customer_id: customer,
      salesorder_number: number,
      reference_number: marker,
      notes: marker,
      terms: marker,
      line_items: [line],
      custom_fields: [{ label: marker, value: marker }],
    },
  });
  if (status !== 201) throw new Error(text);
  const id = String(json.salesorder.salesorder_id);
  if (isSubmitted) await api.send('POST', `/inventory/v1/salesorders/${id}/submit`, { key: secret });
  if (!isCommented) return { id, number, customer, comment: NOTHING };
  const path = `/inventory/v1/salesorders/${id}/comments`;
  const said = await api.send('POST', path, { key: secret, body: { description: marker } });
  return { id, number, customer, comment: String(said.json.comment.comment_id) };
}

/** Ours, which is the demo's, and theirs, with a customer of their own. */
export async function tenantsOn(api: Api): Promise<{ ours: Tenant; theirs: Tenant }> {
  const ours = { organization: ORGANIZATION, marker: 'MARK-OURS', secret: 'demo-full-access' };
  const theirs = { organization: ELSEWHERE, marker: 'MARK-THEIRS', secret: 'demo-other-org' };
  const [own] = DEMO_ROWS;
  const rows = [
    { ...own, kind: 'customer' as const, id: THEIR_CUSTOMER, name: theirs.marker },
    ...DEMO_ROWS.filter(({ kind }) => kind === 'item'),
  ];
  await seed(api.table, [{ id: ELSEWHERE, keys: [], rows }]);
  const withVictim = async (tenant: Omit<Tenant, 'victim'>): Promise<Tenant> => {
    const order = await orderOf(api, tenant, { isCommented: true });
    const { organization } = tenant;
    return { ...tenant, victim: { ...order, rows: await rowsOf(api.table, tenant), organization } };
  };
  return { ours: await withVictim(ours), theirs: await withVictim(theirs) };
}

export async function itemsOfVictim(api: Api, tenant: Tenant) {
  const { organization, victim } = tenant;
  const rows = await storedRowsOf(api.table, tenant, victim.rows ?? {});
  return { items: await itemsOf(api, organization, victim.id, victim.number), rows };
}

export interface Asked {
  path: string;
  query?: Record<string, string>;
  body?: unknown;
}

const BASES = [...basePaths(routes).values()].flat();

/** What these answer is the same for everybody, or about the caller. */
const NAMES_NOTHING = new Set<AppRoute['operation']>(['describe-fields', 'get-organization', 'list-users']);

/** The request of a route that names this; undefined when the route can name nothing. */
export function requestFor(route: AppRoute, named: Named): Asked | undefined {
  const { dialect, path, operation, method } = route;
  const at = path
    .replace('{module}', 'Sales_Orders')
    .replace('{id}', named.id)
    .replace('{kind}', 'billing')
    .replace('{code}', 'cs_editreq')
    .replace('{comment}', named.comment);
  if (operation === 'get-organization' && path.includes('{id}'))
    return { path: path.replace('{id}', named.organization ?? NOTHING) };
  if (dialect === 'zoho-crm' && rowKindOf(path)) return recordRequest(path, named);
  const word = wordOf(path);
  if (word) return rowRequest(route, named, word);
  const base = BASES.find((each) => path.startsWith(`${each}/`)) ?? '';
  if (NAMES_NOTHING.has(operation) || path.endsWith('/deleted')) return undefined;
  if (operation === 'fallback') return { path: `${base}/salesorders/${named.id}/nothing/there` };
  if (dialect === 'zoho-crm') return crmRequest(at, method, path, named);
  if (dialect === 'getfly') return getflyRequest(at, method, path, named);
  if (operation === 'create' || operation === 'calculate')
    return { path: at, body: { customer_id: named.customer, line_items: [{ item_id: ITEM, quantity: 1 }] } };
  if (operation === 'update') return inventoryUpdate(at, path, named);
  if (path.endsWith('/substatus')) return { path: at, body: { status_code: 'cs_editreq' } };
  if (operation.endsWith('-comment')) return { path: at, body: { description: 'd' } };
  return path.includes('{id}') ? { path: at } : { path: at, query: { salesorder_ids: decoded(named.id) } };
}

function getflyRequest(at: string, method: string, path: string, named: Named): Asked {
  if (path.includes('{id}')) return { path: at, ...(method === 'PUT' && { body: { lading_code: 'L' } }) };
  if (method === 'POST')
    return { path: at, body: { account_id: named.customer, saved_order_details: [{ product_id: ITEM }] } };
  if (method !== 'GET') return { path: at, body: { current_order_code: named.number, lading_code: 'L' } };
  return path.endsWith('sale_orders')
    ? { path: at, query: { 'filtering[id]': decoded(named.id) } }
    : { path: at, query: { order_code: named.number } };
}

/** Of Accounts, Contacts and Products. A list names nothing; items are the same for both. */
function recordRequest(path: string, { customer }: Named): Asked | undefined {
  if (path.includes('/Products')) return undefined;
  if (path.endsWith('/search')) return { path, query: { criteria: `(id:equals:${decoded(customer)})` } };
  return path.includes('{id}') ? { path: path.replace('{id}', customer) } : undefined;
}

/** A list names nothing, nor does what is made. */
function rowRequest(route: AppRoute, { customer, rows }: Named, word: keyof TenantRows) {
  if (!route.path.includes('{id}')) return undefined;
  return namedRow(route, rows?.[word] ?? customer);
}

function inventoryUpdate(at: string, path: string, { id }: Named): Asked {
  if (path.endsWith('{kind}')) return { path: at, body: { city: 'c' } };
  if (path.endsWith('customfields'))
    return { path: at, body: { custom_fields: [{ label: 'l', value: 'v' }] } };
  if (path.includes('{id}')) return { path: at, body: { notes: 'n' } };
  return { path: at, query: { bulk_update: 'true' }, body: { notes: 'n', salesorder_id: decoded(id) } };
}

const LINES = [{ product: { id: ITEM }, quantity: 1 }];

function crmRequest(at: string, method: string, path: string, named: Named): Asked {
  const id = decoded(named.id);
  if (path.endsWith('/search') || path.endsWith('/count'))
    return { path: at, query: { criteria: `(SO_Number:equals:${named.number})` } };
  if (method === 'GET' || method === 'DELETE')
    return path.includes('{id}') ? { path: at } : { path: at, query: { ids: id } };
  if (method === 'POST' && path.endsWith('/Notes'))
    return { path: at, body: { data: [{ Note_Content: 'n' }] } };
  if (method === 'POST' && path.endsWith('{module}'))
    return {
      path: at,
      body: { data: [{ Subject: 's', Account_Name: { id: named.customer }, Product_Details: LINES }] },
    };
  return { path: at, body: { data: [{ id, Description: 'd' }] } };
}

const decoded = (text: string) => decodeURIComponent(text);
