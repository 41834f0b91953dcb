/** Paths and methods that Commerce does not document. */
import { OrderError } from '../../domain/order-error.ts';
import type { WireRequest } from '../exchange.ts';

const KNOWN = /^salesorders\/[^/]+(\/status\/(confirmed|void|cancelled))?$/;

/** @throws OrderError method_not_allowed (the path exists) | unknown_route */
export function refuseRoute({ params, method }: WireRequest): never {
  const path = params['proxy'] ?? '';
  if (KNOWN.test(path)) throw new OrderError('method_not_allowed', { method });
  throw new OrderError('unknown_route', { path });
}
