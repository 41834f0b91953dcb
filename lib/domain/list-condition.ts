/** What a search asks of each order: filters of lists and looks into the order, joined by all, any and not. */
import type { Condition, SingleFilters } from './list-command.ts';
import { looksLike } from './list-look.ts';
import type { SalesOrder } from './order.ts';

/** Whether it holds of an order; `keeps` says so of filters. An order that was not read looks like nothing. */
export function holds(
  condition: Condition,
  keeps: (filter: SingleFilters) => boolean,
  order: SalesOrder | undefined,
): boolean {
  if ('all' in condition) return condition.all.every((each) => holds(each, keeps, order));
  if ('any' in condition) return condition.any.some((each) => holds(each, keeps, order));
  if ('not' in condition) return !holds(condition.not, keeps, order);
  if ('filter' in condition) return keeps(condition.filter);
  return order !== undefined && looksLike(order, condition.look);
}

/** True when rows do not tell: the orders have to be read. */
export function looksInside(condition: Condition | undefined): boolean {
  if (condition === undefined) return false;
  if ('all' in condition) return condition.all.some(looksInside);
  if ('any' in condition) return condition.any.some(looksInside);
  if ('not' in condition) return looksInside(condition.not);
  return 'look' in condition;
}

/** The condition with each of its filters changed. */
export async function withFilters(
  condition: Condition,
  change: (filter: SingleFilters) => Promise<SingleFilters>,
): Promise<Condition> {
  const each = (parts: Condition[]) => Promise.all(parts.map((part) => withFilters(part, change)));
  if ('all' in condition) return { all: await each(condition.all) };
  if ('any' in condition) return { any: await each(condition.any) };
  if ('not' in condition) return { not: await withFilters(condition.not, change) };
  return 'filter' in condition ? { filter: await change(condition.filter) } : condition;
}

/** More places than that are not looked into, one after the other. */
const ALTERNATIVES_AT_MOST = 100;

/**
 * Filters of which at least one holds whenever the condition does, each of them `narrows` a list; undefined when there
 * are none: then every order has to be looked at.
 */
export function alternativesOf(
  condition: Condition | undefined,
  narrows: (filter: SingleFilters) => boolean,
): SingleFilters[] | undefined {
  const found = condition && waysInto(condition, narrows);
  return found && found.length <= ALTERNATIVES_AT_MOST ? found : undefined;
}

function waysInto(
  condition: Condition,
  narrows: (filter: SingleFilters) => boolean,
): SingleFilters[] | undefined {
  if ('filter' in condition) return narrows(condition.filter) ? [condition.filter] : undefined;
  if ('any' in condition) {
    const ways = condition.any.map((part) => waysInto(part, narrows));
    return ways.includes(undefined) ? undefined : ways.flatMap((way) => way ?? []);
  }
  if (!('all' in condition)) return undefined;
  const ways = condition.all.map((part) => waysInto(part, narrows)).filter((way) => way !== undefined);
  return ways.toSorted((left, right) => left.length - right.length)[0];
}
