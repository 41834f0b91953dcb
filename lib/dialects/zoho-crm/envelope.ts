/** What is around records: one that is read, the results of writes by position. */
import type { OrderError, OrderErrorCode } from '../../domain/order-error.ts';
import { isNewer } from '../../domain/list-filter.ts';
import type { SalesOrder } from '../../domain/order.ts';
import type { Outcome } from '../../operations/operation.ts';
import { only, type WireAnswer } from '../exchange.ts';
import { orderIdIn } from '../leaves/ids.ts';
import { etag, timeOf } from '../leaves/preconditions.ts';
import { timeIn } from '../leaves/zoned-time.ts';
import { encodeActor } from './encode-ids.ts';
import { encodeOrder } from './encode-order.ts';
import { encodeFailure, wordError } from './errors.ts';
import { failedIn, inVersion } from './versioned.ts';
import type { CrmVersion } from './versions.ts';

/** What concerns the request rather than the record, when the request is about one record. */
const OF_THE_REQUEST = new Set<OrderErrorCode>([
  'version_stale',
  'conflict',
  'key_reused',
  'too_large',
  'not_attempted',
  'unavailable',
  'internal',
]);
/** Told for the request when nothing else became of any record: the client is to send it again. */
const OF_OURS = new Set<OrderErrorCode>(['not_attempted', 'unavailable', 'internal']);

/** One result per record. 207 when some failed, 400 when all did. @throws OrderError that the whole request is answered with */
export function encodeResults<Value>(
  outcomes: Outcome<Value>[],
  status: number,
  encode: (value: Value) => Record<string, unknown>,
  failure: (error: OrderError, position: number) => Record<string, unknown>,
): WireAnswer {
  const errors = outcomes.flatMap((outcome) => ('error' in outcome ? [outcome.error] : []));
  const [first] = errors;
  if (first && errors.length === outcomes.length) {
    const told = outcomes.length === 1 ? OF_THE_REQUEST : OF_OURS;
    if (errors.every(({ code }) => told.has(code))) throw first;
  }
  const data = outcomes.map((outcome, position) =>
    'error' in outcome ? failure(outcome.error, position) : encode(outcome.value),
  );
  if (errors.length === 0) return { status, body: { data } };
  return { status: errors.length === outcomes.length ? 400 : 207, body: { data } };
}

/** What a write answers about a record that it has made or changed. */
export function saved(message: string): (order: SalesOrder) => Record<string, unknown> {
  return (order) => ({
    code: 'SUCCESS',
    details: {
      Modified_Time: timeIn(order.presentation.timeZone, order.modifiedAt),
      Modified_By: encodeActor(order.modifiedBy),
      Created_Time: timeIn(order.presentation.timeZone, order.createdAt),
      id: orderIdIn('zoho-crm', order),
      Created_By: encodeActor(order.createdBy),
    },
    message,
    status: 'success',
  });
}

export function deleted(order: SalesOrder): Record<string, unknown> {
  const details = { id: orderIdIn('zoho-crm', order) };
  return { code: 'SUCCESS', details, message: 'record deleted', status: 'success' };
}

/** What became of the one record that was to be deleted. */
export const encodeDeletion =
  (version: CrmVersion) =>
  (outcomes: Outcome<SalesOrder>[]): WireAnswer => {
    const [outcome] = outcomes;
    // The one result of a single record that stands outside `data`.
    if (outcome && 'error' in outcome && outcome.error.code === 'not_found') {
      const { status, ...worded } = wordError(outcome.error);
      return { status, body: encodeFailure({ ...worded, status, details: { resource_path_index: 1 } }) };
    }
    return encodeResults(outcomes, 200, deleted, failedIn(version));
  };

/** The ETag beside the answer about one order. */
function withEtag(answer: WireAnswer, outcomes: Outcome<SalesOrder>[]): WireAnswer {
  const [first, ...others] = outcomes;
  return first && 'value' in first && others.length === 0
    ? { ...answer, headers: etag(first.value) }
    : answer;
}

/** How records that were made or changed are answered. */
export const encodeSaved =
  (version: CrmVersion, status: number, message: string) =>
  (outcomes: Outcome<SalesOrder>[]): WireAnswer =>
    withEtag(encodeResults(outcomes, status, saved(message), failedIn(version)), outcomes);

/** One record, with those keys that `narrow` leaves: 204 when there is none, 304 when it has not changed `since`. */
export function encodeOne(
  version: CrmVersion,
  since: string | undefined,
  narrow: (record: Record<string, unknown>) => Record<string, unknown>,
) {
  return (outcomes: Outcome<SalesOrder>[]): WireAnswer => {
    const [outcome] = outcomes;
    if (outcome && 'error' in outcome && outcome.error.code === 'not_found') return { status: 204 };
    const order = only(outcomes);
    if (since && !isNewer(order.modifiedAt, timeOf('If-Modified-Since', since))) return { status: 304 };
    return {
      status: 200,
      headers: etag(order),
      body: { data: [narrow(inVersion(version, encodeOrder(order)))] },
    };
  };
}
