/** `npm run seed -- --orders N`: a table full of orders to try lists, exports and searches on. */
import { parseArgs } from 'node:util';
import { instant, organizationId, type OrganizationId } from '../../lib/domain/identity.ts';
import type { Item } from '../../lib/store/bulk-calls.ts';
import { orderStore } from '../../lib/store/order-store.ts';
import { nameOfRow } from '../../lib/domain/row-filter.ts';
import { putReferenceRow, putSettings } from '../../lib/store/references.ts';
import type { Table } from '../../lib/store/table.ts';
import { answerHelp } from '../local/help.ts';
import { orderMaker } from './made-orders.ts';
import { madeReferences, seededRandom, SETTINGS } from './made-references.ts';
import { progressBar } from './progress-bar.ts';
import { runTool, ToolRefusal } from './run-tool.ts';
import { withToolTable } from './tool-table.ts';
import { itemsAfter, writeItems } from './write-orders.ts';

const USAGE = `usage: npm run seed -- --orders N [--organizations n] [--seed s] [--org ID]
Writes realistic orders, the same for the same seed: into organisation ID (70000001) and those behind it.
environment: which table, by DYNAMODB_ENDPOINT, DATA_FILE or TABLE_NAME (docs/running.md)`;

const ORDERS_AT_MOST = 1_000_000;
const FIRST_ORGANIZATION = '70000001';
const ROWS_AT_ONCE = 20;

interface Seeded {
  orders: number;
  organizations: number;
  seed: number;
  firstOrganization: string;
}

/** Writes them; `onOrder` is told of each that is made. Answers the organisations. */
export async function seedOrders(
  table: Table,
  { orders, organizations, seed, firstOrganization }: Seeded,
  onOrder: () => void = () => {},
): Promise<OrganizationId[]> {
  const ids = Array.from({ length: organizations }, (_, at) =>
    organizationId(String(Number(firstOrganization) + at)),
  );
  for (const [at, org] of ids.entries()) {
    const count = Math.floor(orders / organizations) + (at < orders % organizations ? 1 : 0);
    await seedOne(table, org, { count, seed: seed + at }, onOrder);
  }
  return ids;
}

/** The same for the same seed, as everything here. */
const SEEDED_AT = instant(new Date('2026-01-01'));

async function seedOne(
  table: Table,
  org: OrganizationId,
  { count, seed }: { count: number; seed: number },
  onOrder: () => void,
): Promise<void> {
  const random = seededRandom(seed);
  const made = madeReferences(random);
  await putSettings(table, org, SETTINGS);
  // Of two with one name the last one written is found by it: the same each time.
  const waiting = Map.groupBy(made.rows, nameOfRow).values();
  const worker = async () => {
    for (const alike of waiting)
      for (const row of alike) await putReferenceRow(table, org, row, { at: SEEDED_AT });
  };
  await Promise.all(Array.from({ length: ROWS_AT_ONCE }, worker));
  const make = orderMaker(org, made, random, count);
  await writeItems(table, itemsOf(make, count, onOrder));
  await orderStore(table, Date.now() + 10_000).raiseCounter(org, SETTINGS.numbering.prefix, count);
}

function* itemsOf(make: ReturnType<typeof orderMaker>, count: number, onOrder: () => void): Generator<Item> {
  for (let at = 0; at < count; at += 1) {
    yield* itemsAfter(make(at));
    onOrder();
  }
}

function wholeNumber(name: string, text: string, atMost: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= atMost) return value;
  throw new ToolRefusal(`--${name} must be a whole number from 1 to ${atMost}`);
}

if (import.meta.main) {
  answerHelp(USAGE);
  await runTool(async () => {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({ options: { orders: text, organizations: text, seed: text, org: text } });
    const { orders: wanted, organizations = '1', seed = '1', org = FIRST_ORGANIZATION } = values;
    if (wanted === undefined) throw new ToolRefusal(USAGE);
    const orders = wholeNumber('orders', wanted, ORDERS_AT_MOST);
    const bar = progressBar(orders, 'orders');
    const asked = {
      orders,
      organizations: wholeNumber('organizations', organizations, 1000),
      seed: wholeNumber('seed', seed, 2 ** 31),
      firstOrganization: String(wholeNumber('org', org, Number.MAX_SAFE_INTEGER)),
    };
    const ids = await withToolTable((table) => seedOrders(table, asked, bar.step));
    return `${bar.end()} in ${ids.length === 1 ? 'organisation' : 'organisations'} ${ids[0]}${ids.length > 1 ? ` to ${ids.at(-1)}` : ''}; a key for it: npm run keys -- create --org ${ids[0]} --name Seed --scopes read`;
  });
}
