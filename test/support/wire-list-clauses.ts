/** Parts of a list's query: parameters with what they mean, or that they are not served like this. */
import * as fc from 'fast-check';
import type { ListCommand } from '../../lib/domain/list-command.ts';
import type { ModelWorld } from './list-model.ts';

export type Meaning = Partial<ListCommand>;

export interface Clause {
  query?: Record<string, string>;
  headers?: Record<string, string>;
  means?: Meaning[];
  /** The parameter that is refused. */
  refused?: string;
  /** Another value of the same kind contradicts it. */
  excludes?: { kind: 'status' | 'progress'; value: string };
}

export const NAMES = [
  'nguyen',
  'NGUYỄN',
  'dien may',
  'muller',
  'söhne gmbh',
  'isik',
  'cag',
  'z',
  'mueller',
  '?',
  'Zylker',
];
export const TEXTS = [
  'SO-1',
  'X',
  'PO',
  'PO-1',
  'ref',
  'Chairs',
  'chairs for 1',
  'Đơn',
  'don',
  'nothing',
  'gmbh',
];
const DAYS = [
  '2026-01-01',
  '2026-03-12',
  '2026-05-14',
  '2026-09-11',
  '2026-10-05',
  '2026-12-31',
  '9999-12-31',
  '0000-01-01',
];
const TOTALS = ['0', '2.5', '25', '50.00', '97.5', '-1'];

/** One parameter and the filter that its text is. */
export const text = (
  name: string,
  filter: keyof ListCommand,
  values: readonly string[],
): fc.Arbitrary<Clause> =>
  fc.constantFrom(...values).map((value) => ({ query: { [name]: value }, means: [{ [filter]: value }] }));

/** `date_start` and `date.start` are one name. */
const dotted = (clause: fc.Arbitrary<Clause>): fc.Arbitrary<Clause> =>
  fc.tuple(clause, fc.boolean()).map(([{ query = {}, ...rest }, withDot]) => ({
    ...rest,
    query: withDot
      ? Object.fromEntries(
          Object.entries(query).map(([name, value]) => [
            name.replace(/_(startswith|contains|start|end|before|after|less_\w+|greater_\w+)$/, '.$1'),
            value,
          ]),
        )
      : query,
  }));

const dayAfter = (day: string, days: number): string => {
  const shifted = new Date(Date.parse(day) + days * 86_400_000).toISOString();
  return shifted.startsWith('+')
    ? '9999-99-99'
    : shifted.startsWith('-')
      ? '0000-00-00'
      : shifted.slice(0, 10);
};

/** A day and its four relations. */
function days(name: string, from: 'dateFrom' | 'shipmentFrom', to: 'dateTo' | 'shipmentTo') {
  const on = (suffix: string, meansOf: (day: string) => Meaning): fc.Arbitrary<Clause> =>
    fc.constantFrom(...DAYS).map((day) => ({ query: { [`${name}${suffix}`]: day }, means: [meansOf(day)] }));
  const one = {
    [name]: on('', (day) => ({ [from]: day, [to]: day })),
    [`${name}_start`]: dotted(on('_start', (day) => ({ [from]: day }))),
    [`${name}_end`]: dotted(on('_end', (day) => ({ [to]: day }))),
    [`${name}_after`]: dotted(on('_after', (day) => ({ [from]: dayAfter(day, 1) }))),
    [`${name}_before`]: dotted(on('_before', (day) => ({ [to]: dayAfter(day, -1) }))),
  };
  return { ...one, [`${name}, twice`]: fc.subarray(Object.values(one), { minLength: 2 }).chain(together) };
}

/** All of them must hold. */
const together = (clauses: fc.Arbitrary<Clause>[]): fc.Arbitrary<Clause> =>
  fc.tuple(...clauses).map((chosen) => ({
    query: Object.assign({}, ...chosen.map(({ query }) => query)) as Record<string, string>,
    means: chosen.flatMap(({ means = [] }) => means),
  }));

type Narrowing = Pick<Clause, 'means' | 'excludes'>;
const status = (value: NonNullable<ListCommand['status']>): Narrowing => ({
  means: [{ status: value }],
  excludes: { kind: 'status', value },
});
const progress = (
  value: NonNullable<ListCommand['progress']>,
  means: Meaning = { progress: value },
): Narrowing => ({
  means: [means],
  excludes: { kind: 'progress', value },
});
const NOTHING: Narrowing = { means: [{ stages: [] }] };

const STATUSES: Record<string, Narrowing> = {
  draft: status('draft'),
  open: status('confirmed'),
  Confirmed: status('confirmed'),
  closed: status('closed'),
  void: status('void'),
  invoiced: progress('invoiced'),
  partially_invoiced: progress('partially_invoiced'),
  overdue: progress('overdue'),
  shipped: progress('shipped', { stages: ['shipped'] }),
  partially_shipped: progress('partially_shipped', { stages: ['partially_shipped'] }),
  fulfilled: progress('fulfilled', { stages: ['fulfilled'] }),
  pending_approval: NOTHING,
};

