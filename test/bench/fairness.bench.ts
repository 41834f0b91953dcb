/**
 * What a tenant who floods costs the others, on the local gateway: 20 tenants, without and with one of them asking ten
 * times its limit, by turns, and the same flood without a limit beside it. Then what a count costs. Run with
 * `npm run bench:fairness`; exits with 1 when the others are refused 1 % or more, or wait 1.5 times as long in the median.
 */
import { randomBytes } from 'node:crypto';
import { Agent } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createTable } from '../../infra/local/create-table.ts';
import { startEngine } from '../../infra/local/engine.ts';
import { openGateway } from '../../infra/local/gateway.ts';
import { loadHandlers } from '../../infra/local/handlers.ts';
import { answerHelp } from '../../infra/local/help.ts';
import { gatewayRoutes, routes } from '../../lib/routes.ts';
import { openTable } from '../../lib/store/table.ts';
import { clientOver, overHttp } from '../support/client.ts';
import { plantTenants } from '../support/tenants.ts';
import { countCosts } from './count-costs.ts';

answerHelp(`usage: npm run bench:fairness [-- --seconds 8 --limit 120]
Times 19 tenants beside one that floods; exits with 1 when they notice.`);

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '8' }, limit: { type: 'string', default: '120' } },
});
const [seconds, limit] = [Number(values.seconds), Number(values.limit)];
const TENANTS = 20;
const ROUNDS = 3;
/** How much of its own limit a tenant uses who does not flood. */
const QUIET_SHARE = 0.8;
const FLOOD = 10;
const TABLE = `fairness-${randomBytes(4).toString('hex')}`;
const ORDERS = '/inventory/v1/salesorders';

const engine = await startEngine();
Object.assign(process.env, {
  TABLE_NAME: TABLE,
  DYNAMODB_ENDPOINT: engine.endpoint,
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  POWERTOOLS_LOG_LEVEL: 'SILENT',
});
await createTable(new DynamoDBClient({ endpoint: engine.endpoint }), TABLE);
const table = openTable(TABLE, engine.endpoint);
const [flooding = '', ...others] = await plantTenants(table, TENANTS, { credential: limit });
const [unlimited = ''] = await plantTenants(
  table,
  1,
  { credential: 1_000_000, organization: 1_000_000 },
  9000,
);
const served = gatewayRoutes(routes);
const gateway = await openGateway({ routes: served, handlerOf: await loadHandlers(routes), port: 0 });
// First in, first out: a connection that idles for five seconds would be closed under a request.
const { send } = clientOver(
  overHttp(gateway.url, { agent: new Agent({ keepAlive: true, maxSockets: 64, scheduling: 'fifo' }) }),
  // What answers hold is not what is measured.
  () => undefined,
);

const NEW_ORDER = { customer_id: '1', line_items: [{ name: 'Part', rate: 2, quantity: 3 }] };

/** An order of each tenant, to be read. */
const orders = new Map<string, string>();
for (const key of [flooding, unlimited, ...others]) {
  const { status, text, json } = await send('POST', ORDERS, { key, body: NEW_ORDER });
  if (status !== 201) throw new Error(text);
  orders.set(key, json.salesorder.salesorder_id);
}

/** Seven reads, two lists, one new order. Answers the status and the milliseconds. */
async function ask(key: string, turn: number): Promise<{ status: number; took: number }> {
  const start = performance.now();
  const { status } = await (turn % 10 === 9
    ? send('POST', ORDERS, { key, body: NEW_ORDER })
    : send('GET', turn % 10 > 6 ? `${ORDERS}?per_page=20` : `${ORDERS}/${orders.get(key)}`, { key }));
  return { status, took: performance.now() - start };
}

interface Heard {
  times: number[];
  asked: number;
  refused: number;
}

const nothing = (): Heard => ({ times: [], asked: 0, refused: 0 });

/** Asks evenly, whether or not what was asked before has been answered. */
async function askEvenly(key: string, perSecond: number, heard: Heard): Promise<void> {
  const begun = performance.now() + Math.random() * (1000 / perSecond);
  const under = Array.from({ length: Math.round(seconds * perSecond) }, async (_, turn) => {
    await wait(Math.max(0, begun + (turn * 1000) / perSecond - performance.now()));
    const { status, took } = await ask(key, turn);
    heard.asked += 1;
    if (status === 429) heard.refused += 1;
    else heard.times.push(took);
  });
  await Promise.all(under);
}

const perSecond = limit / 60;
const kinds = { quiet: '', flood: flooding, 'flood without a limit': unlimited };
const heardBy = Object.fromEntries(
  Object.keys(kinds).map((kind) => [kind, { others: nothing(), flood: nothing() }]),
);

for (let round = 0; round < ROUNDS; round += 1) {
  for (const [kind, key] of Object.entries(kinds)) {
    const { others: quiet, flood } = heardBy[kind] ?? { others: nothing(), flood: nothing() };
    await Promise.all([
      ...others.map((other) => askEvenly(other, perSecond * QUIET_SHARE, quiet)),
      key === '' ? undefined : askEvenly(key, perSecond * FLOOD, flood),
    ]);
  }
}

const quantile = (times: number[], part: number) =>
  times.toSorted((left, right) => left - right)[Math.floor(times.length * part)] ?? 0;
const percent = ({ refused, asked }: Heard) => `${((100 * refused) / Math.max(1, asked)).toFixed(1)} %`;

console.log(
  `${others.length} tenants at ${QUIET_SHARE} of ${limit} orders a minute, one at ${FLOOD} times it`,
);
console.log(`${ROUNDS} turns of ${seconds} s of each kind`);
for (const [kind, { others: quiet, flood }] of Object.entries(heardBy)) {
  const [median, late] = [0.5, 0.95].map((part) => quantile(quiet.times, part).toFixed(1));
  console.log(
    `${kind}: the others asked ${quiet.asked}, refused ${percent(quiet)}, median ${median} ms, p95 ${late} ms;` +
      ` the flood asked ${flood.asked}, refused ${percent(flood)}`,
  );
}
const medianOf = (kind: string) => quantile(heardBy[kind]?.others.times ?? [], 0.5);
const ratio = medianOf('flood') / medianOf('quiet');
const refused = heardBy['flood']?.others.refused ?? 1;
console.log(`median beside the flood: ${ratio.toFixed(2)} of the one without it`);
if (ratio > 1.5 || refused * 100 >= (heardBy['flood']?.others.asked ?? 0)) process.exitCode = 1;

console.log(await countCosts());

await gateway.close();
await engine.stop();
process.exit();
