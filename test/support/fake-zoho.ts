/** The live service that orders are moved from, as its documents describe it: pages, details, limits, and bad days. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FAKE_ORGANIZATION, idAt, orderAt, placeOf, type FakeOrder } from './fake-orders.ts';

export interface FakeZoho {
  /** Of the account server and, below it, of the product. */
  url: string;
  base: string;
  /** What was asked, by path without its ids. */
  asked: Map<string, number>;
  /** How often the limit was passed. */
  exceeded(): number;
  tokens(): number;
  /** Orders that are answered otherwise from now on; undefined: deleted. */
  changed: Map<number, FakeOrder | undefined>;
  /** 429s, 500s, cut connections, slow answers and tokens that end, or none of them. */
  mood: { isBad: boolean };
  close(): Promise<void>;
}

export interface Fake {
  orders: number;
  /** Calls that one window takes. */
  limit?: { calls: number; windowMs: number };
}

const TOKEN_CALLS = 61;

export async function fakeZoho({ orders, limit }: Fake): Promise<FakeZoho> {
  const asked = new Map<string, number>();
  const changed: FakeZoho['changed'] = new Map();
  const moods = { isBad: true };
  const times: number[] = [];
  let [calls, exceeded, tokens, left] = [0, 0, 0, 0];
  const mood = (response: ServerResponse): boolean => {
    calls += 1;
    if (!moods.isBad) return false;
    if (calls % 97 === 0) return Boolean(response.destroy());
    if (calls % 53 === 0)
      return answer(response, 429, { code: 44, message: 'slow down' }, { 'retry-after': '0.1' });
    return calls % 37 === 0 && answer(response, 500, { code: 1000, message: 'Internal error' });
  };
  const isOver = (): boolean => {
    if (!limit) return false;
    const now = performance.now();
    while (times[0] !== undefined && now - times[0] >= limit.windowMs) times.shift();
    times.push(now);
    return times.length > limit.calls;
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://fake');
    if (isOver()) {
      exceeded += 1;
      return answer(response, 429, { code: 44 }, { 'x-rate-limit-reset': '1' });
    }
    if (url.pathname.endsWith('/oauth/v2/token')) {
      tokens += 1;
      left = TOKEN_CALLS;
      return answer(response, 200, { access_token: `token-${tokens}`, expires_in: 3600 });
    }
    if (mood(response)) return undefined;
    left -= 1;
    const isKnown = request.headers.authorization === `Zoho-oauthtoken token-${tokens}`;
    if (!isKnown || (moods.isBad && left < 0))
      return answer(response, 401, { code: 57, message: 'not authorized' });
    const path = url.pathname.replace(/^\/(?:inventory\/v1|books\/v3)/, '');
    const kind = path.replace(/\d{6,}/, '{id}');
    asked.set(kind, (asked.get(kind) ?? 0) + 1);
    const told = bodyFor(path, kind, url.searchParams, { orders, changed });
    const send = () => answer(response, told ? 200 : 404, told ?? { code: 1002, message: 'does not exist' });
    if (moods.isBad && calls % 41 === 0) setTimeout(send, 60);
    else send();
    return undefined;
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    base: `${url}/inventory/v1`,
    asked,
    exceeded: () => exceeded,
    tokens: () => tokens,
    changed,
    mood: moods,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answer(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Record<string, string> = {},
): true {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify({ code: 0, message: 'success', ...body }));
  return true;
}

type Holding = { orders: number; changed: FakeZoho['changed'] };

function bodyFor(path: string, kind: string, query: URLSearchParams, holding: Holding): object | undefined {
  if (query.get('organization_id') !== FAKE_ORGANIZATION) return undefined;
  const id = /\d{6,}/.exec(path)?.[0] ?? '';
  switch (kind) {
    case '/salesorders':
      return orderPage(query, holding);
    case '/salesorders/{id}': {
      const salesorder = heldAt(placeOf(id), holding);
      return salesorder && { salesorder };
    }
    case '/salesorders/{id}/comments':
      return { comments: commentsOf(placeOf(id)) };
    case '/contacts/{id}':
      return { contact: contactAt(Number(id.slice(-3)) - 100) };
    default:
      return listOf(kind);
  }
}

function heldAt(at: number, { orders, changed }: Holding): FakeOrder | undefined {
  if (!Number.isInteger(at) || at < 0 || (at >= orders && !changed.has(at))) return undefined;
  return changed.has(at) ? changed.get(at) : orderAt(at);
}

function orderPage(query: URLSearchParams, holding: Holding): object {
  const { orders, changed } = holding;
  const more = [...changed.keys()].filter((at) => at >= orders).length;
  const total = orders + more;
  if (query.get('response_option') === '2') return { page_context: { total } };
  const [page, perPage] = [Number(query.get('page')), Number(query.get('per_page'))];
  const first = (page - 1) * perPage;
  // The newest ones only, which is asked for numbers alone.
  if (query.get('sort_order') === 'D') return { salesorders: [orderAt(orders - 1)], page_context: {} };
  const places = Array.from({ length: Math.max(0, Math.min(perPage, total - first)) }, (_, at) => first + at);
  const salesorders = places.flatMap((at) => heldAt(at, holding) ?? []).map(rowOf);
  return { salesorders, page_context: { page, per_page: perPage, has_more_page: first + perPage < total } };
}

function rowOf(order: FakeOrder): object {
  return { ...order, line_items: undefined, packages: undefined, invoices: undefined };
}

function commentsOf(at: number): object[] {
  const told = {
    comment_id: '1',
    commented_by_id: '982000000000502',
    commented_by: 'Eve',
    created_time: '2023-01-05T10:00:00+0530',
  };
  const own = { ...told, description: 'Sales Order created', comment_type: 'system' };
  return at % 10 === 0
    ? [own, { ...told, description: `called about ${idAt(at)}`, comment_type: 'internal' }]
    : [own];
}

function contactAt(number: number): object {
  const address = {
    address_id: `98200000000007${100 + number}`,
    address: `${number} Rue`,
    city: 'Paris',
    zip: '75001',
    country: 'France',
  };
  const name = number === 7 ? 'Ånström & Söhne' : `Customer ${number}`;
  return {
    contact_id: `98200000000000${100 + number}`,
    contact_name: name,
    currency_code: 'USD',
    billing_address: address,
  };
}

const ITEMS = Array.from({ length: 11 }, (_, at) => ({
  item_id: `982000000000${2000 + at}`,
  name: `Item ${at}`,
  sku: `SKU-${at}`,
  rate: 10 + at,
  unit: 'pcs',
}));
const TAXES = [10, 12, 20].map((percent) => ({
  tax_id: `98200000000030${percent}`,
  tax_name: `VAT ${percent}`,
  tax_percentage: percent,
}));

function listOf(kind: string): object | undefined {
  const lists: Record<string, object> = {
    '/contacts': { contacts: Array.from({ length: 23 }, (_, at) => contactAt(at + 1)) },
    '/items': { items: ITEMS },
    '/settings/taxes': { taxes: TAXES },
    '/settings/currencies': {
      currencies: [
        { currency_id: '982000000000978', currency_code: 'EUR', currency_symbol: '€', exchange_rate: 1.1 },
      ],
    },
    '/salespersons': { data: [{ salesperson_id: '982000000000601', salesperson_name: 'Lara' }] },
    '/organizations': {
      organizations: [
        {
          organization_id: FAKE_ORGANIZATION,
          name: 'Fake',
          currency_id: '982000000000840',
          currency_code: 'USD',
          currency_symbol: '$',
          time_zone: 'Asia/Kolkata',
          price_precision: 2,
        },
      ],
    },
    '/users': {
      users: [
        { user_id: '982000000000501', name: 'Ada' },
        { user_id: '982000000000502', name: 'Eve' },
      ],
    },
  };
  return lists[kind];
}
