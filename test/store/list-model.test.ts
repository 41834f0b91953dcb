/** Lists against a plain model in memory: any filters, any order, any page. */
import * as fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { CalendarDate } from '../../lib/domain/identity.ts';
import { SORT_FIELDS, type ListCommand, type SingleFilters } from '../../lib/domain/list-command.ts';
import type { Condition } from '../../lib/domain/list-command.ts';
import { asFilters } from '../../lib/domain/list-filters-of.ts';
import { PATHS } from '../../lib/domain/list-paths.ts';
import { planList } from '../../lib/domain/list-plan.ts';
import { STAGES } from '../../lib/domain/derived-status.ts';
import { orderStore } from '../../lib/store/order-store.ts';
import { openInventory, type InventoryApi } from '../support/inventory.ts';
import { LISTED_ORG, writeListedOrders } from '../support/listed-orders.ts';
import { modelPage, type ModelWorld } from '../support/list-model.ts';
import { loadStored } from '../support/stored-order.ts';
import { NAMES, TEXTS } from '../support/wire-list-clauses.ts';

const ORDERS = 160;
/** 3,000 in full: LIST_RUNS=3000. */
const RUNS = Number(process.env['LIST_RUNS'] ?? 500);

let api: InventoryApi;
let world: ModelWorld;
beforeAll(async () => {
  api = await openInventory();
  const template = await loadStored(api.table, (await api.create()).salesorder_id);
  world = await writeListedOrders(api.table, template, ORDERS);
}, 60_000);

const day = fc.constantFrom('2026-01-01', '2026-03-12', '2026-05-14', '2026-09-11', '2026-12-31');
const total = fc.constantFrom('0', '2.5', '25', '50', '97.5');
const name = fc.constantFrom(...NAMES);
const text = fc.constantFrom(...TEXTS);

const single: { [Name in keyof SingleFilters]?: fc.Arbitrary<SingleFilters[Name]> } = {
  status: fc.constantFrom('draft', 'confirmed', 'closed', 'void'),
  stages: fc.subarray([...STAGES], { minLength: 1 }),
  progress: fc.constantFrom('invoiced', 'partially_invoiced', 'overdue'),
  customerId: fc.constantFrom('c1', 'c2', 'c3', 'nobody'),
  customerName: name,
  customerNameStartsWith: name,
  customerNameContains: name,
  number: fc.constantFrom('SO-1', 'X2', 'none'),
  numberStartsWith: text,
  numberContains: text,
  reference: fc.constantFrom('PO', 'PO-3', 'nothing'),
  referenceStartsWith: text,
  referenceContains: text,
  subject: fc.constantFrom('Chairs', 'Đơn hàng', 'nothing'),
  subjectStartsWith: text,
  subjectContains: text,
  searchText: text,
  salespersonId: fc.constantFrom('s1', 's2', 's9'),
  dateFrom: day,
  dateTo: day,
  shipmentFrom: day,
  shipmentTo: day,
  createdFrom: fc.nat(159).map((at) => world.rows[at % world.rows.length]!.createdAt),
  createdTo: fc.nat(159).map((at) => world.rows[at % world.rows.length]!.createdAt),
  modifiedSince: fc.nat(159).map((at) => world.rows[at % world.rows.length]!.modifiedAt),
  totalIs: total,
  totalFrom: total,
  totalTo: total,
  totalAbove: total,
  totalBelow: total,
  ids: fc.array(
    fc.nat(159).map((at) => String(5_000_000_000_000_000 + at)),
    { maxLength: 12 },
  ),
};

/** Conditions know a customer by the name on the row alone: those are not asked for here. */
const JOINED = Object.keys(single).filter((each) => !/^(customerName|searchText)/.test(each));
const leaf: fc.Arbitrary<Condition> = fc
  .constantFrom(...(JOINED as (keyof SingleFilters)[]))
  .chain((each) =>
    (single[each] as fc.Arbitrary<unknown>).map((value) => ({ filter: { [each]: value } as SingleFilters })),
  );
