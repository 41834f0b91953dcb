/** What differs between two states of an order, in domain words; the audit trail and the editing rules read it. */
import type { ChangedPath, ChangeRecord } from '../domain/change.ts';
import type { SalesOrder } from '../domain/order.ts';
import { beginningOf } from '../domain/text-beginning.ts';

/** How much of a path and of a value, how many paths, and how much of all together one change item keeps. */
const VALUE_AT_MOST = 200;
const PATHS_AT_MOST = 100;
const LENGTH_AT_MOST = 16_000;

/** Kept by the change itself; every change would list them. */
const BOOKKEEPING = new Set(['version', 'modifiedAt', 'modifiedBy', 'totals']);

/** Every changed path with bounded values before and after, in the order of the document. */
export function changedPaths(before: SalesOrder, after: SalesOrder): ChangedPath[] {
  const paths: ChangedPath[] = [];
  const names = new Set([...Object.keys(before), ...Object.keys(after)] as (keyof SalesOrder)[]);
  for (const name of names) {
    if (BOOKKEEPING.has(name)) continue;
    compareOrder(name, before[name], after[name], paths);
    compare(name, keyed(before[name]), keyed(after[name]), paths);
  }
  if (before.totals.total !== after.totals.total) {
    paths.push({
      path: 'totals.total',
      before: bounded(before.totals.total),
      after: bounded(after.totals.total),
    });
  }
  return paths;
}

/** The changed paths as a change item keeps them: the first ones, within its bounds, and how many there are when they are more. */
export function recorded(all: ChangedPath[]): Pick<ChangeRecord, 'paths' | 'pathsTotal'> {
  let length = 0;
  const paths = all
    .slice(0, PATHS_AT_MOST)
    .map(({ path, ...values }) => ({ path: cut(path), ...values }))
    .filter((changed) => (length += JSON.stringify(changed).length) <= LENGTH_AT_MOST);
  return paths.length < all.length ? { paths, pathsTotal: all.length } : { paths };
}

/** Lists of things with ids are compared by id ("lines[4021]"), so that a removed first line is one change. */
function keyed(value: unknown): unknown {
  if (!isKeyed(value)) return value;
  return Object.fromEntries(value.map((element) => [`[${element.id}]`, element]));
}

/** Compared by id, a move is no difference: it has a path of its own ("lines.order"). What comes or goes moves nothing. */
function compareOrder(name: string, before: unknown, after: unknown, paths: ChangedPath[]): void {
  if (!isKeyed(before) || !isKeyed(after)) return;
  const [old, fresh] = [before.map(({ id }) => id), after.map(({ id }) => id)];
  const [oldIds, freshIds] = [new Set(old), new Set(fresh)];
  const kept = fresh.filter((id) => oldIds.has(id));
  if (old.filter((id) => freshIds.has(id)).every((id, at) => id === kept[at])) return;
  paths.push({ path: `${name}.order`, before: bounded(old), after: bounded(fresh) });
}

function isKeyed(value: unknown): value is { id: string }[] {
  return Array.isArray(value) && value.every(hasId);
}

function hasId(element: unknown): element is { id: string } {
  return isObject(element) && typeof element['id'] === 'string';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function compare(path: string, before: unknown, after: unknown, paths: ChangedPath[]): void {
  if (isObject(before) && isObject(after)) {
    for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
      compare(name.startsWith('[') ? `${path}${name}` : `${path}.${name}`, before[name], after[name], paths);
    }
  } else if (JSON.stringify(before) !== JSON.stringify(after)) {
    const [was, is] = [without(after, before), without(before, after)];
    const isMove = was === '[]' && is === '[]';
    paths.push({ path, before: isMove ? bounded(before) : was, after: isMove ? bounded(after) : is });
  }
}

/** Of a list of things with ids, what the other does not have in the same words: the rest would only take its place. */
function without(other: unknown, value: unknown): string | undefined {
  if (!isKeyed(other) || !isKeyed(value)) return bounded(value);
  const there = new Set(other.map((element) => JSON.stringify(element)));
  return bounded(value.filter((element) => !there.has(JSON.stringify(element))));
}

function bounded(value: unknown): string | undefined {
  const text = JSON.stringify(value) as string | undefined;
  return text && cut(text);
}

function cut(text: string): string {
  return text.length > VALUE_AT_MOST ? `${beginningOf(text, VALUE_AT_MOST)}…` : text;
}
