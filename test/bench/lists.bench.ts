/** `npm run bench:lists`: what a page of each path costs, at a thousand orders and at more. */
import { parseArgs } from 'node:util';
import { startEngine } from '../../infra/local/engine.ts';
import { answerHelp } from '../../infra/local/help.ts';
import { listCosts, printed } from '../support/list-costs.ts';

const USAGE = `usage: npm run bench:lists [-- --orders 1000,10000,100000]
Seeds an engine in memory and prints the read units and calls of a page of 100 rows for each path.`;

if (import.meta.main) {
  answerHelp(USAGE);
  const { values } = parseArgs({ options: { orders: { type: 'string', default: '1000,10000' } } });
  const counts = values.orders.split(',').map(Number);
  const engine = await startEngine();
  try {
    const measured = [];
    for (const count of counts) measured.push(await listCosts(engine.endpoint, count));
    console.log(printed(counts, measured));
  } finally {
    await engine.stop();
  }
}
