/** Paths and methods that a dialect does not document, and words where an order's id should stand. */
import { OrderError } from '../../domain/order-error.ts';
import type { Reading, Route, WireRequest } from '../exchange.ts';
import { inPath } from './in-path.ts';

/** @throws OrderError method_not_allowed | unknown_route */
export type RefuseRoute = (request: WireRequest) => Reading<never, never>;

/**
 * Refuses what no route of the dialect serves. One slash at the end of a path that is served is not refused: the answer
 * says where the path without it is. @throws OrderError method_not_allowed (the path exists) | unknown_route
 */
export function refuseRoute(routes: readonly Route[], bases: readonly string[]): RefuseRoute {
  // Looked at when something is refused: hardly a request is.
  let served: readonly string[] | undefined;
  const isServed = (path: string) =>
    (served ??= servedBelow(routes, bases)).some((template) => matches(template, path));
  return (request) => {
    const path = pathBelow(bases, request.path);
    if (path.endsWith('/') && isServed(path.slice(0, -1))) return movedTo(request);
    if (isServed(path)) throw new OrderError('method_not_allowed', { method: request.method });
    throw new OrderError('unknown_route', { path });
  };
}

/** The paths of all rows but those that refuse, each without its base. */
function servedBelow(routes: readonly Route[], bases: readonly string[]): string[] {
  const below = routes
    .filter(({ operation }) => operation !== 'fallback')
    .map(({ path }) => path.slice(bases.find((base) => path.startsWith(`${base}/`))?.length));
  return [...new Set(below)];
}

/** The order that the path names. A word in that place is a path that does not exist. @throws OrderError as `refuse` does */
export function orderIdOf(request: WireRequest, refuse: RefuseRoute): string {
  const id = inPath(request, 'id');
  if (!DIGITS.test(id)) refuse(request);
  return id;
}

const DIGITS = /^\d+$/;

/** What stands behind the base path, whatever stands before it. */
export function pathBelow(bases: readonly string[], path: string): string {
  const base = bases.find((candidate) => path.includes(`${candidate}/`));
  return base === undefined ? path : path.slice(path.indexOf(base) + base.length);
}

/** "/salesorders/{id}" against "/salesorders/42"; an id is digits. */
function matches(template: string, path: string): boolean {
  const expected = template.split('/');
  const actual = path.split('/');
  if (expected.length !== actual.length) return false;
  return expected.every((part, index) => {
    const given = actual[index] ?? '';
    if (part === '{id}') return DIGITS.test(given);
    return part === given || (part.startsWith('{') && given !== '');
  });
}

/** 308: method and body are sent again as they were. */
function movedTo({ path, query }: WireRequest): Reading<never, never> {
  const slashless = path.slice(0, -1);
  const location = query.size === 0 ? slashless : `${slashless}?${query}`;
  return { commands: [], answer: () => ({ status: 308, headers: { location } }) };
}
