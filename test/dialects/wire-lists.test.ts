/**
 * Lists as the wires answer them against a plain model in memory: any filters, any order, any page, by number and by token; what is
 * not served is a 400 that names it; what would be too wide is refused, and reads no more than its stated bound. 3,000 in full:
 * LIST_RUNS=3000.
 */
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOf } from '../../lib/access/api-keys.ts';
import { putApiKey } from '../../lib/store/api-keys.ts';
import { openFaultProxy, type FaultProxy } from '../faults/rig/fault-proxy.ts';
import type { Answer } from '../support/client.ts';
import { openInventory, type InventoryApi } from '../support/inventory.ts';
import { allowedUnits, mayBeRefused, setBounds } from '../support/list-bounds.ts';
import { modelPage, type ModelWorld } from '../support/list-model.ts';
import { LISTED_ORG, writeListedOrders } from '../support/listed-orders.ts';
import { loadStored } from '../support/stored-order.ts';
import { WIRES, type ListWire, type WireAsk } from '../support/wire-lists.ts';

const ORDERS = 160;
const RUNS = Number(process.env['LIST_RUNS'] ?? 140);
const SECRET = 'lists-of-everything';
/** So small that lists of these few orders pass them. */
const SMALL = { depth: 150, rows: 120, orders: 80, sorted: 110 };

let api: InventoryApi;
let proxy: FaultProxy;
let world: ModelWorld;
let restoreBounds: () => void;
beforeAll(async () => {
  api = await openInventory();
  const template = await loadStored(api.table, (await api.create()).salesorder_id);
  world = await writeListedOrders(api.table, template, ORDERS);
  world.today = new Date().toISOString().slice(0, 10);
  await putApiKey(api.table, digestOf(SECRET), {
    keyId: 'lists',
    name: 'Lists',
    organizationId: LISTED_ORG,
    scopes: ['read'],
    revoked: false,
  });
  proxy = await openFaultProxy(api.endpoint);
  process.env['DYNAMODB_ENDPOINT'] = proxy.endpointFor('meter');
  restoreBounds = setBounds(SMALL);
}, 60_000);

afterAll(async () => {
  restoreBounds();
  process.env['DYNAMODB_ENDPOINT'] = api.endpoint;
  await proxy.close();
});

/** What is counted of the lists of one wire. */
interface Tally {
  answered: number;
  withOrders: number;
  walked: number;
  tooWide: number;
  notServed: number;
  mostUnits: number;
}

async function asked({ path, headers }: WireAsk, query: Record<string, string>) {
  const cost = (proxy.capacity = { read: 0, write: 0, calls: 0 });
  const answer = await api.send('GET', path, {
    query,
    headers: { 'x-api-key': SECRET, ...headers },
    key: SECRET,
  });
  return { answer, units: cost.read, written: cost.write };
}

/** One list, by its page or whole, compared with the model. */
async function compared(ask: WireAsk, wire: ListWire, tally: Tally): Promise<void> {
  const ids: string[] = [];
  let hasMore: boolean;
  let token = ask.page === undefined ? '' : undefined;
  do {
    const query = token === undefined || ask.refused ? ask.query : { ...ask.query, page_token: token };
    const { answer, units, written } = await asked(ask, query);
    if (answer.status === 400) return refused(ask, wire, answer, tally);
    expect(ask.refused).toBeUndefined();
    expect(answer.status, answer.text).toBeLessThan(400);
    const pageSize = { ...ask.command(), page: ask.page ?? 1 };
    expect(units).toBeLessThanOrEqual(allowedUnits(pageSize, world));
    expect(written).toBe(0);
    tally.mostUnits = Math.max(tally.mostUnits, units);
    const page = wire.pageOf(answer);
    ids.push(...page.ids);
    hasMore = page.hasMore;
    token = ask.page === undefined ? page.token : undefined;
  } while (token !== undefined);
  const { order, page, perPage, means } = ask;
  const paging = page === undefined ? { page: 1, perPage: 100_000 } : { page, perPage };
  const given = means.find((meaning) => meaning.ids);
  expect({ ids, hasMore }).toEqual(modelPage({ ...order, ...paging, ...given }, world, means));
  tally.answered += 1;
  if (ids.length > 0) tally.withOrders += 1;
  if (page === undefined) tally.walked += 1;
}

function refused(ask: WireAsk, wire: ListWire, answer: Answer, tally: Tally): void {
  const reason = wire.reasonOf(answer);
  if (ask.refused) {
    expect(spelled(reason)).toContain(spelled(ask.refused));
    tally.notServed += 1;
    return;
  }
  expect(mayBeRefused(ask.command(), world), `${reason} ${JSON.stringify(ask.query)}`).toBe(true);
  expect(reason).toMatch(wire.tooWide);
  tally.tooWide += 1;
}

/** Messages may say "Sales Order Number" for salesorder_number. */
const spelled = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

describe.each(Object.entries(WIRES))('%s', (_, wire) => {
  it(`answers what the model answers, or says why not (${RUNS} lists)`, { timeout: 600_000 }, async () => {
    const tally = { answered: 0, withOrders: 0, walked: 0, tooWide: 0, notServed: 0, mostUnits: 0 };
    const property = fc.asyncProperty(wire.asks(world), (ask) => compared(ask, wire, tally));
    await fc.assert(property, { numRuns: RUNS });
    console.log(JSON.stringify(tally));
    // Nothing is shown by lists that are empty, nor of refusals that nobody met.
    expect(tally.withOrders / RUNS).toBeGreaterThan(0.2);
    expect(Math.min(tally.walked, tally.tooWide, tally.notServed)).toBeGreaterThan(0);
  });
});
