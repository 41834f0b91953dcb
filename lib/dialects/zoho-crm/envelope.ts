/** What is around records: results of writes by position, pages of reads. */
import type { OrderError, OrderErrorCode } from '../../domain/order-error.ts';
import { OrderError as Refusal } from '../../domain/order-error.ts';
import { isNewer } from '../../domain/list-filter.ts';
import type { SalesOrder } from '../../domain/order.ts';
import type { OrderPage } from '../../domain/ports.ts';
import type { Outcome } from '../../operations/operation.ts';
import type { WireAnswer, WireRequest } from '../exchange.ts';
import { etag } from '../leaves/preconditions.ts';
import { timeIn } from '../leaves/zoned-time.ts';
import { fieldsOf, pageOf } from './decode-list.ts';
import { timeOf } from './decode-request.ts';
import { encodeActor } from './encode-parts.ts';
import { encodeRecord } from './encode-record.ts';
import { encodeFailure, wordError } from './errors.ts';

/** More lines than this in one answer would not fit through Lambda. */
const LINES_AT_MOST = 8000;

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
  failure: (error: OrderError, position: number) => Record<string, unknown> = failed,
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

function failed(error: OrderError): Record<string, unknown> {
  return encodeFailure(wordError(error));
}

/** What a write answers about a record that it has made or changed. */
export function saved(message: string): (order: SalesOrder) => Record<string, unknown> {
  return (order) => ({
    code: 'SUCCESS',
    details: {
      Modified_Time: timeIn(order.presentation.timeZone, order.modifiedAt),
      Modified_By: encodeActor(order.modifiedBy),
      Created_Time: timeIn(order.presentation.timeZone, order.createdAt),
      id: order.id,
      Created_By: encodeActor(order.createdBy),
    },
    message,
    status: 'success',
  });
}

export function deleted({ id }: SalesOrder): Record<string, unknown> {
  return { code: 'SUCCESS', details: { id }, message: 'record deleted', status: 'success' };
}

/** The ETag beside the answer about one order. */
export function withEtag(answer: WireAnswer, outcomes: Outcome<SalesOrder>[]): WireAnswer {
  const [only, ...others] = outcomes;
  return only && 'value' in only && others.length === 0 ? { ...answer, headers: etag(only.value) } : answer;
}

/** 204 when there is no such record, 304 when it has not changed since. */
export function encodeOne([outcome]: Outcome<SalesOrder>[], { headers }: WireRequest): WireAnswer {
  if (!outcome) throw new TypeError('an answer without an outcome');
  if ('error' in outcome) {
    if (outcome.error.code === 'not_found') return { status: 204 };
    throw outcome.error;
  }
  const order = outcome.value;
  const since = headers['if-modified-since'];
  if (since && !isNewer(order.modifiedAt, timeOf('If-Modified-Since', since))) return { status: 304 };
  return { status: 200, headers: etag(order), body: { data: [encodeRecord(order)] } };
}

/** 204 when there is nothing to show, 304 when nothing has changed since. @throws OrderError limit_exceeded */
export function encodePage([outcome]: Outcome<OrderPage>[], request: WireRequest): WireAnswer {
  if (!outcome) throw new TypeError('an answer without an outcome');
  if ('error' in outcome) throw outcome.error;
  const { orders = [], hasMore } = outcome.value;
  if (orders.length === 0) return { status: request.headers['if-modified-since'] ? 304 : 204 };
  const { page, perPage } = pageOf(request.query);
  const fields = fieldsOf(request.query);
  const withLines = !fields || fields.has('Product_Details');
  if (withLines && orders.reduce((sum, { lines }) => sum + lines.length, 0) > LINES_AT_MOST) {
    throw new Refusal('limit_exceeded', { field: 'per_page', limit: Math.floor(perPage / 2) });
  }
  const data = orders.map((order) => narrowed(encodeRecord(order), fields));
  return {
    status: 200,
    body: { data, info: { per_page: perPage, count: data.length, page, more_records: hasMore } },
  };
}

function narrowed(record: Record<string, unknown>, fields: Set<string> | undefined): Record<string, unknown> {
  if (!fields) return record;
  return Object.fromEntries(Object.entries(record).filter(([name]) => fields.has(name)));
}
