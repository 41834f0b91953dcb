import { OrderError } from '../domain/order-error.ts';

/** Throws `invalid_value` for one field of a draft, named by its path in domain words ("lines[3].quantity"). */
export function refuse(field: string, reason: string): never {
  throw new OrderError('invalid_value', { field, reason });
}
