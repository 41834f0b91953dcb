/** What operations cost in DynamoDB, counted by the engine: the one figure that does not depend on a machine. */
import * as asks from '../faults/rig/asks.ts';
import type { Ask } from '../faults/rig/asks.ts';
import type { Capacity } from '../faults/rig/fault-proxy.ts';
import { orderIn } from '../faults/rig/history-log.ts';
import { metered } from '../faults/rig/metered.ts';
import { openWorld } from '../faults/rig/world.ts';
import { aLine, aRecord, RECORDS } from './crm.ts';
import { TAX } from './demo-ids.ts';
import { rowCosts } from './row-costs.ts';

const LINE_COUNTS = [2, 20, 200] as const;
const LISTED = 100;

export type Costs = Record<string, Capacity>;

export interface MeasuredCosts {
  /** Of one order, by its number of lines. */
  one: Record<number, Costs>;
  many: Costs;
  lists: Costs;
  /** Of contacts and items. */
  rows: Costs;
}

/** Every operation, in a table of its own for each number of lines. */
export async function measureCosts(engine: string): Promise<MeasuredCosts> {
  const one: Record<number, Costs> = {};
  for (const count of LINE_COUNTS) one[count] = await inWorld(engine, (meter) => oneOrder(meter, count));
  return {
    one,
    many: await inWorld(engine, manyOrders),
    lists: await inWorld(engine, listsOfOrders),
    rows: await inWorld(engine, rowCosts),
  };
}

/** Markdown tables of read and write capacity units by operation, and a page of prose cannot say otherwise. */
export function costTables({ one, many, lists, rows }: MeasuredCosts): Record<string, string> {
  const counts = Object.keys(one);
  return {
    'one order': table(
      counts.map((count) => `${count} lines`),
      Object.values(one),
    ),
    'many orders': table(['units'], [many]),
    lists: table(['units'], [lists]),
    rows: table(['units'], [rows]),
  };
}

/** Says an ask and answers what it has cost. @throws Error when it is refused */
type Meter = (ask: Ask) => Promise<{ cost: Capacity; id: string; rowId: string }>;

async function inWorld(engine: string, measure: (meter: Meter) => Promise<Costs>): Promise<Costs> {
  const world = await openWorld(engine);
  const speaker = world.speaker('meter');
  // The key and the connection are there when a function has served before.
  await speaker.say(asks.list());
  const costs = await measure(async (ask) => {
    const { entry, cost } = await metered(world, speaker, ask);
    const { answer } = entry;
    if (!answer || answer.status >= 300) throw new Error(`${ask.method} ${ask.path}: ${answer?.json}`);
    const { contact, item } = answer.json;
    const rowId = contact?.contact_id ?? item?.item_id ?? '';
    return { cost, id: orderIn(answer)?.salesorder_id ?? '', rowId };
  });
  await world.close();
  return costs;
}

async function oneOrder(meter: Meter, lineCount: number): Promise<Costs> {
  const creation = withLines(without(asks.create('one'), 'reference_number'), lineCount);
  const cost = async (ask: Ask) => (await meter(ask)).cost;
  const cold = await cost(creation);
  const { cost: create, id } = await meter(creation);
  const keyed = { ...creation, key: 'one' };
  const wide = { ...creation, body: { ...(creation.body as object), custom_fields: TEN_FIELDS } };
  const { cost: createWide, id: wideId } = await meter(wide);
  return {
    'create, number from the counter': create,
    'the same, the first one of a container': cold,
    'create with a reference number': await cost(withLines(asks.create('referenced'), lineCount)),
    'create with ten custom fields': createWide,
    'create with an `Idempotency-Key`': await cost(keyed),
    'its replay': await cost(keyed),
    calculate: await cost({ ...creation, operation: 'calculate', path: `${creation.path}/calculate` }),
    retrieve: await cost(asks.retrieve(id)),
    'update of a field': await cost(asks.update(id, 'more')),
    'update of a field beside ten custom fields': await cost(asks.update(wideId, 'more')),
    'update that states all lines anew': await cost(anew(asks.update(id, 'anew'), creation)),
    'update with an `Idempotency-Key`': await cost({ ...asks.update(id, 'still more'), key: 'update' }),
    'update that changes nothing': await cost(asks.update(id, 'still more')),
    'update of the number': await cost(asks.renumber(id, 'another', 'ANOTHER-1')),
    confirm: await cost(asks.confirm(id)),
    void: await cost(asks.voiding(id, 'no more')),
    'history of six changes': await cost(asks.history(id)),
    delete: await cost(asks.remove(id)),
  };
}

/** Ten short texts, with what Inventory keeps beside each. */
const TEN_FIELDS = Array.from({ length: 10 }, (_, at) => ({
  customfield_id: `48150000000${46_000 + at}`,
  label: `Field ${at}`,
  value: `thirty characters of value ${at}`,
}));

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
  await meter(asks.insertThroughCrm('first'));
  return { [`CRM: insert ${LISTED} records of 20 lines, with subjects`]: (await meter(insert)).cost };
}

/** Of as many orders as a page shows, and some more. */
async function listsOfOrders(meter: Meter): Promise<Costs> {
  for (let made = 0; made < LISTED + 10; made += 1) await meter(withLines(asks.create(`listed-${made}`), 2));
  const path = asks.list().path;
  const cost = async (query: string, base = path) =>
    (await meter({ ...asks.list(), path: `${base}?per_page=${LISTED}${query}` })).cost;
  return {
    'all, newest first': await cost(''),
    'one stage (`status=draft`)': await cost('&status=draft'),
    'one customer': await cost('&customer_id=4815000000044080'),
    'sorted by date': await cost('&sort_column=date'),
    'sorted by last change': await cost('&sort_column=last_modified_time'),
    'sorted by last change, the oldest first': await cost('&sort_column=last_modified_time&sort_order=A'),
    'whole records (CRM)': await cost('', RECORDS),
  };
}

/** As a client does that knows no ids of lines: those that stood go, others come. */
function anew(ask: Ask, { body }: Ask): Ask {
  const { line_items: lines } = body as Record<string, unknown>;
  return { ...ask, body: { ...(ask.body as object), line_items: lines } };
}

function without(ask: Ask, field: string): Ask {
  const { [field]: _, ...body } = ask.body as Record<string, unknown>;
  return { ...ask, body, mark: undefined };
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
