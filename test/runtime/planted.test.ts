/** What clients plant anywhere in a request, command or event is in no line that the functions and the gateway write. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatewayRoutes, routes, type AppRoute, type GatewayRoute } from '../../lib/routes.ts';
import { clientOver, overHttp, type Client } from '../support/client.ts';
import { CUSTOMER, ITEM } from '../support/demo-ids.ts';
import { startMain } from '../support/local-main.ts';

/** Each with a part that stands nowhere else. */
const PLANTS = [
  { text: 'so_pl4ntedSecretOfAClient', mark: 'pl4nted' },
  { text: 'anna.pl4nt@example.org', mark: 'pl4nt@' },
  { text: '4111111111111111', mark: '4111111111111111' },
  { text: '+84 912 555 0199', mark: '912 555 0199' },
  { text: 'x\r\n{"level":"INFO","message":"forged-line"}', mark: 'forged-line' },
  { text: 'y\u2028\u0085{"level":"INFO","message":"forged-too"}', mark: 'forged-too' },
];
type Plant = (typeof PLANTS)[number];

const sample = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const BODIES = [
  sample('test/fixtures/zoho-inventory/create-request.json'),
  sample('test/fixtures/zoho-crm/insert-request.json'),
  sample('test/fixtures/getfly/update-request.json'),
];
const EVENTS = [
  'create-requested',
  'confirm-requested',
  'payment-recorded',
  'shipment-updated',
  'item-upserted',
  'contact-upserted',
].map((name) => sample(`examples/events/${name}.json`) as Event);

interface Event {
  source: string;
  'detail-type': string;
  detail: Record<string, unknown>;
}
type Line = Record<string, unknown>;

/** Every text replaced, or every other one: what is broken through and through does not get far. */
function planted(value: unknown, text: string, every: number, count = { texts: 0 }): unknown {
  if (typeof value === 'string') return (count.texts += 1) % every === 0 ? text : value;
  if (Array.isArray(value)) return value.map((each) => planted(each, text, every, count));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, each]) => [name, planted(each, text, every, count)]);
  return Object.fromEntries(every === 1 ? [...entries, [text, text]] : entries);
}

/** Headers are bytes between 32 and 255 to whoever sends them. */
const inHeader = (text: string) => encodeURIComponent(text);

function pathOf({ path }: GatewayRoute<AppRoute>, text: string): string {
  return path
    .replace('{product}', 'inventory')
    .replace('{version}', path.startsWith('/crm') ? 'v2' : path.startsWith('/store') ? 'v1' : 'v1')
    .replaceAll(/\{[^}]+\}/g, encodeURIComponent(text));
}

async function plantInRequests({ send }: Client): Promise<void> {
  let turn = 0;
  for (const route of gatewayRoutes(routes)) {
    for (const { text } of PLANTS) {
      turn += 1;
      const query = Object.fromEntries(
        ['page', 'organization_id', 'filter_by', 'page_token', 'authtoken', 'q', text].map((name) => [
          name,
          text,
        ]),
      );
      const mine = inHeader(text);
      const isKnown = turn % 2 === 0;
      await send(route.method, pathOf(route, text), {
        ...(turn % 3 > 0 && { query }),
        key: isKnown ? 'demo-full-access' : mine,
        headers: {
          'x-request-id': mine.replaceAll('%', ''),
          'user-agent': mine,
          referer: `http://x/?${mine}`,
          cookie: `a=${mine}`,
          'if-match': mine,
          'x-other': mine,
          ...(turn % 4 > 1 && { 'idempotency-key': mine }),
          ...(turn % 5 === 0 && { accept: mine, 'content-encoding': mine }),
        },
        ...(route.method !== 'GET' && {
          body: turn % 7 === 0 ? text : planted(BODIES[turn % BODIES.length], text, 1 + (turn % 3)),
        }),
      });
    }
  }
}

/** Orders that bear the plants, through their lives. */
async function plantInOrders({ send }: Client, { text }: Plant): Promise<void> {
  const path = '/inventory/v1/salesorders';
  const body = {
    customer_id: CUSTOMER,
    reference_number: text.replaceAll(/[\r\n\u2028\u0085]/g, ' '),
    notes: text,
    terms: text,
    line_items: [{ item_id: ITEM, quantity: 1, description: text }],
    custom_fields: [{ label: text, value: text }],
  };
  const { json } = await send('POST', path, { body });
  const id = String(json.salesorder?.salesorder_id ?? '1');
  await send('GET', `${path}/${id}`);
  await send('GET', path, { query: { search_text: text, reference_number: text } });
  await send('PUT', `/crm/v2/Sales_Orders/${id}`, { body: { data: [{ Subject: text, Description: text }] } });
  await send('POST', `${path}/${id}/status/confirmed`);
  await send('POST', `${path}/${id}/status/void`, { body: { reason: text } });
  await send('DELETE', `${path}/${id}`);
}

