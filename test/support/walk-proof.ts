/** Walks through all orders of an organisation while others are made, changed and deleted: which of those that stood throughout were met, and how often. */
import type { ChangeKind, OrderChange } from '../../lib/domain/change.ts';
import {
  instant,
  mutationId,
  orderId,
  type CalendarDate,
  type OrganizationId,
} from '../../lib/domain/identity.ts';
import type { ListCommand } from '../../lib/domain/list-command.ts';
import type { OrderPage, OrderStore } from '../../lib/domain/ports.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import { orderStore } from '../../lib/store/order-store.ts';
import type { Table } from '../../lib/store/table.ts';

export interface WalkFigures {
  /** That stood before the walk and after it. */
  stood: number;
  missed: number;
  /** Met more than once. */
  repeated: number;
  pages: number;
  created: number;
  changed: number;
  deleted: number;
  milliseconds: number;
}

const PER_PAGE = 200;
const TODAY = '2026-11-27' as CalendarDate;
const HOUR_MS = 3_600_000;
const NEWEST: ListCommand = { page: 1, perPage: PER_PAGE, sortBy: 'created', descending: true };

type Ids = string[];

/** By token in the order of creation, the newest first. */
export async function walkByToken(table: Table, org: OrganizationId, changes: number): Promise<WalkFigures> {
  const store = storeOf(table);
  return walked(store, org, changes, (between) => byToken(store, org, NEWEST, between));
}

/** By page number, ascending by last change, of what was changed since the last change of the order that is `newest` places back. */
export async function walkByPage(
  table: Table,
  org: OrganizationId,
  changes: number,
  newest: number,
): Promise<WalkFigures> {
  const store = storeOf(table);
  const page = Math.ceil(newest / PER_PAGE);
  const { rows } = await store.list(org, { ...NEWEST, sortBy: 'modified', page }, TODAY);
  const query: ListCommand = {
    ...NEWEST,
    sortBy: 'modified',
    descending: false,
    modifiedSince: rows.at(-1)?.modifiedAt,
  };
  return walked(store, org, changes, (between) => byPage(store, org, query, between));
}

const storeOf = (table: Table): OrderStore => orderStore(table, Date.now() + HOUR_MS);
type Between = () => Promise<unknown>;

async function byToken(store: OrderStore, org: OrganizationId, query: ListCommand, between: Between) {
  const found: Ids[] = [];
  for (let pageToken: string | undefined = ''; pageToken !== undefined;) {
    pageToken = (await pageMeanwhile(store, org, { ...query, pageToken }, found, between)).nextToken;
  }
  return found;
}

async function byPage(store: OrderStore, org: OrganizationId, query: ListCommand, between: Between) {
  const found: Ids[] = [];
  for (let hasMore = true; hasMore;) {
    hasMore = (await pageMeanwhile(store, org, { ...query, page: found.length + 1 }, found, between)).hasMore;
  }
  return found;
}

async function pageMeanwhile(
  store: OrderStore,
  org: OrganizationId,
  query: ListCommand,
  found: Ids[],
  between: Between,
): Promise<OrderPage> {
  const [page] = await Promise.all([store.list(org, query, TODAY), between()]);
  found.push(page.rows.map(({ id }) => id));
  return page;
}

/** Walks once in peace, to know what there is, and once more while so many changes are made, a third of each kind. */
async function walked(
  store: OrderStore,
  org: OrganizationId,
  changes: number,
  walk: (between: Between) => Promise<Ids[]>,
): Promise<WalkFigures> {
  const before = await walk(async () => undefined);
  const standing = before.flat();
  const churn = churnOf(store, org, standing);
  const eachPage = Math.ceil(changes / Math.max(1, before.length - 1));
  const began = performance.now();
  const pages = await walk(async () => {
    for (let made = 0; made < eachPage && churn.count() < changes; made += 1) await churn.next();
  });
  const milliseconds = Math.round(performance.now() - began);
  const met = Map.groupBy(pages.flat(), (id) => id);
  const stood = standing.filter((id) => !churn.deleted.has(id));
  return {
    stood: stood.length,
    missed: stood.filter((id) => !met.has(id)).length,
    repeated: stood.filter((id) => (met.get(id)?.length ?? 0) > 1).length,
    pages: pages.length,
    created: churn.created,
    changed: churn.changed,
    deleted: churn.deleted.size,
    milliseconds,
  };
}

/** Makes an order, changes one and deletes one, in turn; those that are touched are spread over all that stand. */
export function churnOf(store: OrderStore, org: OrganizationId, standing: Ids) {
  const run = Date.now();
  let count = 0;
  const churn = {
    created: 0,
    changed: 0,
    deleted: new Set<string>(),
    count: () => count,
    async next() {
      let at = (count * 7919) % standing.length;
      while (churn.deleted.has(standing[at] ?? '')) at = (at + 1) % standing.length;
      const turn = count % 3;
      count += 1;
      const id = standing[at] ?? '';
      const order = await store.load(org, orderId(id));
      if (!order) return;
      if (turn === 0) {
        await store.commit(creation(order, `${run}${String(count).padStart(4, '0')}`));
        churn.created += 1;
      } else if (turn === 1) {
        await store.commit(edit(order));
        churn.changed += 1;
      } else {
        await store.commit({ before: order, record: recordOf(order, 'deleted') });
        churn.deleted.add(id);
      }
    },
  };
  return churn;
}

export function recordOf(
  { id, version, modifiedBy: actor }: SalesOrder,
  kind: ChangeKind,
): OrderChange['record'] {
  const at = instant(new Date());
  return { mutationId: mutationId(`${id}-${version}-${kind}-${at}`), kinds: [kind], actor, at, paths: [] };
}

function creation(like: SalesOrder, id: string): OrderChange {
  const now = instant(new Date());
  const after = { ...like, id: orderId(id), number: `W-${id}`, version: 1, createdAt: now, modifiedAt: now };
  return { after, record: recordOf(after, 'created') };
}

export function edit(before: SalesOrder): OrderChange {
  const record = recordOf(before, 'updated');
  const after = { ...before, notes: 'walked by', version: before.version + 1, modifiedAt: record.at };
  return { before, after, record };
}
