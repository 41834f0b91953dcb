import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { openInventory, SMALL_ORDER } from '../../support/inventory.ts';
import { done, storeAs } from '../../support/stored-order.ts';
import { ACCOUNT, CUSTOMER } from '../../support/demo-ids.ts';

interface Row {
  salesorder_id: string;
  salesorder_number: string;
  customer_id: string;
  date: string;
  status: string;
  order_status: string;
  created_time: string;
  last_modified_time: string;
  [name: string]: unknown;
}

const ZYLKER = ACCOUNT;
const DAYS = ['2025-01-01', '2025-01-02', '2025-01-03', '2025-02-01', '2025-02-02'];

const api = await openInventory();
let all: Row[];

beforeAll(async () => {
  for (let at = 0; at < 15; at += 1) {
    const order = await api.create({
      ...SMALL_ORDER,
      customer_id: at % 3 === 0 ? ZYLKER : CUSTOMER,
      date: DAYS[(at * 7) % 5],
      shipment_date: at % 2 ? '2025-01-09' : '',
      reference_number: `R${at}`,
    });
    const path = `/salesorders/${order.salesorder_id}`;
    if (at % 4 === 1) await api.call('POST', `${path}/status/confirmed`);
    if (at % 4 === 2) await api.call('POST', `${path}/status/void`);
    if (at % 5 === 0) await api.call('PUT', path, { body: { notes: 'changed' } });
    if (at === 9)
      await storeAs(api.table, order.salesorder_id, (stored) => ({
        lines: done(stored, 'quantityInvoiced'),
      }));
  }
  all = (await list('')).rows;
});

async function list(query: string): Promise<{ rows: Row[]; context: Record<string, unknown> }> {
  const { status, json, text } = await api.call('GET', `/salesorders?${query}`);
  expect(status, text).toBe(200);
  return { rows: json.salesorders, context: json.page_context };
}

const by =
  (...names: string[]) =>
  (left: Row, right: Row) => {
    const [one, other] = [left, right].map((row) => names.map((name) => row[name]).join(' '));
    return one! < other! ? -1 : 1;
  };

describe('rows', () => {
  it('say the same as the order that they stand for', async () => {
    for (const row of all) {
      const order = await api.retrieve(row.salesorder_id);
      const { shipment_days, quantity, quantity_invoiced, quantity_packed, quantity_shipped, ...told } = row;
      const { is_drop_shipment, is_backorder, ...same } = told;
      expect(order).toMatchObject(same);
      expect([order.is_dropshipped, order.is_backordered]).toEqual([is_drop_shipment, is_backorder]);
      const sum = (name: string) =>
        order.line_items.reduce((total: number, line: Record<string, number>) => total + line[name]!, 0);
      expect([quantity, quantity_invoiced, quantity_packed, quantity_shipped]).toEqual(
        ['quantity', 'quantity_invoiced', 'quantity_packed', 'quantity_shipped'].map(sum),
      );
      expect(shipment_days).toBe(
        row['shipment_date']
          ? (Date.parse(String(row['shipment_date'])) - Date.parse(row.date)) / 86_400_000
          : '',
      );
    }
  });

  it('stand newest created first unless something else is asked for', () => {
    expect(all).toHaveLength(15);
    expect(all).toEqual(all.toSorted(by('salesorder_id')).toReversed());
  });
});

describe('order', () => {
  it.each([
    ['created_time', ['salesorder_id']],
    ['date', ['date', 'salesorder_id']],
    ['last_modified_time', ['last_modified_time', 'salesorder_id']],
  ])('by %s, up and down', async (column, names) => {
    const up = (await list(`sort_column=${column}&sort_order=A`)).rows;
    expect(up).toEqual(all.toSorted(by(...names)));
    const { rows, context } = await list(`sort_column=${column}&sort_order=D`);
    expect(rows).toEqual(up.toReversed());
    expect(context).toMatchObject({ sort_column: column, sort_order: 'D' });
  });
});

