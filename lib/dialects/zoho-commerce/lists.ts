/** Lists of Commerce: what their query asks for, and the page around the rows. Empty values and unknown names are ignored; known but unsupported ones are refused. */
import type { Condition, ListCommand } from '../../domain/list-command.ts';
import type { Look } from '../../domain/list-look.ts';
import { LIMITS } from '../../domain/limits.ts';
import type { OrderPage } from '../../domain/ports.ts';
import type { WireAnswer } from '../exchange.ts';
import { assertServed } from '../leaves/list-parameters.ts';
import { pageOf } from '../leaves/paging.ts';
import { listFilters } from '../zoho/list-filters.ts';
import { pageToken, sortOf } from '../zoho/list-order.ts';
import { encodeRow } from './encode-row.ts';
import { LIST_PARAMETERS } from './list-parameters.ts';
import { narrowed } from './list-statuses.ts';

const SORT_COLUMNS = {
  customer_name: 'customerName',
  salesorder_number: 'number',
  date: 'date',
  shipment_date: 'shipmentDate',
  total: 'total',
  bcy_total: 'baseTotal',
  created_time: 'created',
  last_modified_time: 'modified',
} as const;

/** Of the customer or of any of its contact persons. */
const CONTACTS = {
  email: { at: 'emails', is: 'equal', as: 'email' },
  mobile: { at: 'phones', is: 'equal', as: 'phone' },
  phone: { at: 'phones', is: 'equal', as: 'phone' },
} as const satisfies Record<string, Omit<Look, 'value'>>;

/** @throws OrderError invalid_value | limit_exceeded */
export function decodeList(query: URLSearchParams): ListCommand {
  assertServed(query, LIST_PARAMETERS);
  const page = pageOf(query, LIMITS.pageRows);
  const { column, descending } = sortOf(query, SORT_COLUMNS);
  const { stages, conditions } = narrowed(query);
  const where = [...conditions, ...contactLooks(query)];
  return {
    ...page,
    sortBy: SORT_COLUMNS[column],
    descending,
    ...listFilters(query),
    stages,
    where: where.length > 0 ? { all: where } : undefined,
    pageToken: pageToken(query, page.page),
    reader: 'zoho-commerce',
    // Rows say what only orders know: who is to be written to, what is paid, whether a void order was cancelled.
    whole: true,
  };
}

function contactLooks(query: URLSearchParams): Condition[] {
  return Object.entries(CONTACTS).flatMap(([name, look]) => {
    const value = query.get(name)?.trim();
    return value ? [{ look: { ...look, value } }] : [];
  });
}

/** `page_context` is always there. */
export function encodePage(
  { orders = [], hasMore, nextToken }: OrderPage,
  { page, perPage }: ListCommand,
): WireAnswer {
  const page_context = {
    page,
    per_page: perPage,
    has_more_page: hasMore,
    ...(nextToken && { next_page_token: nextToken }),
  };
  const salesorders = orders.map(encodeRow);
  return { status: 200, body: { code: 0, message: 'success', salesorders, page_context } };
}
