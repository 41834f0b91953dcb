/** `npm run bench:lists`: what a page of each path costs, at a thousand orders and at more. */
import { parseArgs } from 'node:util';
import { pointHandlersAt } from '../../infra/local/environment.ts';
import { startEngine } from '../../infra/local/engine.ts';
import { answerHelp } from '../../infra/local/help.ts';
import { organizationId } from '../../lib/domain/identity.ts';
import { costsOn, listCosts, printed } from '../support/list-costs.ts';

const USAGE = `usage: npm run bench:lists [-- --orders 1000,10000,100000]
Seeds an engine in memory and prints the read units and calls of a page of 100 rows for each path; with DATA_FILE,
of what npm run seed has written there, beside a thousand orders.`;
const SEEDED = { table: 'sales-orders', org: organizationId('70000001') };

const inWords = (count: number) => `${count.toLocaleString('en-US')} orders`;

if (import.meta.main) {
  answerHelp(USAGE);
  const { values } = parseArgs({ options: { orders: { type: 'string', default: '1000,10000' } } });
  const counts = values.orders.split(',').map(Number);
  const dataFile = process.env['DATA_FILE'];
  const engine = await startEngine();
  const full = dataFile ? await startEngine({ dataFile }) : undefined;
  try {
    const measured = [];
    for (const count of full ? [1000] : counts) measured.push(await listCosts(engine.endpoint, count));
    pointHandlersAt(full?.endpoint ?? engine.endpoint, SEEDED.table, process.env);
    if (full) measured.push(await costsOn(full.endpoint, SEEDED.table, SEEDED.org));
    console.log(printed(full ? ['1,000 orders', 'DATA_FILE'] : counts.map(inWords), measured));
  } finally {
    await engine.stop();
    await full?.stop();
  }
}
