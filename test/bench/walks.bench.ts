/** `npm run bench:walks`: walks through very many orders while others are made, changed and deleted; ends with 1 when one is missed, or comes twice by token. */
import { parseArgs } from 'node:util';
import { createTable } from '../../infra/local/create-table.ts';
import { startEngine } from '../../infra/local/engine.ts';
import { pointHandlersAt } from '../../infra/local/environment.ts';
import { answerHelp } from '../../infra/local/help.ts';
import { seedOrders } from '../../infra/tools/seed.ts';
import { withToolTable } from '../../infra/tools/tool-table.ts';
import { organizationId } from '../../lib/domain/identity.ts';
import { openTable, type Table } from '../../lib/store/table.ts';
import { walkByPage, walkByToken, type WalkFigures } from '../support/walk-proof.ts';

const USAGE = `usage: npm run bench:walks [-- --orders 100000 --changes 1000]
Seeds an engine in memory; with DATA_FILE it walks through what npm run seed has written there.`;
const FIRST_ORGANIZATION = '70000001';
/** Within the bound of changes that are read forward in time. */
const LAST_CHANGED = 2000;

async function walks(table: Table, changes: number): Promise<boolean> {
  const org = organizationId(FIRST_ORGANIZATION);
  const token = await walkByToken(table, org, changes);
  console.log(printed('by token, newest first', token));
  const page = await walkByPage(table, org, changes, LAST_CHANGED);
  console.log(printed('by page, ascending by last change', page));
  return token.missed === 0 && token.repeated === 0 && page.missed === 0;
}

function printed(name: string, { milliseconds, ...counts }: WalkFigures): string {
  const words = Object.entries(counts).map(([what, count]) => `${count} ${what}`);
  return `${name}: ${words.join(', ')}, ${(milliseconds / 1000).toFixed(1)} s`;
}

async function seededWalks(orders: number, changes: number): Promise<boolean> {
  const engine = await startEngine();
  const table = openTable('walks', engine.endpoint);
  try {
    pointHandlersAt(engine.endpoint, 'walks', process.env);
    await createTable(table.client, 'walks');
    await seedOrders(table, { orders, organizations: 1, seed: 1, firstOrganization: FIRST_ORGANIZATION });
    return await walks(table, changes);
  } finally {
    table.close();
    await engine.stop();
  }
}

if (import.meta.main) {
  answerHelp(USAGE);
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { orders: text, changes: text } });
  const { orders = '100000', changes = '1000' } = values;
  const isRight = process.env['DATA_FILE']
    ? await withToolTable((table) => walks(table, Number(changes)))
    : await seededWalks(Number(orders), Number(changes));
  if (!isRight) process.exitCode = 1;
}
