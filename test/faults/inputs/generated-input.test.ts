/** Every route and the bus under generated input: no fault, the dialect's words, a refusal that did nothing, in time. */
import '../rig/quiet.ts';
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { BatchWriteItemCommand, type WriteRequest } from '@aws-sdk/client-dynamodb';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requestDetailType } from '../../../lib/events/incoming/commands.ts';
import { routes, type AppRoute } from '../../../lib/routes.ts';
import { COMMANDED_OPERATIONS } from '../../../infra/event-rules.ts';
import { openApi, type Api } from '../../support/api.ts';
import type { Answer } from '../../support/client.ts';
import { CUSTOMER, ITEM, ORGANIZATION } from '../../support/demo-ids.ts';
import { draftOf, functionOf, someContext } from '../../support/event-orders.ts';
import { contentsOf } from '../../support/table-contents.ts';
import { runs } from '../rig/counts.ts';
import { changed, changes, headers, type Json } from './mutations.ts';
import { credentialHeaders, credentials, cursors, oddHeaders, tampered } from './odd-requests.ts';

const RUNS = runs({ slice: 100, gate: 1000, full: 10_000 });
const ANSWERED_WITHIN_MS = 2000;
/** Of what is held when all else has been collected: caches that fill up. */
const GROWTH_AT_MOST_BYTES = 30 * 1024 * 1024;

const sample = (path: string) => JSON.parse(readFileSync(`test/fixtures/${path}.json`, 'utf8')) as Json;
const INVENTORY = sample('zoho-inventory/create-request');
const GETFLY = sample('getfly/update-request');
const LINE = { itemId: ITEM, quantity: '2', rate: '10', customFields: [{ label: 'a', value: '"b"' }] };
const INPUT = { customerId: CUSTOMER, notes: 'n', lines: [LINE], extras: { 'zoho-inventory': { x: '1' } } };

let api: Api;
let order: { id: string; number: string };
let seeded: Set<string>;
/** Of a first page, by dialect. */
let tokens: Record<string, string> = {};
beforeAll(async () => {
  api = await openApi();
  seeded = new Set((await standing()).keys());
  for (const _ of [1, 2, 3]) order = await draftOf('1');
  const inventory = await api.send('GET', '/inventory/v1/salesorders?per_page=1&page_token=');
  const crm = await api.send('GET', '/crm/v2/Sales_Orders?per_page=1&page_token=');
  const commerce = await api.send('GET', '/store/api/v1/salesorders?per_page=1&page_token=');
  tokens = {
    'zoho-inventory': inventory.json.page_context.next_page_token,
    'zoho-crm': crm.json.info.next_page_token,
    'zoho-commerce': commerce.json.page_context.next_page_token,
  };
  expect(Object.values(tokens)).toEqual(Array(3).fill(expect.any(String)));
});
const counts = { refused: 0, done: 0, commands: 0 };
afterAll(() => console.log(`generated input: ${JSON.stringify(counts)}`));

function bodyFor({ dialect, operation }: AppRoute): Json {
  const record = { id: order.id, Subject: 's', Account_Name: { id: CUSTOMER }, SO_Number: 'G-1' };
  if (operation.startsWith('bulk')) return { salesorder_ids: [order.id, '1'] };
  if (dialect === 'zoho-crm') return { data: [record], duplicate_check_fields: ['Subject'] };
  if (dialect === 'getfly' && operation === 'create')
    return { ...(GETFLY as object), account_code: 'A', order_code: '', account_id: CUSTOMER };
  if (dialect === 'getfly') return { ...(GETFLY as object), order_code: order.number };
  return operation === 'void' ? { reason: 'r', note: 'n' } : INVENTORY;
}

function targetOf({ path }: AppRoute, query: string): string {
  const named = path
    .replace('{id}', order.id)
    .replace(/\{(module|name)\}/, 'Sales_Orders')
    .replace('{proxy+}', 'no/such');
  return `${named}?${query}`;
}

