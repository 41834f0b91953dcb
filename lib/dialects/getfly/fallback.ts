/** Paths and methods that Getfly does not have here. */
import { OrderError } from '../../domain/order-error.ts';
import type { WireRequest } from '../exchange.ts';

/** @throws OrderError method_not_allowed (the path exists) | unknown_route */
export function refuseRoute({ params, method }: WireRequest): never {
  const path = params['proxy'] ?? '';
  if (path === 'sale_order') throw new OrderError('method_not_allowed', { method });
  throw new OrderError('unknown_route', { path });
}
