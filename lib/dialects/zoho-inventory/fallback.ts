/** Paths and methods that Inventory does not document. */
import { OrderError } from '../../domain/order-error.ts';
import type { WireRequest } from '../exchange.ts';
import { BASE_PATHS, zohoInventoryRoutes } from './routes.ts';

/** @throws OrderError method_not_allowed (the path exists) | unknown_route */
export function refuseRoute(request: WireRequest): never {
  const rest = `/${request.params['proxy'] ?? ''}`;
  const known = zohoInventoryRoutes
    .filter(({ operation }) => operation !== 'fallback')
    .some(({ path }) => matches(path.slice(BASE_PATHS.find((base) => path.startsWith(base))?.length), rest));
  if (known) throw new OrderError('method_not_allowed', { method: request.method });
  throw new OrderError('unknown_route', { path: rest });
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
