/** If-Match and ETag: an order's version; If-Unmodified-Since: its time. Opt-in for every dialect, on every write of an order. */
import { OrderError } from '../../domain/order-error.ts';
import type { Precondition } from '../../domain/commands.ts';
import type { SalesOrder } from '../../domain/order.ts';
import type { StoredRow } from '../../domain/stored-rows.ts';
import type { WireRequest } from '../exchange.ts';

/** The ETag of an order: its version. */
export function etag(order: SalesOrder): Record<string, string> {
  return { etag: `"${order.version}"` };
}

/** The ETag of a reference row: our count of its writes. */
export function rowEtag({ revision }: StoredRow): Record<string, string> {
  return { etag: `"${revision}"` };
}

/** What the request insists on: If-Match, else If-Unmodified-Since. @throws OrderError invalid_value when it says nothing */
export function preconditionOf({ headers }: WireRequest): Precondition {
  const { 'if-match': match, 'if-unmodified-since': since } = headers;
  if (match !== undefined) return versionOf(match.trim());
  return since === undefined ? undefined : { unmodifiedSince: timeOf('If-Unmodified-Since', since) };
}

/** Empty is no version: a client that lost its ETag must not write unconditionally. */
function versionOf(header: string): Precondition {
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

/** The time of a header, ISO or as HTTP has it. @throws OrderError invalid_value */
export function timeOf(header: string, value: string): string {
  const time = Date.parse(value);
  if (Number.isNaN(time)) throw new OrderError('invalid_value', { field: header, expected: 'datetime' });
  return new Date(time).toISOString();
}
