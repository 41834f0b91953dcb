/**
 * How long CRM's largest insert takes on the local gateway: 100 records of 20 lines in one call, with an idempotency
 * key, and how many DynamoDB calls it makes. Run with `npm run bench:crm`; exits with 1 when the median is 5 s or more.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createTable } from '../../infra/local/create-table.ts';
import { DEMO_ORGANIZATIONS } from '../../infra/local/demo-organizations.ts';
import { startEngine } from '../../infra/local/engine.ts';
import { openGateway } from '../../infra/local/gateway.ts';
import { loadHandlers } from '../../infra/local/handlers.ts';
import { takesNoOptions } from '../../infra/local/help.ts';
import { seed } from '../../infra/local/seed.ts';
import { gatewayRoutes, routes } from '../../lib/routes.ts';
import { openTable } from '../../lib/store/table.ts';
import { aLine, aRecord, RECORDS } from '../support/crm.ts';
import { openCountingProxy } from './counting-proxy.ts';

const TARGET_MS = 5000;
const RUNS = 5;
const TABLE = 'orders-bench';
const [RECORD_COUNT, LINE_COUNT] = [100, 20];

takesNoOptions('usage: npm run bench:crm\nTimes an insert of 100 CRM records; exits with 1 when it is slow.');

const engine = await startEngine();
const proxy = await openCountingProxy(engine.endpoint);
Object.assign(process.env, {
  TABLE_NAME: TABLE,
  DYNAMODB_ENDPOINT: proxy.endpoint,
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  POWERTOOLS_LOG_LEVEL: 'SILENT',
});
const client = new DynamoDBClient({ endpoint: engine.endpoint });
await createTable(client, TABLE);
await seed(openTable(TABLE, engine.endpoint), DEMO_ORGANIZATIONS);
const gateway = await openGateway({
  routes: gatewayRoutes(routes),
  handlerOf: await loadHandlers(routes),
  port: 0,
});

const lines = Array.from({ length: LINE_COUNT }, (_, index) =>
  aLine({
    list_price: index + 0.35,
    Discount: '7.5%',
    line_tax: [
      { name: 'VAT', percentage: 20 },
      { name: 'City', percentage: 1.5 },
    ],
  }),
);

/** Inserts once under a fresh key; answers the milliseconds. */
async function insert(run: number): Promise<number> {
  const data = Array.from({ length: RECORD_COUNT }, (_, index) =>
    aRecord({ Subject: `Run ${run}, record ${index}`, Product_Details: lines }),
  );
  const start = performance.now();
  const answer = await fetch(gateway.url + RECORDS, {
    method: 'POST',
    headers: {
      authorization: 'Zoho-oauthtoken demo-full-access',
      'content-type': 'application/json',
      'idempotency-key': `bench-${run}`,
    },
    body: JSON.stringify({ data }),
  });
  const text = await answer.text();
  if (answer.status !== 201) throw new Error(`${answer.status} ${text.slice(0, 300)}`);
  return performance.now() - start;
}

const times: number[] = [];
for (let run = 1; run <= RUNS; run += 1) {
  proxy.counts.clear();
  const took = await insert(run);
  times.push(took);
  const calls = [...proxy.counts].map(([action, count]) => `${action} ${count}`).join(', ');
  const total = [...proxy.counts.values()].reduce((sum, count) => sum + count, 0);
  console.log(`run ${run}: ${took.toFixed(0)} ms, ${total} DynamoDB calls (${calls})`);
}
const median = times.toSorted((left, right) => left - right)[Math.floor(RUNS / 2)] ?? 0;
console.log(
  `${RECORD_COUNT} records of ${LINE_COUNT} lines: median ${median.toFixed(0)} ms, target ${TARGET_MS} ms`,
);
if (median >= TARGET_MS) process.exitCode = 1;

await gateway.close();
proxy.close();
client.destroy();
await engine.stop();
process.exit();
