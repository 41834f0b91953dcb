/** Paths and methods that a dialect does not document. */
import { OrderError } from '../../domain/order-error.ts';
import type { Route, WireRequest } from '../exchange.ts';

/** Refuses what no route of the dialect serves. @throws OrderError method_not_allowed (the path exists) | unknown_route */
export function refuseRoute(routes: readonly Route[], bases: readonly string[]) {
  const served = routes
    .filter(({ operation }) => operation !== 'fallback')
    .map(({ path }) => path.slice(bases.find((base) => path.startsWith(base))?.length));
  return ({ params, method }: WireRequest): never => {
    const path = `/${params['proxy'] ?? ''}`;
    if (served.some((template) => matches(template, path)))
      throw new OrderError('method_not_allowed', { method });
    throw new OrderError('unknown_route', { path });
  };
}

/** "/salesorders/{id}" against "/salesorders/42". */
function matches(template: string, path: string): boolean {
  const expected = template.split('/');
  const actual = path.split('/');
  if (expected.length !== actual.length) return false;
  return expected.every(
    (part, index) => part === actual[index] || (part.startsWith('{') && actual[index] !== ''),
  );
}
