/** `{code, message, …}` around what is answered. */
import type { SalesOrder } from '../../domain/order.ts';
import type { OrderPage } from '../../domain/ports.ts';
import type { Outcome } from '../../operations/operation.ts';
import type { WireAnswer } from '../exchange.ts';
import { etag } from '../leaves/preconditions.ts';
import { sortColumn, sortOrder } from './decode-list.ts';
import { encodeOrder } from './encode-order.ts';
import { encodeRow, encodeWholeRow } from './encode-row.ts';

/** The value of a request about one thing. @throws the OrderError that became of it */
export function only<Value>(outcomes: Outcome<Value>[]): Value {
  const [outcome] = outcomes;
  if (!outcome) throw new TypeError('an answer without an outcome');
  if ('error' in outcome) throw outcome.error;
  return outcome.value;
}

/** Create, update and calculate: clients in use read either key. */
export function encodeSaved(order: SalesOrder, status: number, message: string): WireAnswer {
  const body = encodeOrder(order);
  const headers = order.version === 0 ? {} : etag(order);
  return { status, headers, body: { code: 0, message, sales_order: body, salesorder: body } };
}

export function encodeSingle(order: SalesOrder): WireAnswer {
  return {
    status: 200,
    headers: etag(order),
    body: { code: 0, message: 'success', salesorder: encodeOrder(order) },
  };
}

/** `page_context` is always there: clients loop for ever without it. */
export function encodePage({ rows, orders, hasMore }: OrderPage, query: URLSearchParams): WireAnswer {
  const page_context = {
    page: Number(query.get('page') || 1),
    per_page: Math.min(200, Number(query.get('per_page') || 200)),
    has_more_page: hasMore,
    report_name: 'Sales Orders',
    applied_filter: query.get('filter_by') || 'Status.All',
    sort_column: sortColumn(query),
    sort_order: sortOrder(query),
  };
  const whole = query.get('include') === 'line_items';
  const salesorders = whole ? (orders ?? []).map(encodeWholeRow) : rows.map(encodeRow);
  return {
    status: 200,
    body: { code: 0, message: 'success', salesorders, page_context },
  };
}