/** What each filter means, said over rows. */
const FILTERS: Record<string, (row: Row) => boolean> = {
  'status=draft': (row) => row.order_status === 'draft',
  'status=open': (row) => row.order_status === 'confirmed',
  'status=confirmed': (row) => row.order_status === 'confirmed',
  'status=void': (row) => row.order_status === 'void',
  'status=closed': () => false,
  'filter_by=Status.All': () => true,
  'filter_by=Status.Draft': (row) => row.order_status === 'draft',
  'filter_by=Status.Open': (row) => row.order_status === 'confirmed',
  'filter_by=Status.Void': (row) => row.order_status === 'void',
  'filter_by=Status.Closed': () => false,
  'filter_by=Status.Invoiced': (row) => row.status === 'invoiced',
  'filter_by=Status.PartiallyInvoiced': () => false,
  'filter_by=Status.OverDue': (row) => row.order_status === 'confirmed' && row['shipment_date'] !== '',
  'filter_by=Status.Open&status=invoiced': (row) => row.status === 'invoiced',
  [`customer_id=${ZYLKER}`]: (row) => row.customer_id === ZYLKER,
  'customer_id=1': () => false,
  'date=2025-01-02': (row) => row.date === '2025-01-02',
  'date_start=2025-01-02': (row) => row.date >= '2025-01-02',
  'date_end=2025-01-03': (row) => row.date <= '2025-01-03',
  'date_after=2025-01-02': (row) => row.date > '2025-01-02',
  'date_before=2025-01-03': (row) => row.date < '2025-01-03',
  'date_start=2025-01-02&date_end=2025-02-01': (row) => row.date >= '2025-01-02' && row.date <= '2025-02-01',
  'date_after=2025-01-02&date_before=2025-02-01': (row) => row.date === '2025-01-03',
  'date_after=2025-01-02&date_start=2025-01-01': (row) => row.date > '2025-01-02',
  [`status=draft&customer_id=${ZYLKER}&date_end=2025-01-03`]: (row) =>
    row.order_status === 'draft' && row.customer_id === ZYLKER && row.date <= '2025-01-03',
  'customer_id=&status=&filter_by=&date_start=&date=&page=&per_page=&sort_column=&sort_order=&search_text=':
    () => true,
  'whatever=1&formatneeded=true': () => true,
  'filter_by=all': () => true,
  'filter_by=draft': (row) => row.order_status === 'draft',
  'filter_by=status.draft': (row) => row.order_status === 'draft',
  'date.start=2025-01-02&date.end=2025-02-01': (row) => row.date >= '2025-01-02' && row.date <= '2025-02-01',
};

describe('filters', () => {
  const sorts = [
    'sort_column=created_time&sort_order=A',
    'sort_column=date',
    'sort_column=last_modified_time&sort_order=A',
  ];
  it.each(Object.entries(FILTERS))('%s, in every order and page by page', async (filter, keeps) => {
    for (const sort of sorts) {
      const sorted = (await list(sort)).rows;
      const wanted = sorted.filter(keeps).map((row) => row.salesorder_id);
      // What is sought comes first: an empty value behind it must not undo it.
      const { rows } = await list(`${sort}&${filter}`);
      expect(rows.map((row) => row.salesorder_id)).toEqual(wanted);
    }
    const paged = await pages(filter, 4);
    expect(paged).toEqual(all.filter(keeps).map((row) => row.salesorder_id));
  });

  it('salesorder_number finds the one, and only on the first page', async () => {
    const [row] = all;
    const { rows, context } = await list(`salesorder_number=${row!.salesorder_number}`);
    expect(rows).toEqual([row]);
    expect(context['has_more_page']).toBe(false);
    expect((await list(`salesorder_number=${row!.salesorder_number}&page=2`)).rows).toEqual([]);
    expect((await list(`salesorder_number=${row!.salesorder_number}&status=closed`)).rows).toEqual([]);
    expect((await list('salesorder_number=none')).rows).toEqual([]);
  });
});

/** Follows has_more_page, as clients do. */
async function pages(query: string, perPage: number): Promise<string[]> {
  const ids: string[] = [];
  for (let page = 1; page < 20; page += 1) {
    const { rows, context } = await list(`per_page=${perPage}&page=${page}&${query}`);
    expect(context).toMatchObject({ page, per_page: perPage });
    ids.push(...rows.map((row) => row.salesorder_id));
    if (!context['has_more_page']) return ids;
    expect(rows).toHaveLength(perPage);
  }
  throw new Error('there is always another page');
}

describe('pages', () => {
  it('of any size make up the whole, and has_more_page is exact at their edges', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 17 }), async (perPage) => {
        expect(await pages('', perPage)).toEqual(all.map((row) => row.salesorder_id));
      }),
      { numRuns: 10, examples: [[1], [5], [15], [14], [16]] },
    );
  });

  it('page_context is there though nothing was found, and per_page is capped', async () => {
    const { rows, context } = await list('customer_id=1&per_page=500&page=3');
    expect(rows).toEqual([]);
    expect(context).toEqual({
      page: 3,
      per_page: 200,
      has_more_page: false,
      report_name: 'Sales Orders',
      applied_filter: 'Status.All',
      sort_column: 'created_time',
      sort_order: 'D',
    });
  });
});
