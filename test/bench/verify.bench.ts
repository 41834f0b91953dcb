/** `npm run bench:verify`: how fast a sound table is verified, and what of it is processor time; ends with 1 when anything is found in it. */
import { parseArgs } from 'node:util';
import { createTable } from '../../infra/local/create-table.ts';
import { startEngine } from '../../infra/local/engine.ts';
import { pointHandlersAt } from '../../infra/local/environment.ts';
import { answerHelp } from '../../infra/local/help.ts';
import { seedOrders } from '../../infra/tools/seed.ts';
import { verifyTable } from '../../infra/tools/verify.ts';
import { openTable } from '../../lib/store/table.ts';

const USAGE = `usage: npm run bench:verify [-- --orders 10000]
Seeds an engine in memory, in four organisations, and verifies all of it; with DATA_FILE it verifies so many orders of what
npm run seed has written there.`;
const TABLE = 'sales-orders';
const SEEDED = { organizations: 4, seed: 1, firstOrganization: '70000001' };

/** By the clock, and by what this process took of a processor; the engine is another process. */
async function timed<Result>(work: () => Promise<Result>) {
  const [began, before] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return { result, seconds: (performance.now() - began) / 1000, busy: (user + system) / 1_000_000 };
}

/** Answers what was found. */
async function bench(orders: number, dataFile: string | undefined): Promise<number> {
  const engine = await startEngine(dataFile ? { dataFile } : {});
  let units = 0;
  const table = openTable(TABLE, engine.endpoint, undefined, (told) => (units += told.units));
  try {
    pointHandlersAt(engine.endpoint, TABLE, process.env);
    await createTable(table.client, TABLE);
    if (!dataFile) {
      const seeded = await timed(() => seedOrders(table, { orders, ...SEEDED }));
      console.log(`${orders} orders seeded in ${seeded.seconds.toFixed(1)} s`);
    }
    units = 0;
    const tell = ({ check, orderId, what }: { check: string; orderId?: string; what: string }) =>
      console.log([check, orderId, what].join('\t'));
    const { result, seconds, busy } = await timed(() => verifyTable(table, { orders, tell }));
    const perOrder = (count: number) => (count / result.orders).toFixed(2);
    console.log(
      `${result.orders} orders in ${result.items} items verified, ${result.findings} findings: ` +
        `${Math.round(result.orders / seconds)} orders/s, ${Math.round(result.orders / busy)} a second of the processor; ` +
        `${perOrder(units)} read units an order`,
    );
    return result.findings;
  } finally {
    table.close();
    await engine.stop();
  }
}

if (import.meta.main) {
  answerHelp(USAGE);
  const { values } = parseArgs({ options: { orders: { type: 'string', default: '10000' } } });
  if ((await bench(Number(values.orders), process.env['DATA_FILE'])) > 0) process.exitCode = 1;
}
