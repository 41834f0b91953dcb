/** If-Match and ETag: an order's version, opt-in for every dialect. */
import { OrderError } from '../../domain/order-error.ts';
import type { Precondition } from '../../domain/commands.ts';
import type { SalesOrder } from '../../domain/order.ts';
import type { WireRequest } from '../exchange.ts';

/** The ETag of an order: its version. */
export function etag(order: SalesOrder): Record<string, string> {
  return { etag: `"${order.version}"` };
}

/** The version that the request insists on. @throws OrderError invalid_value when the header is no ETag of ours */
export function preconditionOf(request: WireRequest): Precondition {
  const header = request.headers['if-match']?.trim();
  // Empty is no version: a client that lost its ETag must not write unconditionally.
  if (header === undefined) return undefined;
  if (header === '*') return 'exists';
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header)?.[1];
  if (version === undefined || Number(version) < 1) {
    throw new OrderError('invalid_value', {
      field: 'If-Match',
      reason: 'must be the ETag of an earlier answer, or *',
    });
  }
  return Number(version);
}