const FILTERS: Record<string, Narrowing> = {
  'Status.All': {},
  'Status.Draft': status('draft'),
  'Status.Open': status('confirmed'),
  'Status.Void': status('void'),
  'status.closed': status('closed'),
  'Status.Invoiced': progress('invoiced'),
  'Status.PartiallyInvoiced': progress('partially_invoiced'),
  'Status.OverDue': progress('overdue'),
  'Status.Confirmed': { means: [{ stages: ['confirmed'] }] },
  'Status.Shipped': progress('shipped', { stages: ['shipped'] }),
  'Status.Fulfilled': progress('fulfilled', { stages: ['fulfilled'] }),
  'Status.PendingApproval': NOTHING,
};

const named = (name: string, values: Record<string, Narrowing>): fc.Arbitrary<Clause> =>
  fc
    .constantFrom(...Object.entries(values))
    .map(([value, narrowing]) => ({ query: { [name]: value }, ...narrowing }));

/** What is known by name and not served like this. */
export const refusals = (parameters: [name: string, value: string][]): fc.Arbitrary<Clause> =>
  fc.constantFrom(...parameters).map(([name, value]) => ({ query: { [name]: value }, refused: name }));

const NOT_SERVED: [string, string][] = [
  ['email', 'a@b.c'],
  ['item_id', '1'],
  ['customer_ids', 'c1,c2'],
  ['created_by_id', '1'],
  ['sales_channel', 'direct_sales'],
  ['warehouse_id', '1'],
  ['cf_colour', 'red'],
  ['custom_field_1', 'x'],
  ['salesorder_number_endswith', '1'],
  ['reference_number_in', 'PO'],
  ['customer_name_not_contains', 'a'],
  ['date_between', '2026-01-01'],
  ['total_between', '1'],
  ['total_is_empty', 'true'],
  ['created_date', '2026-01-01'],
  ['shipment_date.is_empty', 'true'],
  ['sub_total_less_than', '5'],
  ['search_criteria', 'x'],
  ['cursor', 'x'],
  ['sort_column', 'balance'],
  ['sort_order', 'up'],
  ['status', 'sent'],
  ['filter_by', 'Status.Sent'],
  ['per_page', 'many'],
  ['page', '0'],
  ['date_start', '2026-02-30'],
  ['shipment_date', 'soon'],
  ['total', 'much'],
  ['last_modified_time', 'yesterday'],
  ['page_token', 'made-up'],
];

/** Not all of them once per run, but some in most. */
export const times = (world: ModelWorld, of: 'createdAt' | 'modifiedAt'): fc.Arbitrary<string> =>
  fc.nat(world.rows.length - 1).map((at) => String(world.rows[at]?.[of]));

export const idsIn = (world: ModelWorld): fc.Arbitrary<string[]> =>
  fc
    .array(
      fc.oneof(
        fc.nat(world.rows.length - 1).map((at) => String(world.rows[at]?.id)),
        fc.constantFrom('1', 'x', '77'),
      ),
      {
        minLength: 1,
        maxLength: 12,
      },
    )
    .map((ids) => [...new Set(ids)]);

/** What lists of Inventory and of Commerce share. */
const sharedClauses = (world: ModelWorld): Record<string, fc.Arbitrary<Clause>> => ({
  customer_id: text('customer_id', 'customerId', ['c1', 'c2', 'c3', 'nobody']),
  customer_name: text('customer_name', 'customerName', NAMES),
  customer_name_startswith: dotted(text('customer_name_startswith', 'customerNameStartsWith', NAMES)),
  customer_name_contains: dotted(text('customer_name_contains', 'customerNameContains', NAMES)),
  salesorder_number: text('salesorder_number', 'number', ['SO-1', 'X2', 'none']),
  salesorder_number_startswith: dotted(text('salesorder_number_startswith', 'numberStartsWith', TEXTS)),
  salesorder_number_contains: dotted(text('salesorder_number_contains', 'numberContains', TEXTS)),
  reference_number: text('reference_number', 'reference', ['PO', 'PO-3', 'nothing']),
  reference_number_startswith: dotted(text('reference_number_startswith', 'referenceStartsWith', TEXTS)),
  reference_number_contains: dotted(text('reference_number_contains', 'referenceContains', TEXTS)),
  search_text: text('search_text', 'searchText', TEXTS),
  salesperson_id: text('salesperson_id', 'salespersonId', ['s1', 's2', 's9']),
  ...days('date', 'dateFrom', 'dateTo'),
  ...days('shipment_date', 'shipmentFrom', 'shipmentTo'),
  total: text('total', 'totalIs', TOTALS),
  total_less_than: dotted(text('total_less_than', 'totalBelow', TOTALS)),
  total_less_equals: dotted(text('total_less_equals', 'totalTo', TOTALS)),
  total_greater_than: dotted(text('total_greater_than', 'totalAbove', TOTALS)),
  total_greater_equals: dotted(text('total_greater_equals', 'totalFrom', TOTALS)),
  created_date_start: times(world, 'createdAt').map((time) => ({
    query: { created_date_start: time.slice(0, 10) },
    means: [{ createdFrom: `${time.slice(0, 10)}T00:00:00.000Z` }],
  })),
  created_date_end: times(world, 'createdAt').map((time) => ({
    query: { created_date_end: time.slice(0, 10) },
    means: [{ createdTo: `${time.slice(0, 10)}T23:59:59.999Z` }],
  })),
  // From the second on that is named.
  last_modified_time: times(world, 'modifiedAt').map((time) => ({
    query: { last_modified_time: time.replace(/\.\d+Z$/, '+0000') },
    means: [{ modifiedSince: new Date(Date.parse(time) - 1000).toISOString() }],
  })),
  salesorder_ids: idsIn(world).map((ids) => ({
    query: { salesorder_ids: ids.join(',') },
    means: [{ ids }],
  })),
});

