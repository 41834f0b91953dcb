/** `npm run bench:load`: the local gateway under 1, 10 and 50 clients, operation by operation. */
import { randomBytes } from 'node:crypto';
import { Agent } from 'node:http';
import { parseArgs } from 'node:util';
import { createTable } from '../../infra/local/create-table.ts';
import { startEngine } from '../../infra/local/engine.ts';
import { pointHandlersAt } from '../../infra/local/environment.ts';
import { openGateway } from '../../infra/local/gateway.ts';
import { loadHandlers } from '../../infra/local/handlers.ts';
import { answerHelp } from '../../infra/local/help.ts';
import { gatewayRoutes, routes } from '../../lib/routes.ts';
import { openTable } from '../../lib/store/table.ts';
import { clientOver, overHttp } from '../support/client.ts';
import { plantTenants } from '../support/tenants.ts';
import { percentile, printed } from './starts/rounds.ts';

answerHelp(`usage: npm run bench:load [-- --calls 200] [--json]
So many calls of each operation by 1, 10 and 50 clients, gateway, engine and clients on one machine: calls a second, and
milliseconds of a call.`);

const { values } = parseArgs({
  options: { calls: { type: 'string', default: '200' }, json: { type: 'boolean', default: false } },
});
const CALLS = Number(values.calls);
const WARMED_UP = 60;
const CLIENTS = [1, 10, 50];
const ORDERS = '/inventory/v1/salesorders';
const LINE = { name: 'Part', rate: 122.5, quantity: 2 };
const NEW_ORDER = { customer_id: '1', line_items: Array.from({ length: 5 }, () => LINE) };
const UNLIMITED = { credential: 1_000_000, organization: 1_000_000 };

const engine = await startEngine();
const name = `load-${randomBytes(4).toString('hex')}`;
process.env['POWERTOOLS_LOG_LEVEL'] = 'SILENT';
pointHandlersAt(engine.endpoint, name, process.env);
const table = openTable(name, engine.endpoint);
await createTable(table.client, name);
const [key = ''] = await plantTenants(table, 1, UNLIMITED);
const handlerOf = await loadHandlers(routes);
const gateway = await openGateway({ routes: gatewayRoutes(routes), handlerOf, port: 0 });
// The gateway closes what idles: no connection is used again that a busy machine may have left too long.
const agent = new Agent({ keepAlive: false, maxSockets: 64 });
const { send } = clientOver(overHttp(gateway.url, { agent }));

/** @throws Error for a call that is refused */
async function ask(method: string, path: string, body?: object): Promise<string> {
  const { status, text, json } = await send(method, path, { key, body });
  if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`);
  return json.salesorder?.salesorder_id ?? '';
}

const create = () => ask('POST', ORDERS, NEW_ORDER);
const OPERATIONS: Record<string, (order: string, turn: number) => Promise<string>> = {
  create,
  retrieve: (order) => ask('GET', `${ORDERS}/${order}`),
  list: () => ask('GET', `${ORDERS}?per_page=25`),
  update: (order, turn) => ask('PUT', `${ORDERS}/${order}`, { notes: `Turn ${turn}` }),
  confirm: (order) => ask('POST', `${ORDERS}/${order}/status/confirmed`),
};

for (const [operation, call] of Object.entries(OPERATIONS)) {
  const rows = [];
  for (const clients of CLIENTS) {
    const orders = await madeOrders(operation === 'create' || operation === 'list' ? 1 : CALLS + WARMED_UP);
    rows.push(await loaded(call, clients, orders));
  }
  console.log(printed({ title: `load: ${operation}`, rows }, values.json));
}
await gateway.close();
table.close();
await engine.stop();
process.exit();

async function madeOrders(count: number): Promise<string[]> {
  const orders: string[] = [];
  await inTurns(count, 10, async () => void orders.push(await create()));
  return orders;
}

async function loaded(
  call: (order: string, turn: number) => Promise<string>,
  clients: number,
  orders: string[],
) {
  const times: number[] = [];
  const one = async (turn: number) => {
    const began = performance.now();
    await call(orders[turn % orders.length] ?? '', turn);
    times.push(performance.now() - began);
  };
  await inTurns(WARMED_UP, clients, one);
  times.splice(0);
  const began = performance.now();
  await inTurns(CALLS, clients, (turn) => one(turn + WARMED_UP));
  const perSecond = (CALLS * 1000) / (performance.now() - began);
  const row = { name: `${clients} client${clients > 1 ? 's' : ''}`, 'per s': perSecond };
  return { ...row, p50: percentile(times, 50), p95: percentile(times, 95) };
}

/** Each worker takes the next turn as soon as its last one is done. */
async function inTurns(count: number, workers: number, one: (turn: number) => Promise<void>): Promise<void> {
  let next = 0;
  const work = async () => {
    while (next < count) {
      next += 1;
      await one(next - 1);
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
}
