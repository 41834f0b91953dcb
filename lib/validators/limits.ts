/** How much of a kind one order may hold. */
import { LIMITS } from '../domain/limits.ts';
import { OrderError } from '../domain/order-error.ts';
import { LINES_AT_MOST, type CustomField, type OrderLine } from '../domain/order.ts';
import type { Payment } from '../domain/progress.ts';

const {
  payments: PAYMENTS_AT_MOST,
  customFields: FIELDS_AT_MOST,
  customFieldBytes: FIELDS_LIMIT_BYTES,
} = LIMITS;

/** @throws OrderError missing_field (no line) | limit_exceeded */
export function assertLineCount({ length }: OrderLine[]): void {
  if (length === 0) throw new OrderError('missing_field', { field: 'lines' });
  if (length > LINES_AT_MOST)
    throw new OrderError('limit_exceeded', { field: 'lines', limit: LINES_AT_MOST });
}

/** @throws OrderError limit_exceeded */
export function assertPaymentCount({ length }: Payment[]): void {
  if (length <= PAYMENTS_AT_MOST) return;
  throw new OrderError('limit_exceeded', { field: 'payments', limit: PAYMENTS_AT_MOST });
}

/** Updates add up: what they have added is counted, not what one of them brings. @throws OrderError limit_exceeded | too_large */
export function assertCarried(fields: CustomField[]): void {
  if (fields.length > FIELDS_AT_MOST)
    throw new OrderError('limit_exceeded', { field: 'customFields', limit: FIELDS_AT_MOST });
  if (Buffer.byteLength(JSON.stringify(fields)) > FIELDS_LIMIT_BYTES)
    throw new OrderError('too_large', { limitBytes: FIELDS_LIMIT_BYTES });
}
