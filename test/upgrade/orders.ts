/** Orders through all wires, what each answers, and whether another release answers the same. */
import { differencesIn } from '../../infra/moving/compare-fields.ts';
import { fieldsOf, readJson } from '../../infra/moving/wire-values.ts';
import { CUSTOMER, ITEM } from './account.ts';

export interface Call {
  method: string;
  path: string;
  body?: object;
  headers?: Record<string, string>;
}

export interface Answered {
  status: number;
  text: string;
}

export type Ask = (call: Call) => Promise<Answered>;

/** `credential`: a key or an access token. Getfly knows keys alone. */
export const asking =
  (base: string, credential: string): Ask =>
  async ({ method, path, body, headers }) => {
    const who = path.startsWith('/api/v6.1')
      ? { 'x-api-key': credential }
      : { authorization: `Zoho-oauthtoken ${credential}` };
    const sent = body && { body: JSON.stringify(body) };
    const typed = body && { 'content-type': 'application/json' };
    const answer = await fetch(base + path, { method, headers: { ...who, ...typed, ...headers }, ...sent });
    return { status: answer.status, text: await answer.text() };
  };

/** One of every kind, for every place: all wires write, some twice. */
function writesAt(at: number): Call[] {
  const headers = { 'idempotency-key': `upgrade-${at}` };
  const line = { item_id: ITEM, quantity: 1 + (at % 5), tax_id: '4815000000044043' };
  const inventory = { customer_id: CUSTOMER, line_items: [line], discount: at % 3 === 0 ? '10%' : 0 };
  const product = { product: { id: ITEM }, quantity: 2, list_price: 9.99 };
  const record = { Subject: `Order ${at}`, Account_Name: { id: CUSTOMER }, Product_Details: [product] };
  return at % 3 === 1
    ? [{ method: 'POST', path: '/crm/v2/Sales_Orders', body: { data: [record] }, headers }]
    : [{ method: 'POST', path: '/inventory/v1/salesorders', body: inventory, headers }];
}

export interface Written {
  writes: { call: Call; answer: Answered }[];
  ids: string[];
  numbers: string[];
}

const AT_ONCE = 4;

/** Writes so many orders, and moves some on by Commerce and Getfly. @throws Error for a write that is refused */
export async function writeOrders(ask: Ask, count: number, from = 0): Promise<Written> {
  const written: Written = { writes: [], ids: [], numbers: [] };
  const places = Array.from({ length: count }, (_, at) => from + at).values();
  const worker = async () => {
    for (const at of places)
      for (const call of writesAt(at)) written.writes.push({ call, answer: await done(ask, call) });
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  for (const { answer } of written.writes) {
    const told = JSON.parse(answer.text);
    written.ids.push(String(told.salesorder?.salesorder_id ?? told.data[0].details.id));
  }
  for (const [at, id] of written.ids.entries()) {
    const { text } = await done(ask, { method: 'GET', path: `/inventory/v1/salesorders/${id}` });
    const number = String(JSON.parse(text).salesorder.salesorder_number);
    written.numbers.push(number);
    if (at % 4 === 0)
      await done(ask, { method: 'POST', path: `/store/api/v1/salesorders/${id}/status/confirmed` });
    if (at % 4 === 1) {
      const body = { current_order_code: number, transport_amount: 5 };
      await done(ask, { method: 'PUT', path: '/api/v6.1/sale_order', body });
    }
  }
  return written;
}

async function done(ask: Ask, call: Call): Promise<Answered> {
  const answer = await ask(call);
  if (answer.status < 300) return answer;
  throw new Error(`${call.method} ${call.path}: ${answer.status} ${answer.text}`);
}

/** What all wires say of the orders, and lists of them. */
export async function readings(ask: Ask, { ids, numbers }: Written): Promise<Map<string, Answered>> {
  const paths = [
    ...ids.flatMap((id) => [
      `/inventory/v1/salesorders/${id}`,
      `/crm/v2/Sales_Orders/${id}`,
      `/store/api/v1/salesorders/${id}`,
      `/inventory/v1/salesorders/${id}/history`,
    ]),
    ...numbers.map((number) => `/api/v6.1/sale_order?order_code=${number}`),
    '/inventory/v1/salesorders?per_page=200&sort_order=A',
    '/crm/v2/Sales_Orders?per_page=50&sort_order=asc&sort_by=id',
  ];
  const answers = new Map<string, Answered>();
  const waiting = paths.values();
  const worker = async () => {
    for (const path of waiting) answers.set(path, await ask({ method: 'GET', path }));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return answers;
}

/** Paths whose answers are other bytes now, and what in them is otherwise: a later release may say more, and nothing else. */
export function changedAnswers(before: Map<string, Answered>, after: Map<string, Answered>) {
  const same = [...before].filter(([path, answer]) => after.get(path)?.text === answer.text).length;
  const changed = [...before].flatMap(([path, answer]) => {
    const now = after.get(path);
    if (now?.status !== answer.status) return [`${path}: ${answer.status} is ${now?.status}`];
    if (now.text === answer.text) return [];
    const [there, here] = [answer, now].map(({ text }) => fieldsOf(readJson(text)));
    return differencesIn(there ?? {}, here ?? {}, /^$/).map(
      (found) => `${path}: ${found.path}, ${found.there} is ${found.here}`,
    );
  });
  return { same, changed };
}