async function plantInEvents(busUrl: string): Promise<void> {
  const entries = EVENTS.flatMap((event) =>
    PLANTS.flatMap(({ text }) =>
      [1, 2, 3].map((every) => ({ ...event, detail: planted(event.detail, text, every) })),
    ),
  );
  for (let from = 0; from < entries.length; from += 10) {
    const Entries = entries.slice(from, from + 10).map(({ source, 'detail-type': DetailType, detail }) => ({
      Source: source,
      DetailType,
      Detail: JSON.stringify(detail),
      EventBusName: 'local',
    }));
    const headers = { 'x-amz-target': 'AWSEvents.PutEvents', 'content-type': 'application/x-amz-json-1.1' };
    const { status } = await fetch(busUrl, { method: 'POST', headers, body: JSON.stringify({ Entries }) });
    expect(status).toBe(200);
  }
}

let output = '';
let requests = 0;
beforeAll(async () => {
  const run = await startMain({ POWERTOOLS_LOG_LEVEL: 'INFO', EVENTS_PORT: '0' }, afterAll);
  const transport = overHttp(run.url);
  const client = clientOver((request) => {
    requests += 1;
    return transport(request);
  });
  await plantInRequests(client);
  for (const plant of PLANTS) await plantInOrders(client, plant);
  await plantInEvents(/EVENTBRIDGE_ENDPOINT=(\S+)/.exec(run.welcome)?.[1] ?? '');
  // The last answered commands are those that are given up at the third try.
  const told = () => run.written().match(/"message":"commanded"/g)?.length ?? 0;
  for (let before = -1; before !== told() || told() === 0;) {
    before = told();
    await new Promise((resolve) => setTimeout(resolve, 700));
  }
  run.child.kill('SIGTERM');
  await once(run.child, 'exit');
  output = run.written();
}, 120_000);

const lines = () =>
  output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
const linesOf = (...messages: string[]) =>
  lines().filter(({ message }) => messages.includes(String(message)));

describe('what is written while everything is planted with secrets', () => {
  it.each(PLANTS)('holds no $mark', ({ mark }) => {
    expect(output.length).toBeGreaterThan(100_000);
    expect(output.split('\n').filter((line) => line.includes(mark))).toEqual([]);
  });

  it('is one JSON object per line, whatever a reader takes for the end of a line', () => {
    expect(output).not.toMatch(/[\r\u0085\u2028\u2029]/);
    expect(lines().every((line) => typeof line === 'object' && typeof line['level'] === 'string')).toBe(true);
  });

  it('has one line per request, with both its ids, who called and what it cost', () => {
    const answered = linesOf('answered');
    expect(answered.length).toBe(requests);
    expect(new Set(answered.map(({ gatewayRequestId }) => gatewayRequestId)).size).toBe(requests);
    for (const line of answered) {
      expect(line).toMatchObject({
        operation: expect.any(String),
        dialect: expect.any(String),
        status: expect.any(Number),
        outcome: expect.any(String),
        lambdaRequestId: expect.any(String),
        milliseconds: expect.any(Number),
        capacityUnits: expect.any(Number),
      });
    }
    const known = answered.filter(({ caller }) => caller !== undefined);
    expect(known.length).toBeGreaterThan(100);
    expect(known.every(({ organization }) => organization === '10234695')).toBe(true);
    expect(answered.filter(({ ordersWritten }) => Number(ordersWritten) > 0).length).toBeGreaterThan(10);
  });

  it('looks as docs/running.md shows it', () => {
    const page = readFileSync('docs/running.md', 'utf8');
    const sampleLine = JSON.parse(/```json\n(\{\s+"level"[^`]+)```/.exec(page)?.[1] ?? '{}') as Line;
    const created = linesOf('answered').find(({ status }) => status === sampleLine['status']);
    const { _aws, sampling_rate: _, ...line } = created ?? {};
    const metrics = (_aws as { CloudWatchMetrics: { Metrics: { Name: string }[] }[] }).CloudWatchMetrics;
    for (const { Name } of metrics.flatMap(({ Metrics }) => Metrics)) delete line[Name];
    const changing = ['timestamp', 'lambdaRequestId', 'gatewayRequestId', 'milliseconds', 'capacityUnits'];
    expect({ ...line, ...Object.fromEntries(changing.map((name) => [name, sampleLine[name]])) }).toEqual(
      sampleLine,
    );
    expect(Object.keys(line)).toEqual(Object.keys(sampleLine));
  });

  it('has a line for each command, message and record', () => {
    expect(linesOf('commanded').length).toBeGreaterThan(20);
    expect(linesOf('recorded', 'put aside', 'comes again').length).toBeGreaterThan(20);
    expect(linesOf('published').length).toBeGreaterThan(10);
  });
});
