/** What a caller is told of its limits, and that a tenant who floods is nobody else's trouble. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handlersOn } from '../faults/rig/rig-client.ts';
import { clientOver, intoHandlers, type Answer, type Client, type Sent } from '../support/client.ts';
import { SALE_ORDER } from '../support/getfly.ts';
import { RECORDS } from '../support/crm.ts';
import { contentsOf } from '../support/table-contents.ts';
import { seededTable, type SeededTable } from '../support/table.ts';
import { plantTenants } from '../support/tenants.ts';

const LIMIT = 100;
const INVENTORY = '/inventory/v1/salesorders';
const NO_ORDER = '4815000000099999';

let seeded: SeededTable;
let secrets: string[];
let now = 0;
let api: Client;

beforeAll(async () => {
  seeded = await seededTable();
  secrets = await plantTenants(seeded.table, 20, { credential: LIMIT });
});

/** A container that has served nobody yet. */
beforeEach(() => {
  now = 1_800_000_000_000;
  api = clientOver(intoHandlers(handlersOn(seeded.table, { now: () => new Date(now) })));
});

const ask = (method: string, path: string, sent: Sent = {}, secret = secrets[0] ?? '') =>
  api.send(method, path, { ...sent, key: secret, headers: { 'x-api-key': secret, ...sent.headers } });
const read = (secret?: string) => ask('GET', `${INVENTORY}/${NO_ORDER}`, {}, secret);
const rateOf = ({ headers }: Answer) =>
  ['limit', 'remaining', 'reset'].map((name) => Number(headers[`x-rate-limit-${name}`] ?? Number.NaN));
/** Takes so many orders by a call that reads and writes nothing. */
const spend = (orders: number) => ask('POST', RECORDS, { body: { data: Array(orders).fill(0) } });

describe('Inventory tells on every answer how a caller stands', () => {
  it.each<[string, number, () => Promise<Answer>]>([
    ['a list', 200, () => ask('GET', INVENTORY)],
    ['an order that is missing', 404, () => read()],
    ['a body that is none', 400, () => ask('POST', INVENTORY, { body: '{' })],
    ['a path that is none', 404, () => ask('GET', '/inventory/v1/nowhere')],
    ['a method that is none', 405, () => ask('PATCH', INVENTORY)],
    ['another’s organisation', 400, () => ask('GET', `${INVENTORY}?organization_id=1`)],
    ['a repeat of its path with a slash', 308, () => ask('GET', `${INVENTORY}/`)],
  ])('%s', async (_, status, call) => {
    const answer = await call();
    expect([answer.status, rateOf(answer)]).toEqual([status, [LIMIT, LIMIT - 1, 1]]);
  });

  it('and a stranger, whom nobody counts, what the usual limits are', async () => {
    const answer = await ask('GET', INVENTORY, {}, 'nobody');
    expect([answer.status, rateOf(answer)]).toEqual([401, [6000, 6000, 1]]);
  });

  it('the reset is the time until the whole limit is there again, in whole seconds', async () => {
    await spend(50);
    expect(rateOf(await read())).toEqual([LIMIT, 49, 31]);
    now += 30_601;
    expect(rateOf(await read())).toEqual([LIMIT, 99, 1]);
  });
});

describe('what a call counts', () => {
  const ids = (count: number) => Array.from({ length: count }, (_, at) => String(10 + at)).join(',');
  it.each<[string, number, () => Promise<Answer>]>([
    ['one order is 1', 1, () => read()],
    ['a list is 1, whatever it shows', 1, () => ask('GET', `${RECORDS}?per_page=200`)],
    [
      'a bulk deletion is as many as its ids',
      7,
      () => ask('DELETE', `${INVENTORY}?salesorder_ids=${ids(7)}`),
    ],
    ['ids that are named twice are one', 1, () => ask('DELETE', `${INVENTORY}?salesorder_ids=10,10`)],
    ['a CRM call is as many as its records, bad ones too', 5, () => spend(5)],
    ['what is refused counts as well', 1, () => ask('POST', INVENTORY, { body: '{' })],
    ['more records than are allowed are not counted one by one', 1, () => spend(101)],
  ])('%s', async (_, orders, call) => {
    await call();
    expect(rateOf(await read())[1]).toBe(LIMIT - orders - 1);
  });
});