export function inventoryClauses(world: ModelWorld): Record<string, fc.Arbitrary<Clause>> {
  return {
    status: named('status', STATUSES),
    filter_by: named('filter_by', FILTERS),
    ...sharedClauses(world),
    include: fc.constant({ query: { include: 'line_items' } }),
    empty: fc.constant({ query: { customer_name: '', email: ' ', unheard_of: 'x' } }),
    refused: refusals(NOT_SERVED),
    'refused as well': refusals(NOT_SERVED),
    'and refused': refusals(NOT_SERVED),
  };
}

const stages = (...some: NonNullable<ListCommand['stages']>): Narrowing => ({ means: [{ stages: some }] });
const CONFIRMED = stages('confirmed', 'partially_invoiced', 'invoiced', 'partially_shipped', 'shipped');
const INVOICED: Meaning = { where: { filter: { progress: 'invoiced' } } };
const PARTLY_INVOICED: Meaning = { where: { filter: { progress: 'partially_invoiced' } } };
const not = ({ where }: Meaning): Meaning => ({ where: where && { not: where } });

/** Without the words that only orders tell: the model has rows. */
export function commerceClauses(world: ModelWorld): Record<string, fc.Arbitrary<Clause>> {
  return {
    filter_by: named('filter_by', {
      'Status.All': {},
      'Status.Draft': stages('draft'),
      confirmed: CONFIRMED,
      'Status.ToBeShipped': stages('confirmed', 'partially_invoiced', 'invoiced', 'partially_shipped'),
      'Status.Shipped': stages('shipped'),
      'status.tobeinvoiced': { means: [...(CONFIRMED.means ?? []), not(INVOICED)] },
      'Status.Closed': stages('closed', 'fulfilled'),
      'Status.Void': stages('void'),
    }),
    order_status: named('order_status', {
      draft: stages('draft'),
      Pending: stages('draft'),
      confirmed: CONFIRMED,
      closed: stages('closed', 'fulfilled'),
      onhold: NOTHING,
    }),
    invoiced_status: named('invoiced_status', {
      null: { means: [not(INVOICED), not(PARTLY_INVOICED)] },
      partially_invoiced: { means: [PARTLY_INVOICED] },
    }),
    shipped_status: named('shipped_status', {
      null: stages('void'),
      pending: stages('draft', 'confirmed', 'partially_invoiced', 'invoiced', 'closed'),
      partially_shipped: stages('partially_shipped'),
      shipped: stages('shipped'),
      fulfilled: stages('fulfilled'),
    }),
    ...sharedClauses(world),
    empty: fc.constant({
      query: { customer_name: '', return_status: ' ', is_return_waiting_for_approval: 'false' },
    }),
    refused: refusals([
      ['return_status', 'returned'],
      ['refund_status_in', 'refunded'],
      ['is_return_waiting_for_approval', 'true'],
      ['status', 'draft'],
      ['order_status', 'completed'],
      ['paid_status', 'soon'],
      ['sort_column', 'reference_number'],
      ['sort_order', 'up'],
      ['per_page', 'many'],
      ['date_start', '2026-02-30'],
      ['page_token', 'made-up'],
    ]),
  };
}

export function crmClauses(world: ModelWorld): Record<string, fc.Arbitrary<Clause>> {
  return {
    // After the second that is named, for that is all that a header says.
    'If-Modified-Since': times(world, 'modifiedAt').map((time) => ({
      headers: { 'if-modified-since': new Date(time).toUTCString() },
      means: [{ modifiedSince: time }],
    })),
    ids: idsIn(world).map((ids) => ({ query: { ids: ids.join(',') }, means: [{ ids }] })),
    fields: fc.constant({ query: { fields: 'Subject,SO_Number' } }),
    all: fc
      .constantFrom(['converted', 'false'], ['approved', 'both'], ['unheard_of', 'x'])
      .map(([name = '', value = '']) => ({ query: { [name]: value } })),
    refused: refusals([
      ['cvid', '1'],
      ['territory_id', '1'],
      ['converted', 'true'],
      ['approved', 'false'],
      ['sort_by', 'Owner'],
      ['sort_order', 'up'],
      ['page', '0'],
      ['per_page', 'many'],
      ['page_token', 'made-up'],
      ['ids', Array.from({ length: 101 }, (_, at) => at).join(',')],
    ]),
  };
}