const { where } = fc.letrec<{ where: Condition }>((tie) => ({
  where: fc.oneof(
    { maxDepth: 3 },
    leaf,
    leaf,
    fc.array(tie('where'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    fc.array(tie('where'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    tie('where').map((not) => ({ not })),
  ),
}));
const filters: { [Name in keyof ListCommand]?: fc.Arbitrary<ListCommand[Name]> } = { ...single, where };

/** Mostly few filters: with many of them nothing is left. */
const query: fc.Arbitrary<ListCommand> = fc
  .record({
    page: fc.integer({ min: 1, max: 4 }),
    perPage: fc.constantFrom(1, 3, 7, 25, 200),
    sortBy: fc.constantFrom(...SORT_FIELDS),
    descending: fc.boolean(),
    names: fc.subarray(Object.keys(filters) as (keyof typeof filters)[], { maxLength: 3 }),
  })
  .chain(({ names, ...page }) =>
    fc
      .record(Object.fromEntries(names.map((filter) => [filter, filters[filter] as fc.Arbitrary<unknown>])))
      .map((chosen) => ({ ...page, ...chosen }) as ListCommand),
  );

it('answers what the model answers, whatever path it takes', { timeout: 240_000 }, async () => {
  const store = orderStore(api.table, Date.now() + 240_000);
  const walked = new Map<string, number>();
  let found = 0;
  await fc.assert(
    fc.asyncProperty(query, async (asked) => {
      const { rows, hasMore } = await store.list(LISTED_ORG, asked, world.today as CalendarDate);
      if (rows.length > 0) found += 1;
      for (const { path } of planList(asked)) walked.set(path, (walked.get(path) ?? 0) + 1);
      expect({ ids: rows.map(({ id }) => id), hasMore }).toEqual(modelPage(asked, world));
    }),
    { numRuns: RUNS },
  );
  // Nothing is shown by lists that are empty, nor of paths that nobody took.
  expect(found / RUNS).toBeGreaterThan(0.3);
  expect(PATHS.filter((path) => !walked.has(path))).toEqual([]);
});

it('finds by a condition what it finds by the filters that say the same', { timeout: 120_000 }, async () => {
  const store = orderStore(api.table, Date.now() + 120_000);
  const page = { page: 1, perPage: 200, sortBy: 'created', descending: true } as const;
  await fc.assert(
    fc.asyncProperty(where, fc.boolean(), async (condition, count) => {
      const asked = { ...page, ...asFilters(condition) };
      const { ids } = modelPage({ ...page, where: condition }, world);
      const answered = await store.list(
        LISTED_ORG,
        { ...asked, ...(count && { count }) },
        world.today as CalendarDate,
      );
      if (count) expect(answered.count).toBe(ids.length);
      // By id, records stand as they were asked for.
      else expect(answered.rows.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    }),
    { numRuns: RUNS / 2 },
  );
});

it('says of a search among fewer orders than are searched that it has found all', async () => {
  const store = orderStore(api.table, Date.now() + 60_000);
  for (const filter of [{ customerNameContains: 'nguyen' }, { searchText: 'nguyen' }]) {
    const asked: ListCommand = { page: 1, perPage: 200, sortBy: 'created', descending: true, ...filter };
    const { rows, hasMore } = await store.list(LISTED_ORG, asked, world.today as CalendarDate);
    expect({ ids: rows.map(({ id }) => id), hasMore }).toEqual(modelPage(asked, world));
    expect([rows.length > 20, hasMore]).toEqual([true, false]);
  }
});

it('answers rows as they stand, by every path', async () => {
  const store = orderStore(api.table, Date.now() + 60_000);
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
  for (const sortBy of SORT_FIELDS) {
    const asked = { page: 1, perPage: 200, sortBy, descending: false };
    const { rows } = await store.list(LISTED_ORG, asked, world.today as CalendarDate);
    const standing = new Map(world.rows.map((row) => [row.id, plain(row)]));
    expect(rows.map(plain)).toEqual(rows.map(({ id }) => standing.get(id)));
    expect(rows).toHaveLength(world.rows.length);
  }
});
