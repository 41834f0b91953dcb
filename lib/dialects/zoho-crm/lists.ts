/** Lists: what their query asks for, and the page around the records. Unknown parameters are ignored; sorting by what no index holds is refused. */
import type { ListCommand } from '../../domain/list-command.ts';
import { LIMITS } from '../../domain/limits.ts';
import { OrderError } from '../../domain/order-error.ts';
import type { SalesOrder } from '../../domain/order.ts';
import type { OrderPage } from '../../domain/ports.ts';
import type { WireAnswer, WireRequest } from '../exchange.ts';
import { assertServed } from '../leaves/list-parameters.ts';
import { pageOf } from '../leaves/paging.ts';
import { timeOf } from '../leaves/preconditions.ts';
import { timeIn } from '../leaves/zoned-time.ts';
import { encodeOrder } from './encode-order.ts';
import { LIST_PARAMETERS } from './list-parameters.ts';
import { inVersion } from './versioned.ts';
import { infoOf, type PageTold } from './page-info.ts';
import { versionOf } from './versions.ts';

const { listedRecordIds: IDS_AT_MOST, idLength: ID_AT_MOST } = LIMITS;
export const PER_PAGE = LIMITS.pageRows;
/** More lines than this in one answer would not fit through Lambda. */
const LINES_AT_MOST = 8000;
const SORT_FIELDS: Record<string, ListCommand['sortBy']> = {
  id: 'created',
  Created_Time: 'created',
  Modified_Time: 'modified',
  Subject: 'subject',
  SO_Number: 'number',
  Account_Name: 'customerName',
  Grand_Total: 'total',
};

/** @throws OrderError invalid_value | missing_field (`fields`, where the version asks for them) | limit_exceeded */
export function decodeList(request: WireRequest): ListCommand {
  assertServed(request.query, LIST_PARAMETERS);
  const ids = request.query.get('ids');
  const { fieldsRequired } = versionOf(request);
  if (fieldsRequired && !ids && !request.query.get('fields')?.trim())
    throw new OrderError('missing_field', { field: 'fields' });
  return { ...decodePage(request), ...orderOfIncrement(request), ids: ids ? decodeIds(ids) : undefined };
}

/** What changed since a time, in no order that was asked for, comes in the order of the changes: pages miss none while orders change. */
function orderOfIncrement({
  query,
  headers,
}: WireRequest): Partial<Pick<ListCommand, 'sortBy' | 'descending'>> {
  const isOrdered = query.get('sort_by') || query.get('sort_order');
  return headers['if-modified-since'] && !isOrdered ? { sortBy: 'modified', descending: false } : {};
}

/** Which page, in which order, of what was changed since: as lists and searches are asked. @throws OrderError invalid_value */
export function decodePage(request: WireRequest): ListCommand {
  const { query, headers } = request;
  const since = headers['if-modified-since'];
  return {
    ...pageOf(query, PER_PAGE),
    sortBy: sortField(query),
    descending: isDescending(query),
    modifiedSince: since ? timeOf('If-Modified-Since', since) : undefined,
    pageToken: tokenIn(request),
    reader: 'zoho-crm',
    whole: true,
  };
}

/** An empty one begins a walk, unless a page is named; where every page tells where it ended, it is there whether named or not. */
function tokenIn(request: WireRequest): string | undefined {
  const { query } = request;
  const token = query.get('page_token')?.trim();
  if (versionOf(request).info.includes('next_page_token')) return token ?? '';
  return token || (token === '' && !query.get('page') ? '' : undefined);
}

/** Distinct ids in their order. @throws OrderError limit_exceeded | invalid_value */
export function decodeIds(text: string): string[] {
  const ids = [...new Set(text.split(',').map((id) => id.trim()))].filter((id) => id !== '');
  if (ids.length > IDS_AT_MOST) throw new OrderError('limit_exceeded', { field: 'ids', limit: IDS_AT_MOST });
  const tooLong = ids.some((id) => id.length > ID_AT_MOST);
  if (tooLong) throw new OrderError('invalid_value', { field: 'ids', maximumLength: ID_AT_MOST });
  return ids;
}

/** The names of the keys to answer; undefined for all of them. */
export function fieldsOf(query: URLSearchParams): Set<string> | undefined {
  const fields = query.get('fields');
  return fields ? new Set(['id', ...fields.split(',').map((name) => name.trim())]) : undefined;
}

function sortField(query: URLSearchParams): ListCommand['sortBy'] {
  const name = query.get('sort_by') || 'id';
  const field = Object.hasOwn(SORT_FIELDS, name) ? SORT_FIELDS[name] : undefined;
  if (field) return field;
  throw new OrderError('invalid_value', { field: 'sort_by', expected: Object.keys(SORT_FIELDS).join(', ') });
}

export function isDescending(query: URLSearchParams): boolean {
  const order = query.get('sort_order') || 'desc';
  if (order === 'asc' || order === 'desc') return order === 'desc';
  throw new OrderError('invalid_value', { field: 'sort_order', expected: 'asc, desc' });
}

/** 204 when there is nothing to show, 304 when nothing has changed since. @throws OrderError limit_exceeded */
export function encodePage(request: WireRequest, command: ListCommand) {
  const { query, headers } = request;
  const version = versionOf(request);
  const fields = fieldsOf(query);
  const withLines = !fields || fields.has(version.lines);
  return (page: OrderPage): WireAnswer => {
    const { orders = [] } = page;
    const [first] = orders;
    if (!first) return { status: headers['if-modified-since'] ? 304 : 204 };
    if (withLines && orders.reduce((sum, { lines }) => sum + lines.length, 0) > LINES_AT_MOST) {
      throw new OrderError('limit_exceeded', { field: 'per_page', limit: Math.floor(command.perPage / 2) });
    }
    const data = orders.map((order) => narrowed(inVersion(version, encodeOrder(order)), fields));
    return {
      status: 200,
      body: { data, info: infoOf(toldOf(page, command, first), orderIn(query, command), version.info) },
    };
  };
}

const ORDER_OF_CHANGES = new URLSearchParams({ sort_by: 'Modified_Time', sort_order: 'asc' });
/** The order that was asked for, or the one that an increment comes in. */
const orderIn = (query: URLSearchParams, { sortBy }: ListCommand): URLSearchParams =>
  sortBy === 'modified' && !query.get('sort_by') ? ORDER_OF_CHANGES : query;

function toldOf(
  { orders = [], hasMore, nextToken, nextTokenUntil }: OrderPage,
  command: ListCommand,
  { presentation }: SalesOrder,
): PageTold {
  const tokenUntil = nextTokenUntil && timeIn(presentation.timeZone, nextTokenUntil);
  const { page, perPage } = command;
  return { count: orders.length, page, perPage, hasMore, token: nextToken, tokenUntil };
}

export function narrowed(
  record: Record<string, unknown>,
  fields: Set<string> | undefined,
): Record<string, unknown> {
  if (!fields) return record;
  return Object.fromEntries(Object.entries(record).filter(([name]) => fields.has(name)));
}
