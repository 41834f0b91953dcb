/** Tokens that were tampered with, taken elsewhere or kept too long; and many walks. TEST_SCALE=1 runs what was promised in full. */
import fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { organizationId, type CalendarDate } from '../../lib/domain/identity.ts';
import { SORT_FIELDS, type ListCommand } from '../../lib/domain/list-command.ts';
import { isOrderError } from '../../lib/domain/order-error.ts';
import { LIST_PATHS, type PathName } from '../../lib/domain/list-paths.ts';
import { positionOf, tokenOf, type Position } from '../../lib/store/list-token.ts';
import { orderStore } from '../../lib/store/order-store.ts';
import { openApi, type Api } from '../support/api.ts';
import { CUSTOMER, ITEM, ORGANIZATION } from '../support/demo-ids.ts';
import { LISTED_ORG, writeListedOrders } from '../support/listed-orders.ts';
import { modelPage, type ModelWorld } from '../support/list-model.ts';
import { loadStored } from '../support/stored-order.ts';

const SCALE = Number(process.env['TEST_SCALE'] ?? 0.04);
const WALKS = Math.ceil(400 * SCALE);
const WALKS_UNDER_WRITES = Math.ceil(100 * SCALE);
const BYTES = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte));
const TODAY = '2026-11-05' as CalendarDate;
const ORDERS = '/inventory/v1/salesorders';
const BEGIN = { per_page: '2', page_token: '' };

let api: Api;
let world: ModelWorld;
beforeAll(async () => {
  api = await openApi();
  for (let made = 0; made < 6; made += 1) await create();
  const { json } = await api.send('GET', ORDERS);
  const template = await loadStored(api.table, json.salesorders[0].salesorder_id);
  world = await writeListedOrders(api.table, template, 40);
}, 60_000);
afterEach(() => void vi.useRealTimers());

async function create(): Promise<string> {
  const body = { customer_id: CUSTOMER, line_items: [{ item_id: ITEM, quantity: 1 }] };
  return String((await api.send('POST', ORDERS, { body })).json.salesorder.salesorder_id);
}

async function inventoryToken(query: Record<string, string> = {}): Promise<string> {
  const { json } = await api.send('GET', ORDERS, { query: { ...BEGIN, ...query } });
  return String(json.page_context.next_page_token);
}

const command = (rest: Partial<ListCommand> = {}): ListCommand => ({
  page: 1,
  perPage: 7,
  sortBy: 'created',
  descending: false,
  pageToken: '',
  ...rest,
});

const walked: fc.Arbitrary<[ListCommand, Position]> = fc.tuple(
  fc
    .record({
      sortBy: fc.constantFrom(...SORT_FIELDS),
      descending: fc.boolean(),
      customerName: fc.option(fc.string({ unit: 'grapheme', maxLength: 20 }), { nil: undefined }),
      reader: fc.constantFrom('zoho-inventory', 'zoho-crm'),
    })
    .map(command),
  fc.record(
    {
      path: fc.constantFrom(...(Object.keys(LIST_PATHS) as PathName[])),
      after: fc.string({ unit: 'binary', maxLength: 30 }),
      skip: fc.nat(1000),
    },
    { requiredKeys: ['path'] },
  ),
);

/** What is refused answers nothing about why. */
function refusedAt(pageToken: string, query: ListCommand): boolean {
  try {
    positionOf(LISTED_ORG, { ...query, pageToken });
    return false;
  } catch (error) {
    if (!isOrderError(error, 'invalid_value') || error.details.field !== 'pageToken') throw error;
    return true;
  }
}

