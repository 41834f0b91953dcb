/** Deleted records: what the query asks for, and the page around what is left of them. */
import type { DeletedOrder } from '../../domain/deleted-order.ts';
import type { DeletedList, ListDeletedCommand } from '../../operations/list-deleted.ts';
import type { WireAnswer, WireRequest } from '../exchange.ts';
import { orderIdIn } from '../leaves/ids.ts';
import { assertServed } from '../leaves/list-parameters.ts';
import { pageOf } from '../leaves/paging.ts';
import { timeOf } from '../leaves/preconditions.ts';
import { encodeActor } from './encode-ids.ts';
import { DELETED_PARAMETERS } from './list-parameters.ts';
import { timeIn } from '../leaves/zoned-time.ts';
import { PER_PAGE } from './lists.ts';

/** The service keeps what was deleted for so long in its recycle bin, and calls it permanently deleted afterwards. */
const RECYCLE_DAYS = 60;
const DAY_MS = 86_400_000;

/** @throws OrderError invalid_value */
export function decodeDeleted({ query, headers }: WireRequest): ListDeletedCommand {
  assertServed(query, DELETED_PARAMETERS);
  const since = headers['if-modified-since'];
  const type = query.get('type')?.trim().toLowerCase();
  return {
    ...pageOf(query, PER_PAGE),
    modifiedSince: since ? timeOf('If-Modified-Since', since) : undefined,
    ...(type === 'recycle' && { atMostDaysAgo: RECYCLE_DAYS }),
    ...(type === 'permanent' && { atLeastDaysAgo: RECYCLE_DAYS }),
  };
}

/** 204 when there is nothing to show, 304 when nothing was deleted since. */
export function encodeDeleted(
  { deleted, hasMore, ...told }: DeletedList,
  { page, perPage, modifiedSince }: ListDeletedCommand,
): WireAnswer {
  if (deleted.length === 0) return { status: modifiedSince ? 304 : 204 };
  const data = deleted.map((order) => encodeOne(order, told));
  const info = { per_page: perPage, count: data.length, page, more_records: hasMore };
  return { status: 200, body: { data, info } };
}

function encodeOne(
  { number, subject, at, by, ...order }: DeletedOrder,
  { asOf, timeZone }: Pick<DeletedList, 'asOf' | 'timeZone'>,
) {
  return {
    id: orderIdIn('zoho-crm', order),
    display_name: subject || number,
    type: asOf - Date.parse(at) < RECYCLE_DAYS * DAY_MS ? 'recycle' : 'permanent',
    deleted_by: encodeActor(by),
    deleted_time: timeIn(timeZone, at),
  };
}
