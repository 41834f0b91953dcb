/** `npm run bench:rows`: what lists of contacts cost, at a thousand contacts and at a hundred thousand. */
import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createTable } from '../../infra/local/create-table.ts';
import { pointHandlersAt } from '../../infra/local/environment.ts';
import { startEngine } from '../../infra/local/engine.ts';
import { answerHelp } from '../../infra/local/help.ts';
import { writeItems } from '../../infra/tools/write-orders.ts';
import { instant, organizationId } from '../../lib/domain/identity.ts';
import { CustomerRow } from '../../lib/domain/reference.ts';
import type { RowQuery } from '../../lib/domain/row-query.ts';
import type { Item } from '../../lib/store/bulk-calls.ts';
import { rowItem } from '../../lib/store/row-item.ts';
import { lastingItems, textItems } from '../../lib/store/row-look-ups.ts';
import { rowStore } from '../../lib/store/row-store.ts';
import { openTable } from '../../lib/store/table.ts';

const USAGE = `usage: npm run bench:rows [-- --contacts 1000,100000]
Writes contacts into an engine in memory and prints the read units and calls of a page of 100 for each path.`;
const org = organizationId('70000001');
const STARTS = [
  'Nguyễn',
  'Müller',
  'García',
  'Smith',
  'Łukasik',
  'Öztürk',
  'Weiß',
  'Trần',
  'Schröder',
  'Yılmaz',
];

const LISTS: Record<string, Partial<RowQuery>> = {
  'all, by name': {},
  'all, by name, page 10': { page: 10 },
  'by the last write, the newest first': { sortBy: 'modified', descending: true },
  'by creation': { sortBy: 'created' },
  'active ones': { active: true },
  'inactive ones (one in fifty)': { active: false },
  'the beginning of a name (one in ten)': { nameStartsWith: 'müller' },
  'the whole of a name': { nameEquals: 'smith trading 503' },
  'a text in a name, cut': { nameContains: 'trading' },
  'an e-mail address': { email: 'c503@example.com' },
  'a phone number': { phone: '+49 221 1000503' },
  'a search, one found': { searchText: 'c503@' },
};

function* contactItems(count: number): Generator<Item> {
  for (let at = 0; at < count; at += 1) {
    const row = CustomerRow.parse({
      kind: 'customer',
      id: String(4_815_000_000_000_000 + at),
      name: `${STARTS[at % STARTS.length]} Trading ${at}`,
      email: `c${at}@example.com`,
      phone: `+49 221 ${1_000_000 + at}`,
      ...(at % 50 === 0 && { active: false }),
      addresses: [{ address: '1 Main Street', city: 'Cologne', zip: '50667', country: 'Germany' }],
    });
    const time = instant(new Date(Date.UTC(2026, 0, 1) + at * 1000));
    const key = { kind: 'customer' as const, id: row.id };
    yield rowItem(org, { key, row, revision: 1, createdAt: time, modifiedAt: time });
    yield* textItems(org, row);
    yield* lastingItems(org, row);
  }
}

async function costsAt(endpoint: string, count: number): Promise<Map<string, string>> {
  const tableName = `rows-${count}`;
  pointHandlersAt(endpoint, tableName, process.env);
  await createTable(new DynamoDBClient({ endpoint, region: 'us-east-1' }), tableName);
  const spent = { units: 0, calls: 0 };
  const table = openTable(tableName, endpoint, undefined, ({ units }) => {
    spent.units += units;
    spent.calls += 1;
  });
  await writeItems(table, contactItems(count));
  const costs = new Map<string, string>();
  for (const [name, query] of Object.entries(LISTS)) {
    Object.assign(spent, { units: 0, calls: 0 });
    const whole = {
      kind: 'customer',
      page: 1,
      perPage: 100,
      sortBy: 'name',
      descending: false,
      ...query,
    } as const;
    const { rows } = await rowStore(table, Date.now() + 30_000).list(org, whole);
    costs.set(name, `${spent.units} r, ${spent.calls} calls, ${rows.length} rows`);
  }
  table.close();
  return costs;
}

if (import.meta.main) {
  answerHelp(USAGE);
  const { values } = parseArgs({ options: { contacts: { type: 'string', default: '1000,100000' } } });
  const counts = values.contacts.split(',').map(Number);
  const engine = await startEngine();
  try {
    const measured: Map<string, string>[] = [];
    for (const count of counts) measured.push(await costsAt(engine.endpoint, count));
    console.log(`| contacts | ${counts.map((count) => count.toLocaleString('en-US')).join(' | ')} |`);
    console.log(`| --- |${' --- |'.repeat(counts.length)}`);
    for (const name of Object.keys(LISTS))
      console.log(`| ${name} | ${measured.map((costs) => costs.get(name)).join(' | ')} |`);
  } finally {
    await engine.stop();
  }
}
