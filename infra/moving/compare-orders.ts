/** What a source answers against what was moved, order by order, in the words of the source's own dialect. Reads only. */
import type { OrganizationId } from '../../lib/domain/identity.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import { partitions } from '../../lib/store/keys.ts';
import { rowOfItem } from '../../lib/store/row.ts';
import { INDEXES } from '../../lib/store/table-shape.ts';
import { patientCalls, type Table } from '../../lib/store/table.ts';
import { inGroups } from '../../lib/store/walk.ts';
import { ahead } from './ahead.ts';
import { differencesIn, type Difference } from './compare-fields.ts';
import { WORDS, type Words } from './compare-words.ts';
import { knownOrders } from './known-orders.ts';
import { NotThere } from './live-api.ts';
import type { FoundOrder, OrderSource } from './moved-order.ts';
import { fieldsOf, readJson, textOf, type Fields } from './wire-values.ts';

export interface Comparison {
  there: number;
  here: number;
  equal: number;
  different: { id: string; number: string; differences: Difference[] }[];
  /** There and not here. */
  missingHere: string[];
  /** Moved from there, and no more there. */
  missingThere: string[];
}

interface Compared {
  table: Table;
  org: OrganizationId;
  atOnce: number;
  onOrder(): void;
}

const GROUP = 100;
const EACH_MS = 60_000;

/** @throws SourceFailure; Error for a source whose dialect has no words here */
export async function compareOrders(source: OrderSource, compared: Compared): Promise<Comparison> {
  const result: Comparison = {
    there: 0,
    here: 0,
    equal: 0,
    different: [],
    missingHere: [],
    missingThere: [],
  };
  const words = WORDS[source.dialect];
  if (!words) throw new Error(`orders of ${source.dialect} cannot be compared`);
  const seen = new Set<string>();
  for await (const group of inGroups(source.orders(), GROUP)) {
    const known = await knownOrders(source.dialect, group, compared);
    const read = ahead(each(group), compared.atOnce, async (found) => ({
      found,
      own: known.get(found.id),
      answer: known.has(found.id) ? await answerOf(found) : undefined,
    }));
    for await (const { found, own, answer } of read) {
      seen.add(found.id);
      result.there += 1;
      if (own && answer) tell(result, own, differencesOf(answer, own, words));
      else result.missingHere.push(found.place);
      compared.onOrder();
    }
  }
  await lookForGone(source.dialect, compared, { seen, result });
  return result;
}

async function* each<Value>(values: Value[]): AsyncGenerator<Value> {
  yield* values;
}

/** Undefined when it was deleted since it was listed. */
async function answerOf(found: FoundOrder): Promise<Fields | undefined> {
  try {
    return await found.answer();
  } catch (error) {
    if (error instanceof NotThere) return undefined;
    throw error;
  }
}

function differencesOf(
  answer: Fields,
  own: SalesOrder,
  { answer: encode, skipped, told }: Words,
): Difference[] {
  const here = fieldsOf(readJson(JSON.stringify(encode(own))));
  return differencesIn(told(answer), told(here), skipped);
}

function tell(
  result: Comparison,
  { foreignIds = {}, moved, number, id }: SalesOrder,
  differences: Difference[],
): void {
  if (differences.length === 0) result.equal += 1;
  else result.different.push({ id: foreignIds[moved?.from ?? ''] ?? id, number, differences });
}

/** Every order here that came from there must still be there. */
async function lookForGone(
  dialect: string,
  { table, org }: Compared,
  { seen, result }: { seen: ReadonlySet<string>; result: Comparison },
): Promise<void> {
  const query = { index: INDEXES.byCreation, partition: partitions.organization(org), pageSize: 500 };
  for await (const item of patientCalls(table, EACH_MS).query(query)) {
    const id = rowOfItem(item).foreignIds?.[dialect];
    if (id === undefined) continue;
    result.here += 1;
    if (!seen.has(id)) result.missingThere.push(textOf(id));
  }
}
