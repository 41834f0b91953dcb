/** The paths of lists as walks: each finds entries in the order that the plan says it has, either way. */
import { STAGES, STAGES_OF, type Stage } from '../domain/derived-status.ts';
import { instant, isOrderId, orderId, type OrganizationId } from '../domain/identity.ts';
import type { ListCommand, SingleFilters } from '../domain/list-command.ts';
import { STAGES_IN_PROGRESS, type FilterFacts } from '../domain/list-filter.ts';
import type { PathName } from '../domain/list-paths.ts';
import { pathInto, waysOf } from '../domain/list-plan.ts';
import { LIMITS } from '../domain/limits.ts';
import type { Item } from './bulk-calls.ts';
import { changedOrders } from './changed-orders.ts';
import { customersMeant } from './customer-names.ts';
import { orderItemByNumber } from './find-order.ts';
import { keys, partitions, type SortedKind } from './keys.ts';
import { textPrefix } from './text-keys.ts';
import { entryOf, wholeEntryOf, type Listed } from './listed-rows.ts';
import { foundByText } from './search.ts';
import { INDEXES, SORT_KEY, type IndexShape } from './table-shape.ts';
import type { Calls } from './table.ts';
import { merged, type Part } from './walk.ts';

/** What a walk is for. */
interface Walking {
  calls: Calls;
  org: OrganizationId;
  query: ListCommand;
  facts: FilterFacts;
  descending: boolean;
  pageSize: number;
  /** So many entries are not shown, and nothing is left to a look at their rows. */
  skip?: number;
  /** Only what stands behind this place. */
  after?: string;
  /** Told by a walk that leaves out what it might have found. */
  onCut(): void;
}

type Walk = (walking: Walking) => AsyncGenerator<Listed>;

export const WALKS: Record<PathName, Walk> = {
  async *ids({ calls, org, query }) {
    const ids = [...new Set(query.ids)].filter(isOrderId).map(orderId);
    const items = await calls.batchGet({ keys: ids.map((id) => keys.order(org, id)) });
    const byId = new Map(items.map(wholeEntryOf).map((listed) => [listed.row.id, listed]));
    for (const id of ids) {
      const listed = byId.get(id);
      if (listed) yield listed;
    }
  },
  async *number({ calls, org, query }) {
    const item = await orderItemByNumber(calls, org, query.number ?? '');
    if (item) yield wholeEntryOf(item);
  },
  reference: (walking) => texts(walking, 'reference', textPrefix.whole(walking.query.reference ?? '')),
  subject: (walking) => texts(walking, 'subject', textPrefix.whole(walking.query.subject ?? '')),
  'named customers': (walking) => ofCustomers(walking, [...(walking.facts.customersNamed ?? [])]),
  customer: (walking) => ofCustomers(walking, [walking.query.customerId ?? '']),
  numbers: (walking) => {
    const prefix = textPrefix.beginning(walking.query.numberStartsWith ?? '');
    return sorted(walking, { partition: partitions.numbers(walking.org), prefix });
  },
  references: (walking) =>
    texts(walking, 'reference', textPrefix.beginning(walking.query.referenceStartsWith ?? '')),
  subjects: (walking) =>
    texts(walking, 'subject', textPrefix.beginning(walking.query.subjectStartsWith ?? '')),
  async *alternatives(walking) {
    const seen = new Set<string>();
    for (const way of waysOf(walking.query) ?? []) {
      for await (const listed of into(walking, way)) {
        if (listed.isHole || seen.has(listed.key.PK)) continue;
        seen.add(listed.key.PK);
        yield listed;
      }
    }
  },
  search: (walking) => foundByText({ ...walking, ...walking.facts }),
  changes: changedOrders,
  stages: (walking) => {
    const parts = stagesOf(walking.query).map((stage) => ({
      partition: partitions.stage(walking.org, stage),
    }));
    return indexed(walking, INDEXES.byStage, parts);
  },
  dates: (walking) => {
    const { dateFrom = '', dateTo = LAST } = walking.query;
    return indexed(walking, INDEXES.byDate, [
      { partition: partitions.organization(walking.org), from: dateFrom, to: `${dateTo}${END}` },
    ]);
  },
  creation: (walking) => {
    const { createdFrom, createdTo } = walking.query;
    const [from, to] = [createdFrom && inUtc(createdFrom), createdTo && `${inUtc(createdTo)}${END}`];
    return indexed(walking, INDEXES.byCreation, [
      { partition: partitions.organization(walking.org), from, to },
    ]);
  },
};

/** What one of several filters finds, in no order. */
async function* into(walking: Walking, filter: SingleFilters): AsyncGenerator<Listed> {
  const path = pathInto(filter);
  if (!path) return;
  const { page, perPage, sortBy, descending } = walking.query;
  const query: ListCommand = { page, perPage, sortBy, descending, ...filter };
  const facts = { ...walking.facts, ...(await customersMeant(walking.calls, walking.org, query)) };
  yield* WALKS[path]({ ...walking, query, facts });
}

const inUtc = (zoned: string): string => instant(new Date(zoned));
/** Behind every day, and behind whatever follows a day or time in a key. */
const LAST = '9999-99-99';
const END = '#~';

function ofCustomers(walking: Walking, ids: string[]): AsyncGenerator<Listed> {
  const known = ids.filter((id) => id !== '' && id.length <= LIMITS.idLength);
  const parts = known.map((id) => ({ partition: partitions.customer(walking.org, id) }));
  return indexed(walking, INDEXES.byCustomer, parts);
}

/** The stages that a query leaves. */
function stagesOf({ status, stages, progress }: ListCommand): Stage[] {
  return STAGES.filter(
    (stage) =>
      (status === undefined || STAGES_OF[status].includes(stage)) &&
      (stages === undefined || stages.includes(stage)) &&
      (progress === undefined || STAGES_IN_PROGRESS[progress].includes(stage)),
  );
}

async function* indexed(walking: Walking, index: IndexShape, parts: Part[]): AsyncGenerator<Listed> {
  const by = index.sortKey;
  for await (const item of merged(walking, parts, index))
    yield entryOf(item, String(item[by]), index.carries);
}

function texts(walking: Walking, kind: SortedKind, prefix: string): AsyncGenerator<Listed> {
  return sorted(walking, { partition: partitions.texts(walking.org, kind), prefix });
}

/** A sorted place holds look-up items, that say whose they are. */
async function* sorted(
  walking: Walking,
  { partition, prefix }: { partition: string; prefix: string },
): AsyncGenerator<Listed> {
  const part = { partition, from: prefix, to: `${prefix}${AFTER_ALL_TEXTS}` };
  for await (const item of merged(walking, [part])) yield lookedUp(walking.org, item);
}

function lookedUp(org: OrganizationId, item: Item): Listed {
  return { key: keys.order(org, orderId(String(item['orderId']))), at: String(item[SORT_KEY]) };
}

/** The last code point, more than once: no text goes on like that. */
const AFTER_ALL_TEXTS = '\u{10FFFF}'.repeat(4);
