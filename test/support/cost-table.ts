/** What operations cost in DynamoDB, counted by the engine: the one figure that does not depend on a machine. */
import * as asks from '../faults/rig/asks.ts';
import type { Ask } from '../faults/rig/asks.ts';
import type { Capacity } from '../faults/rig/fault-proxy.ts';
import { orderIn } from '../faults/rig/history-log.ts';
import { metered } from '../faults/rig/metered.ts';
import { openWorld } from '../faults/rig/world.ts';
import { aLine, aRecord, RECORDS } from './crm.ts';
import { TAX } from './demo-ids.ts';

const LINE_COUNTS = [2, 20, 200] as const;
const LISTED = 100;

type Costs = Record<string, Capacity>;

/** Markdown tables of read and write capacity units by operation, and a page of prose cannot say otherwise. */
export async function costTables(engine: string): Promise<Record<string, string>> {
  const byLines: Costs[] = [];
  for (const count of LINE_COUNTS) byLines.push(await inWorld(engine, (meter) => oneOrder(meter, count)));
  const many = await inWorld(engine, manyOrders);
  return {
    'one order': table(
      LINE_COUNTS.map((count) => `${count} lines`),
      byLines,
    ),
    'many orders': table(['units'], [many]),
  };
}

/** Says an ask and answers what it has cost. @throws Error when it is refused */
type Meter = (ask: Ask) => Promise<{ cost: Capacity; id: string }>;

async function inWorld(engine: string, measure: (meter: Meter) => Promise<Costs>): Promise<Costs> {
  const world = await openWorld(engine);
  const speaker = world.speaker('meter');
  // The key and the connection are there when a function has served before.
  await speaker.say(asks.list());
  const costs = await measure(async (ask) => {
    const { entry, cost } = await metered(world, speaker, ask);
    const { answer } = entry;
    if (!answer || answer.status >= 300) throw new Error(`${ask.method} ${ask.path}: ${answer?.json}`);
    return { cost, id: orderIn(answer)?.salesorder_id ?? '' };
  });
  await world.close();
  return costs;
}

async function oneOrder(meter: Meter, lineCount: number): Promise<Costs> {
  const creation = withLines(asks.create('one'), lineCount);
  const { cost: create, id } = await meter(creation);
  const keyed = { ...creation, key: 'one' };
  const { cost: createKeyed } = await meter(keyed);
  const { cost: replayed } = await meter(keyed);
  const cost = async (ask: Ask) => (await meter(ask)).cost;
  return {
    'create, number from the counter': create,
    'create with an `Idempotency-Key`': createKeyed,
    'its replay': replayed,
    calculate: await cost({ ...creation, operation: 'calculate', path: `${creation.path}/calculate` }),
    retrieve: await cost(asks.retrieve(id)),
    'update of a field': await cost(asks.update(id, 'more')),
    'update with an `Idempotency-Key`': await cost({ ...asks.update(id, 'still more'), key: 'update' }),
    'update that changes nothing': await cost(asks.update(id, 'still more')),
    'update of the number': await cost(asks.renumber(id, 'another', 'ANOTHER-1')),
    confirm: await cost(asks.confirm(id)),
    void: await cost(asks.voiding(id, 'no more')),
    'history of six changes': await cost(asks.history(id)),
    delete: await cost(asks.remove(id)),
  };
}

async function manyOrders(meter: Meter): Promise<Costs> {
  const insert: Ask = {
    ...asks.insertThroughCrm('many'),
    path: RECORDS,
    body: {
      data: Array.from({ length: LISTED }, (_, index) =>
        aRecord({ Subject: `Record ${index}`, Product_Details: Array.from({ length: 20 }, () => aLine()) }),
      ),
    },
  };
  const cost = async (ask: Ask) => (await meter(ask)).cost;
  return {
    [`CRM: insert ${LISTED} records of 20 lines`]: await cost(insert),
    [`CRM: list ${LISTED} records, whole`]: await cost({
      ...asks.list(),
      path: `${RECORDS}?per_page=${LISTED}`,
    }),
    [`Inventory: list ${LISTED} orders`]: await cost({
      ...asks.list(),
      path: `${asks.list().path}?per_page=${LISTED}`,
    }),
  };
}

function withLines(ask: Ask, count: number): Ask {
  const line = (index: number) => ({
    name: `Part ${index}`,
    description: `Oak, oiled, ${index + 40} x ${index + 60} cm, with fittings`,
    rate: `${index + 1}.45`,
    quantity: 3,
    tax_id: TAX,
  });
  return {
    ...ask,
    body: { ...(ask.body as object), line_items: Array.from({ length: count }, (_, at) => line(at)) },
  };
}

function table(titles: string[], columns: Costs[]): string {
  const head = ['operation', ...titles, 'calls'];
  const rows = Object.keys(columns[0] ?? {}).map((name) => [
    name,
    ...columns.map((costs) => words(costs[name])),
    String(columns[0]?.[name]?.calls),
  ]);
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function words(cost: Capacity | undefined): string {
  return cost ? `${cost.read} r, ${cost.write} w` : '';
}
