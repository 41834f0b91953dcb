/** The module that a path names. */
import { OrderError } from '../../domain/order-error.ts';
import type { WireRequest } from '../exchange.ts';

export const MODULE = 'Sales_Orders';

/** @throws OrderError unknown_reference for every module but ours, which the errors word as INVALID_MODULE */
export function assertModule({ params }: WireRequest): void {
  const named = params['module'] ?? '';
  if (!isModule(named)) throw unknownModule(named);
}

export function isModule(name: string): boolean {
  return name.toLowerCase() === MODULE.toLowerCase();
}

export function unknownModule(id: string): OrderError {
  return new OrderError('unknown_reference', { field: 'module', kind: 'module', id });
}