describe('beyond the limit', () => {
  it.each<[string, () => Promise<Answer>, object]>([
    ['Inventory', () => read(), { code: 44, message: 'Too many requests. Try again later.' }],
    [
      'Commerce',
      () => ask('GET', `/store/api/v1/salesorders/${NO_ORDER}`),
      { code: 44, message: 'Too many requests. Try again later.' },
    ],
    [
      'CRM',
      () => ask('GET', `${RECORDS}/${NO_ORDER}`),
      {
        code: 'TOO_MANY_REQUESTS',
        message: 'too many requests, try again later',
        details: {},
        status: 'error',
      },
    ],
    ['Getfly', () => ask('GET', `${SALE_ORDER}?order_code=X`), { message: 'Too many requests' }],
  ])('%s says so in its words, and when to come again', async (_, call, body) => {
    await spend(LIMIT);
    const { status, json, headers } = await call();
    expect([status, json, headers['retry-after']]).toEqual([429, body, '1']);
    now += 1000;
    expect((await call()).status).not.toBe(429);
  });

  it('Inventory’s remaining is 0 only then', async () => {
    await spend(LIMIT - 2);
    expect(rateOf(await read())).toEqual([LIMIT, 1, 60]);
    expect(rateOf(await read())).toEqual([LIMIT, 0, 60]);
    const refused = await read();
    expect([refused.status, rateOf(refused)]).toEqual([429, [LIMIT, 0, 60]]);
  });

  it('nothing has happened: not even the positions of a bulk call for which the rest would have done', async () => {
    const make = () => ask('POST', INVENTORY, { body: { customer_id: '1', line_items: [{ rate: 1 }] } });
    await spend(LIMIT - 5);
    const before = await contentsOf(seeded, () => true);
    const ids = Array.from({ length: 6 }, (_, at) => String(10 + at)).join(',');
    const bulk = await ask('POST', `${INVENTORY}/status/void?salesorder_ids=${ids}`);
    expect([bulk.status, bulk.headers['retry-after'], rateOf(bulk)[1]]).toEqual([429, '1', 4]);
    await spend(4);
    expect((await make()).status).toBe(429);
    expect(await contentsOf(seeded, () => true)).toEqual(before);
  });
});

it('with 20 tenants of which one floods at ten times its limit, no other is refused', async () => {
  const [flooding = '', ...others] = secrets;
  const seconds = 30;
  const calls = [
    ...spreadOver(seconds, (LIMIT * 10) / 60).map((at) => ({ at, secret: flooding })),
    ...others.flatMap((secret) => spreadOver(seconds, (LIMIT * 0.8) / 60).map((at) => ({ at, secret }))),
  ].toSorted((left, right) => left.at - right.at);
  const refused = { flooding: 0, others: 0 };
  const begun = now;
  for (const { at, secret } of calls) {
    now = begun + at;
    if ((await read(secret)).status === 429) refused[secret === flooding ? 'flooding' : 'others'] += 1;
  }
  expect(calls).toHaveLength(500 + 19 * 40);
  // What a full bucket holds, and what runs in meanwhile, goes through.
  const served = LIMIT + (LIMIT * seconds) / 60;
  expect(refused.others).toBe(0);
  expect(Math.abs(500 - refused.flooding - served)).toBeLessThanOrEqual(1);
});

/** Times in milliseconds, `perSecond` of them in each second, evenly. */
function spreadOver(seconds: number, perSecond: number): number[] {
  return Array.from({ length: Math.round(seconds * perSecond) }, (_, at) => (at * 1000) / perSecond);
}
