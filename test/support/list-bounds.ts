/** The stated bounds of lists, made small, so that few orders pass them; what they allow one request to read, and whether a list may be refused. */
import { rowsBefore, type ListCommand } from '../../lib/domain/list-command.ts';
import { BOUNDS, LIST_PATHS, type PathName } from '../../lib/domain/list-paths.ts';
import { planList, type Attempt } from '../../lib/domain/list-plan.ts';
import { modelCount, type ModelWorld } from './list-model.ts';

type Bounds = { -readonly [Name in keyof typeof BOUNDS]: number };

/** Sets bounds and those of the paths that are made of them; answers what takes that back. */
export function setBounds(small: Partial<Bounds>): () => void {
  const bounds: Bounds = BOUNDS;
  const before = { ...bounds };
  const paths = Object.values(LIST_PATHS).map((path) => ({ path, looksAt: path.looksAt }));
  Object.assign(bounds, small);
  for (const { path } of paths) {
    if (path.looksAt === before.rows) path.looksAt = bounds.rows;
    if (path.looksAt === before.orders) path.looksAt = bounds.orders;
  }
  return () => {
    Object.assign(bounds, before);
    for (const { path, looksAt } of paths) path.looksAt = looksAt;
  };
}

/** Of the filters that a path answers, those that stand in the query: what it finds. */
function found(path: PathName, query: ListCommand, world: ModelWorld): number {
  const { answers } = LIST_PATHS[path];
  const narrowed = Object.fromEntries(answers.map((name) => [name, query[name]])) as Partial<ListCommand>;
  return path === 'search' ? world.rows.length : modelCount(narrowed, world);
}

/** True when each way to answer passes its bound: only then a list may be refused for being too wide. */
export function mayBeRefused(query: ListCommand, world: ModelWorld): boolean {
  const before = query.pageToken === undefined ? rowsBefore(query) : 0;
  return planList(query).every((attempt) => passesBound(attempt, query, world, before));
}

function passesBound(attempt: Attempt, query: ListCommand, world: ModelWorld, before: number): boolean {
  const { path, sorts, left } = attempt;
  if (before + query.perPage >= BOUNDS.depth) return true;
  // An order stands in by-change once for each version: three at most of the model's.
  if (path === 'changes' && 3 * found(path, query, world) > BOUNDS.depth) return true;
  if (sorts && modelCount(query, world) > BOUNDS.sorted) return true;
  if (!sorts && left.length === 0) return false;
  return found(path, query, world) > LIST_PATHS[path].looksAt;
}

/** Entries of an index in half a unit: 4 KB of rows of up to 400 bytes. */
const ENTRIES_IN_HALF = 10;
/** Queries of one walk: stages, months of changes, customers; each reads half a unit at least, and once more to learn that it has ended. */
const QUERIES = 24;
/** Customers by name, a number that stands for an id, settings. */
const BESIDE = 6;

/** What the stated bounds allow one request to read, in units. */
export function allowedUnits(query: ListCommand, world: ModelWorld): number {
  return (
    BESIDE + planList(query).reduce((sum, attempt) => sum + unitsOf(attempt, query, world), 0) + shown(query)
  );
}

/** Orders that are answered are read at half a unit, strongly at one. */
function shown(query: ListCommand): number {
  return query.perPage * (query.ids ? 1 : 0.5);
}

function unitsOf({ path, sorts, left }: Attempt, query: ListCommand, world: ModelWorld): number {
  const { reads, looksAt } = LIST_PATHS[path];
  const index = (entries: number) => entries / ENTRIES_IN_HALF / 2 + QUERIES / 2;
  if (path === 'ids') return query.ids?.length ?? 0;
  if (path === 'number') return 2;
  const page = rowsBefore(query) + query.perPage + 1;
  if (!sorts && left.length === 0)
    return index(Math.min(page, world.rows.length)) + changes(path, query, world);
  const orders = reads === 'orders' ? Math.min(looksAt, world.rows.length) / 2 : 0;
  return index(world.rows.length) + orders + changes(path, query, world);
}

/** Forward in time, and behind a token, the orders of changes are read; the changes of the model's orders are three at most. */
function changes(path: PathName, { descending, pageToken }: ListCommand, world: ModelWorld): number {
  return path === 'changes' && (!descending || pageToken !== undefined) ? 3 * world.rows.length : 0;
}