describe('a token', () => {
  it('of 50 is refused with any of its bytes changed, left out or doubled', () => {
    let changes = 0;
    const some = SCALE >= 1 ? BYTES : BYTES.filter((_, byte) => byte % 64 === 3 || byte === 0x3d);
    for (const [query, position] of fc.sample(walked, { numRuns: 50, seed: 12 })) {
      const token = tokenOf(LISTED_ORG, query, position);
      expect(positionOf(LISTED_ORG, { ...query, pageToken: token })).toEqual(position);
      for (let at = 0; at < token.length; at += 1) {
        const [before, after] = [token.slice(0, at), token.slice(at + 1)];
        // The spare bits of the last letter: another spelling of the same bytes.
        const near = String.fromCharCode(token.charCodeAt(at) ^ 1);
        for (const other of ['', `${token[at]}${token[at]}`, near, ...some]) {
          if (other === token[at]) continue;
          changes += 1;
          if (!refusedAt(before + other + after, query)) throw new Error(`${at} as ${other} of ${token}`);
        }
      }
    }
    expect(changes).toBeGreaterThan(40_000);
  }, 300_000);

  it('is good for a day', () => {
    const query = command({ reader: 'zoho-crm' });
    const pageToken = tokenOf(LISTED_ORG, query, { path: 'creation', skip: 1 });
    const madeAt = Date.now();
    vi.useFakeTimers({ toFake: ['Date'], now: madeAt + 24 * 3_600_000 });
    expect(refusedAt(pageToken, query)).toBe(false);
    vi.setSystemTime(madeAt + 25 * 3_600_000);
    expect(refusedAt(pageToken, query)).toBe(true);
  });

  it('that somebody makes, checksum and all, must be a place in a list', () => {
    const query = command();
    for (const position of [
      { path: 'creation', after: { S: 'x' } },
      { path: 'creation', after: 'x'.repeat(1025) },
      { path: 'creation', skip: -1 },
      { path: 'creation', skip: 1e9 },
      { path: 'constructor' },
    ]) {
      expect(refusedAt(tokenOf(LISTED_ORG, query, position as Position), query)).toBe(true);
    }
  });

  it('is refused in the same words, whatever is wrong with it', async () => {
    const token = await inventoryToken();
    const ask = (query: Record<string, string>, key = 'demo-full-access', path = ORDERS) =>
      api.send('GET', path, { query, key });
    expect((await ask({ ...BEGIN, page_token: token })).status).toBe(200);
    const changed = [...token].map(
      (_, at) => token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1),
    );
    const refused = [
      await ask({ ...BEGIN, page_token: token }, 'demo-other-org'),
      await ask({ ...BEGIN, page_token: token, status: 'draft' }),
      await ask({ ...BEGIN, page_token: token, sort_order: 'A' }),
      await ask({ ...BEGIN, page_token: 'x' }),
      ...(await Promise.all(changed.map((page_token) => ask({ ...BEGIN, page_token })))),
    ];
    expect([...new Set(refused.map(({ status, text }) => `${status} ${text}`))]).toEqual([
      expect.stringMatching(/^400 .*page_token/),
    ]);
  });

  it('of one dialect is refused in another, both ways', async () => {
    const ofCrm = await api.send('GET', '/crm/v2/Sales_Orders', { query: BEGIN });
    const crmToken = String(ofCrm.json.info.next_page_token);
    const [own, there, here] = await Promise.all([
      api.send('GET', '/crm/v2/Sales_Orders', { query: { ...BEGIN, page_token: crmToken } }),
      api.send('GET', '/crm/v2/Sales_Orders', { query: { ...BEGIN, page_token: await inventoryToken() } }),
      api.send('GET', ORDERS, { query: { ...BEGIN, page_token: crmToken } }),
    ]);
    expect([own.status, there.status, here.status]).toEqual([200, 400, 400]);
  });
});

async function walk(query: ListCommand, org = LISTED_ORG, between = async () => {}): Promise<string[]> {
  const ids: string[] = [];
  for (let pageToken: string | undefined = ''; pageToken !== undefined;) {
    const page = await orderStore(api.table, Date.now() + 60_000).list(org, { ...query, pageToken }, TODAY);
    ids.push(...page.rows.map(({ id }) => id));
    pageToken = page.nextToken;
    await between();
  }
  return ids;
}

describe('walks', () => {
  const queries = fc
    .record({
      sortBy: fc.constantFrom(...SORT_FIELDS),
      descending: fc.boolean(),
      perPage: fc.integer({ min: 1, max: 40 }),
      narrowed: fc.constantFrom<Partial<ListCommand>>(
        {},
        { customerId: 'c1' },
        { stages: ['closed', 'draft'] },
      ),
    })
    .map(({ narrowed, ...query }) => command({ ...query, ...narrowed }));

  it(`${WALKS} of quiet lists show each order once, in order`, async () => {
    for (const query of fc.sample(queries, { numRuns: WALKS, seed: 15 })) {
      const { pageToken: _, ...asked } = query;
      expect(await walk(query)).toEqual(modelPage({ ...asked, perPage: 200 }, world).ids);
    }
  }, 300_000);

  it(`${WALKS_UNDER_WRITES} under writes show each order that stood throughout once`, async () => {
    const org = organizationId(ORGANIZATION);
    for (let round = 0; round < WALKS_UNDER_WRITES; round += 1) {
      const going = await create();
      const standing = (await walk(command({ perPage: 200 }), org)).filter((id) => id !== going);
      let writes = 0;
      const ids = await walk(command({ perPage: 3, descending: round % 2 === 0 }), org, async () => {
        writes += 1;
        if (writes === 1) await api.send('DELETE', `${ORDERS}/${going}`);
        if (writes < 4) await create();
        await api.send('PUT', `${ORDERS}/${standing[writes % standing.length]}`, {
          body: { notes: `w${writes}` },
        });
      });
      for (const id of standing) expect(ids.filter((found) => found === id)).toEqual([id]);
    }
  }, 300_000);
});