/** Orders, numbers, rows: a counter may move on and leave a gap. */
const standing = () => contentsOf(api, (key) => !key.includes(' COUNTER#'));
/** What stands now, when nothing has been done since it was read. */
let known: Awaited<ReturnType<typeof standing>> | undefined;

function assertEnvelope({ dialect, operation }: AppRoute, { status, text, json }: Answer): void {
  if (text === '') return expect([200, 204, 304, 308, 400, 404, 405]).toContain(status);
  if (dialect === 'getfly' && /^list(-rows)?$/.test(operation) && status === 200)
    return expect(json).toMatchObject({ data: expect.any(Array), has_more: expect.any(Boolean) });
  if (dialect === 'getfly' && /^(retrieve|get-row)$/.test(operation) && status === 200)
    return expect(json).toMatchObject({ id: expect.any(Number) });
  if (dialect === 'getfly') return expect(json).toMatchObject({ message: expect.any(String) });
  if (dialect !== 'zoho-crm')
    return expect(json).toMatchObject({ code: expect.any(Number), message: expect.any(String) });
  if (operation === 'count' && status === 200) return expect(json).toEqual({ count: expect.any(Number) });
  const content = Object.values(json as object).find(Array.isArray);
  if (content) expect(content.length).toBeGreaterThan(0);
  else expect(json).toMatchObject({ code: expect.any(String), message: expect.any(String) });
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** What is still in use, whatever the process has taken from the system. */
function heldBytes(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** What the answer shows of the order is what the next reading shows. */
async function assertReadsBack({ json }: Answer): Promise<void> {
  const said = json?.salesorder;
  if (!said?.salesorder_id || said.salesorder_id === '') return;
  const read = await api.send('GET', `/inventory/v1/salesorders/${said.salesorder_id}`);
  if (read.status === 404) return;
  expect(read.status).toBe(200);
  for (const name of ['notes', 'terms', 'total', 'reference_number', 'line_items', 'custom_fields'])
    expect(read.json.salesorder[name]).toEqual(said[name]);
}

const QUERIES = [
  '',
  'organization_id=10234695',
  'page=0',
  'per_page=201',
  'fields=x',
  'salesorder_ids=1',
  'JSONString=%7B',
  'criteria=(Subject:starts_with:s)or(Due_Date:equals:2026-01-01)',
  'criteria=((Subject:equals:',
  'criteria=(Product_Code:equals:a)and(id:in:1,2)&fields=id',
  'module=Sales_Orders&type=CurrentUser&fields=Subject&page_token=page-2',
  'word=s&response_option=2',
  'filtering[updated_at:gte]=2026-01-01 00:00:00&filtering[id][0]=1&limit=3&offset=1',
  'filtering[__proto__]=x&filtering[order_date:between]=9999999999999999&sort=constructor',
];

describe('generated input', () => {
  it(`over every route (${RUNS} requests)`, async () => {
    let baseline = 0;
    let seen = 0;
    const request = fc.record({
      route: fc.constantFrom(...routes),
      changes,
      headers,
      query: fc.constantFrom(...QUERIES),
      isForm: fc.constantFrom(false, false, false, true),
      odd: oddHeaders,
      credential: credentials,
      cursor: cursors,
    });
    const property = fc.asyncProperty(request, async (asked) => {
      const { route } = asked;
      const before = (known ??= await standing());
      const text = JSON.stringify(changed(bodyFor(route), asked.changes));
      const hasBody = route.method !== 'GET' && route.method !== 'HEAD';
      const body = asked.isForm ? `JSONString=${encodeURIComponent(text)}` : text;
      const contentType = asked.isForm ? 'application/x-www-form-urlencoded' : 'application/json';
      const began = Date.now();
      const cursor =
        asked.cursor && route.operation === 'list' && tokens[route.dialect]
          ? tampered(tokens[route.dialect] ?? '', asked.cursor)
          : '';
      const query = cursor === '' ? asked.query : `per_page=1&page_token=${encodeURIComponent(cursor)}`;
      const credential = credentialHeaders(route.dialect, asked.credential);
      const answer = await api.send(route.method, targetOf(route, query), {
        ...(hasBody && { body, contentType }),
        key: '',
        headers: { ...asked.headers, ...asked.odd, ...credential },
      });
      expect(Date.now() - began, route.path).toBeLessThan(ANSWERED_WITHIN_MS);
      expect(answer.status, answer.text).toBeLessThan(500);
      assertEnvelope(route, answer);
      if (asked.credential) {
        expect(answer.status, JSON.stringify(asked.credential)).toBe(401);
        if (asked.credential.secret.length > 12)
          expect(answer.text).not.toContain(asked.credential.secret.trim());
      }
      if (answer.status >= 400) {
        counts.refused += 1;
        expect(await standing()).toEqual(before);
      } else {
        counts.done += 1;
        known = undefined;
        if (route.dialect === 'zoho-inventory') await assertReadsBack(answer);
      }
      seen += 1;
      if (seen % 25 === 0) await startAnew();
      if (seen === Math.ceil(RUNS / 5)) baseline = heldBytes();
    });
    await fc.assert(property, { numRuns: RUNS, endOnFailure: true });
    const growth = heldBytes() - baseline;
    console.log(
      `memory: ${Math.round(baseline / 2 ** 20)} MB after a fifth, ${Math.round(growth / 2 ** 20)} MB more at the end`,
    );
    expect(growth).toBeLessThan(GROWTH_AT_MOST_BYTES);
    expect(Math.min(counts.refused, counts.done)).toBeGreaterThan(RUNS / 20);
  });

  it(`over the bus (${RUNS / 4} commands)`, async () => {
    const asked = fc.record({
      operation: fc.constantFrom(...COMMANDED_OPERATIONS),
      changes,
      commandId: fc.uuid(),
    });
    const property = fc.asyncProperty(asked, async ({ operation, changes: wanted, commandId }) => {
      const handler = await functionOf(operation);
      const command = { id: order.id, input: INPUT, matchBy: ['subject'] };
      const needed = /create/.test(operation)
        ? { input: INPUT }
        : /update/.test(operation)
          ? { id: order.id, input: INPUT }
          : command;
      const sent = changed(
        { commandId, organizationId: ORGANIZATION, command: needed } as unknown as Json,
        wanted,
      );
      const before = await standing();
      const event = { source: 'erp', 'detail-type': requestDetailType(operation), detail: sent };
      const answer = await handler(event, someContext()).catch((error: Error) => error);
      counts.commands += 1;
      // A broken command fails the function and has done nothing; what passes is a defect here, with nothing to wait for.
      if (answer instanceof Error) {
        expect(answer.name).toMatch(/^(\$?ZodError|TypeError|BrokenCommand)$/);
        expect(await standing()).toEqual(before);
      }
      const list = await api.send('GET', '/inventory/v1/salesorders?per_page=5');
      expect(list.status, list.text).toBe(200);
      if (counts.commands % 25 === 0) await startAnew();
    });
    await fc.assert(property, { numRuns: RUNS / 4, endOnFailure: true });
  });
});

/** The table as it was seeded, so that looking at all of it stays cheap, and an order that may be changed. */
async function startAnew(): Promise<void> {
  known = undefined;
  const made = [...(await standing())]
    .filter(([key]) => !seeded.has(key))
    .map(([, { PK, SK }]) => ({ PK, SK }));
  for (let at = 0; at < made.length; at += 25) {
    const deletions = made.slice(at, at + 25).map((Key) => ({ DeleteRequest: { Key } }));
    await api.client.send(
      new BatchWriteItemCommand({ RequestItems: { [api.tableName]: deletions as WriteRequest[] } }),
    );
  }
  order = await draftOf('1');
}
