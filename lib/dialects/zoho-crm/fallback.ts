/** Paths and methods that CRM does not document, and modules that are not ours. */
import { OrderError } from '../../domain/order-error.ts';
import type { WireRequest } from '../exchange.ts';
import { isModule, unknownModule } from './dialect.ts';

/** @throws OrderError method_not_allowed (the path exists) | unknown_reference (no such module) | unknown_route */
export function refuseRoute(request: WireRequest): never {
  const path = request.params['proxy'] ?? '';
  const [first = '', second, ...rest] = path.split('/');
  const settings = first === 'settings' && (second === 'fields' || second === 'modules');
  if (rest.length > 0 || second === '' || (first === 'settings' && !settings)) {
    throw new OrderError('unknown_route', { path });
  }
  if (!settings && !isModule(first)) throw unknownModule(first);
  throw new OrderError('method_not_allowed', { method: request.method });
}
