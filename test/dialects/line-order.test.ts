/** The order of lines is data: whichever wire moves them, every wire shows it and the history tells it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { organizationId } from '../../lib/domain/identity.ts';
import { ItemRow } from '../../lib/domain/reference.ts';
import { consumeFact } from '../../lib/runtime/consume-fact.ts';
import { putReferenceRow } from '../../lib/store/references.ts';
import { RECORDS } from '../support/crm.ts';
import { consumerOf, factEvent } from '../support/deliveries.ts';
import { CUSTOMER, ORGANIZATION } from '../support/demo-ids.ts';
import { SALE_ORDER, withKey } from '../support/getfly.ts';
import { openInventory } from '../support/inventory.ts';
import type { Ref } from '../support/wire.ts';
import { READERS } from '../support/wires.ts';

const api = await openInventory();
const NAMES = ['a', 'b', 'c'];

// Getfly calls a line by its item's code.
beforeAll(async () => {
  for (const name of NAMES) {
    const row = { kind: 'item', id: `item-${name}`, name, code: name.toUpperCase() };
    await putReferenceRow(api.table, organizationId(ORGANIZATION), ItemRow.parse(row));
  }
});

interface Line {
  line_item_id: string;
  name: string;
  item_order: number;
}

const named = (name: string) => ({ name, rate: 1, quantity: 1 });
const namesOf = (order: { line_items: Line[] }) => order.line_items.map(({ name }) => name);

async function threeLines(): Promise<Ref & { lines: Line[] }> {
  const line_items = NAMES.map((name) => ({ item_id: `item-${name}`, rate: 1, quantity: 1 }));
  const order = await api.create({ customer_id: CUSTOMER, line_items });
  return { id: order.salesorder_id, number: order.salesorder_number, lines: order.line_items };
}

const put = (id: string, body: object) => api.call('PUT', `/salesorders/${id}`, { body });
const historyOf = async (id: string) => (await api.call('GET', `/salesorders/${id}/history`)).json.history;
const backwards = ({ lines }: { lines: Line[] }) =>
  lines.toReversed().map(({ line_item_id }) => ({ line_item_id }));

describe('lines that only move', () => {
  it.each([
    ['Inventory', (order: Ref & { lines: Line[] }) => put(order.id, { line_items: backwards(order) })],
    [
      'CRM',
      ({ id, lines }: Ref & { lines: Line[] }) => {
        const Product_Details = lines.toReversed().map((line) => ({ id: line.line_item_id }));
        return api.call('PUT', `${RECORDS}/${id}`, { body: { data: [{ Product_Details }] } });
      },
    ],
    [
      'Getfly',
      ({ number, lines }: Ref & { lines: Line[] }) => {
        const details = lines.toReversed().map(({ name }) => ({ product_code: name.toUpperCase() }));
        const body = { current_order_code: number, saved_order_details: details };
        return api.send('PUT', SALE_ORDER, withKey({ body }));
      },
    ],
  ])('are a change of %s that every wire shows and the history tells', async (_, move) => {
    const order = await threeLines();
    expect((await move(order)).status).toBe(200);
    for (const [name, reader] of Object.entries(READERS)) {
      const seen = reader.see(await reader.read(api, order)).lines.map((line) => line.name);
      expect([name, seen]).toEqual([name, ['c', 'b', 'a']]);
    }
    const ids = order.lines.map(({ line_item_id }) => line_item_id);
    expect((await historyOf(order.id))[0]).toMatchObject({
      version: 2,
      kinds: ['updated'],
      changes: [
        {
          field: 'lines.order',
          old_value: JSON.stringify(ids),
          new_value: JSON.stringify(ids.toReversed()),
        },
      ],
    });
  });

  it('are told beside what else changes, and not where lines only come and go', async () => {
    const order = await threeLines();
    await put(order.id, { notes: 'x', line_items: backwards(order) });
    const [moved] = await historyOf(order.id);
    expect(moved.changes.map(({ field }: { field: string }) => field)).toEqual(['lines.order', 'notes']);
    await put(order.id, { line_items: [named('new'), ...backwards(order).slice(1)] });
    const [exchanged] = await historyOf(order.id);
    expect(exchanged.changes.map(({ field }: { field: string }) => field)).not.toContain('lines.order');
  });

  it('may do so when they are packed', async () => {
    const order = await threeLines();
    await api.call('POST', `/salesorders/${order.id}/status/confirmed`);
    const lines = [{ lineId: order.lines[0]!.line_item_id, quantity: '1' }];
    const parcel = { version: 1, id: '7', number: 'P-7', date: '2026-01-02', status: 'not_shipped', lines };
    await consumerOf(consumeFact).drain([factEvent('PackageRecorded', order.id, parcel)]);
    const answer = await put(order.id, { line_items: backwards(order) });
    expect([answer.status, namesOf(await api.retrieve(order.id))]).toEqual([200, ['c', 'b', 'a']]);
  });
});

it('a move that shifts a cent between taxes is still a move', async () => {
  const one = { rate: 1, quantity: 1 };
  const taxed = { ...one, name: 'taxed', tax_name: 'All', tax_percentage: 100 };
  // The cent comes off the earlier of two equal lines, so that the tax of the other is a cent more.
  const body = { customer_id: CUSTOMER, discount: '0.01', line_items: [taxed, { ...one, name: 'free' }] };
  const { salesorder_id: id, line_items: lines, total } = await api.create(body);
  await api.call('POST', `/salesorders/${id}/status/confirmed`);
  const packed = [{ lineId: lines[0].line_item_id, quantity: '1' }];
  const parcel = {
    version: 1,
    id: '8',
    number: 'P-8',
    date: '2026-01-02',
    status: 'not_shipped',
    lines: packed,
  };
  await consumerOf(consumeFact).drain([factEvent('PackageRecorded', id, parcel)]);
  const answer = await put(id, { line_items: backwards({ lines }) });
  expect([total, answer.json.salesorder?.total]).toEqual([2.98, 2.99]);
});

describe('item_order', () => {
  it('says where a new line stands, and is answered from 0', async () => {
    const line_items = [
      { ...named('later'), item_order: 5 },
      { ...named('sooner'), item_order: '2' },
    ];
    const order = await api.create({ customer_id: CUSTOMER, line_items });
    expect(namesOf(order)).toEqual(['sooner', 'later']);
    expect(order.line_items.map(({ item_order }: Line) => item_order)).toEqual([0, 1]);
  });

  it('moves a line without a move in the list', async () => {
    const { id, lines } = await threeLines();
    const line_items = lines.map(({ line_item_id }, at) => ({ line_item_id, item_order: 2 - at }));
    expect(namesOf((await put(id, { line_items })).json.salesorder)).toEqual(['c', 'b', 'a']);
  });

  it('of lines sent back leaves new ones where the list has them', async () => {
    const { id, lines } = await threeLines();
    const [a, b, c] = lines;
    const inBetween = await put(id, { line_items: [named('first'), a, named('second'), b, c] });
    expect(namesOf(inBetween.json.salesorder)).toEqual(['first', 'a', 'second', 'b', 'c']);
    const last = await put(id, { line_items: [c, named('last')] });
    expect(namesOf(last.json.salesorder)).toEqual(['c', 'last']);
  });

  it('names the line of a refusal as the request had it', async () => {
    const line_items = [
      { ...named('a'), item_order: 1 },
      { name: 'no rate', item_order: 0 },
    ];
    const answer = await api.call('POST', '/salesorders', { body: { customer_id: CUSTOMER, line_items } });
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining('line_items[1]')]);
  });
});
