/** The filters that lists of Inventory, Books and Commerce share: texts, names, totals, days and ids. Empty values are none. */
import { parseDecimal } from '../../domain/decimal.ts';
import { parseCalendarDate } from '../../domain/identity.ts';
import type { Filter, ListCommand } from '../../domain/list-command.ts';
import { LIMITS } from '../../domain/limits.ts';
import { OrderError } from '../../domain/order-error.ts';
import { words } from '../leaves/leaves.ts';
import type { ListParameter } from '../leaves/list-parameters.ts';

/** Parameters that have suffixes, with those that are served. */
export const FAMILIES: readonly ListParameter[] = [
  ...words('salesorder_number reference_number customer_name').map((name) => ({
    name,
    served: ['', 'startswith', 'contains'],
  })),
  ...words('date shipment_date').map((name) => ({ name, served: ['', 'start', 'end', 'before', 'after'] })),
  { name: 'created_date', served: ['start', 'end'] },
  { name: 'total', served: ['', 'less_than', 'less_equals', 'greater_than', 'greater_equals'] },
];

const IDS_AT_MOST = LIMITS.listedIds;

/** Parameters whose text is the filter's. */
const TEXTS: Record<string, Filter> = {
  customer_id: 'customerId',
  salesorder_number_startswith: 'numberStartsWith',
  salesorder_number_contains: 'numberContains',
  reference_number: 'reference',
  reference_number_startswith: 'referenceStartsWith',
  reference_number_contains: 'referenceContains',
  customer_name: 'customerName',
  customer_name_startswith: 'customerNameStartsWith',
  customer_name_contains: 'customerNameContains',
  search_text: 'searchText',
  salesperson_id: 'salespersonId',
};

const TOTALS: Record<string, Filter> = {
  total: 'totalIs',
  total_less_than: 'totalBelow',
  total_less_equals: 'totalTo',
  total_greater_than: 'totalAbove',
  total_greater_equals: 'totalFrom',
};

/** `_start` and `_end` belong to the range, `_before` and `_after` do not. */
const daysOf = (
  name: string,
  from: Filter,
  to: Filter,
): Record<string, [filters: Filter[], shiftDays: number]> => ({
  [name]: [[from, to], 0],
  [`${name}_start`]: [[from], 0],
  [`${name}_end`]: [[to], 0],
  [`${name}_after`]: [[from], 1],
  [`${name}_before`]: [[to], -1],
});
const DAYS = {
  ...daysOf('date', 'dateFrom', 'dateTo'),
  ...daysOf('shipment_date', 'shipmentFrom', 'shipmentTo'),
};

const DAY_MS = 86_400_000;

/** @throws OrderError invalid_value | limit_exceeded */
export function listFilters(query: URLSearchParams): Partial<ListCommand> {
  const given = (name: string) => valueOf(query, name);
  const found: Partial<Record<Filter, string>> = {};
  for (const [name, filter] of Object.entries(TEXTS)) found[filter] = given(name);
  for (const [name, filter] of Object.entries(TOTALS)) found[filter] = decimalOf(name, given(name));
  for (const [name, [filters, shift]] of Object.entries(DAYS)) {
    const day = dayOf(name, given(name), shift);
    for (const filter of filters) found[filter] = narrower(filter, found[filter], day);
  }
  const [first, last] = ['created_date_start', 'created_date_end'].map((name) => dayOf(name, given(name), 0));
  return {
    ...(found as Partial<ListCommand>),
    number: given('salesorder_number')?.normalize('NFC'),
    createdFrom: first && `${first}T00:00:00.000Z`,
    createdTo: last && `${last}T23:59:59.999Z`,
    modifiedSince: sinceOf(given('last_modified_time')),
    ids: idsOf(given('salesorder_ids')),
  };
}

/** Several days that a range begins or ends with must all hold: the latest beginning, the earliest end. */
function narrower(filter: Filter, one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one > other === filter.endsWith('From') ? one : other;
}

/** `date_start` and `date.start` are one name. */
function valueOf(query: URLSearchParams, name: string): string | undefined {
  const dotted = name.replace(
    /_(startswith|contains|start|end|before|after|less_than|less_equals|greater_than|greater_equals)$/,
    '.$1',
  );
  return query.get(name)?.trim() || query.get(dotted)?.trim() || undefined;
}

function decimalOf(field: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const decimal = parseDecimal(text);
  if (decimal === undefined) throw new OrderError('invalid_value', { field, expected: 'a number' });
  return decimal;
}

function dayOf(field: string, text: string | undefined, shiftDays: number): string | undefined {
  if (text === undefined) return undefined;
  const day = parseCalendarDate(text);
  if (!day) throw new OrderError('invalid_value', { field, expected: 'date (yyyy-mm-dd)' });
  if (shiftDays === 0) return day;
  const shifted = new Date(Date.parse(day) + shiftDays * DAY_MS).toISOString();
  // Beyond the calendar of four-digit years: no order is there.
  return shifted.length > 24 ? (shiftDays > 0 ? '9999-99-99' : '0000-00-00') : shifted.slice(0, 10);
}

/** From this second on: what a client saw last may have a neighbour in the same second. */
export function sinceOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const time = Date.parse(text.replace(/ (\d{4})$/, '+$1'));
  if (Number.isNaN(time) || !/^\d{4}-\d{2}-\d{2}/.test(text))
    throw new OrderError('invalid_value', {
      field: 'last_modified_time',
      expected: 'a time like 2026-11-21T18:00:00+0000',
    });
  return new Date(time - 1000).toISOString();
}

function idsOf(text: string | undefined): string[] | undefined {
  if (text === undefined) return undefined;
  const ids = [...new Set(text.split(',').map((id) => id.trim()))].filter((id) => id !== '');
  if (ids.length > IDS_AT_MOST)
    throw new OrderError('limit_exceeded', { field: 'salesorder_ids', limit: IDS_AT_MOST });
  return ids;
}
