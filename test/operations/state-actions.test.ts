import { afterAll, describe, expect, it } from 'vitest';
import type { SalesOrder } from '../../lib/domain/order.ts';
import { consumeFact } from '../../lib/runtime/consume-fact.ts';
import { openInventory, SMALL_ORDER } from '../support/inventory.ts';
import type { Answer } from '../support/client.ts';
import { consumerOf, factEvent } from '../support/deliveries.ts';
import { done, storeAs } from '../support/stored-order.ts';
import { itemsOf } from '../support/table-contents.ts';
import { ORGANIZATION } from '../support/demo-ids.ts';

const api = await openInventory();

/** What an action does: change the order, succeed without a change, or be refused with a status. */
type Effect = 'changed' | 'same' | 'removed' | 400 | 404;

const ACTIONS: Record<string, (id: string) => Promise<Answer>> = {
  retrieve: (id) => api.call('GET', `/salesorders/${id}`),
  'edit the lines': (id) =>
    api.call('PUT', `/salesorders/${id}`, {
      body: { line_items: [{ ...SMALL_ORDER.line_items[0], name: 'Another' }] },
    }),
  'edit the price': (id) => api.call('PUT', `/salesorders/${id}`, { body: { shipping_charge: 5 } }),
  'edit the notes': (id) => api.call('PUT', `/salesorders/${id}`, { body: { notes: 'Later' } }),
  'edit nothing': (id) => api.call('PUT', `/salesorders/${id}`, { body: {} }),
  confirm: (id) => api.call('POST', `/salesorders/${id}/status/confirmed`),
  void: (id) => api.call('POST', `/salesorders/${id}/status/void`),
  delete: (id) => api.call('DELETE', `/salesorders/${id}`),
  'bulk confirm': (id) => api.call('POST', `/salesorders/status/confirmed?salesorder_ids=${id}`),
  'bulk void': (id) => api.call('POST', `/salesorders/status/void?salesorder_ids=${id}`),
  'bulk delete': (id) => api.call('DELETE', `/salesorders?salesorder_ids=${id}`),
};

/** By state: retrieve, edit lines, price, notes and nothing, confirm, void, delete. */
const EXPECTED: Record<string, [Effect, Effect, Effect, Effect, Effect, Effect, Effect, Effect]> = {
  draft: ['same', 'changed', 'changed', 'changed', 'same', 'changed', 'changed', 'removed'],
  confirmed: ['same', 'changed', 'changed', 'changed', 'same', 'same', 'changed', 'removed'],
  void: ['same', 400, 400, 400, 400, 400, 'same', 'removed'],
  deleted: [404, 404, 404, 404, 404, 404, 404, 404],
  'partly invoiced': ['same', 400, 'changed', 'changed', 'same', 'same', 'changed', 400],
  invoiced: ['same', 400, 'changed', 'changed', 'same', 'same', 'changed', 400],
  packed: ['same', 400, 400, 'changed', 'same', 'same', 'changed', 400],
  'packed, its packages unknown': ['same', 400, 400, 'changed', 'same', 'same', 'changed', 400],
  shipped: ['same', 400, 400, 'changed', 'same', 'same', 400, 400],
  closed: ['same', 400, 400, 'changed', 'same', 400, 400, 400],
};

/** What leads to a state: the facts that are reported about a confirmed order, as the queue delivers them. */
const REPORTED: Record<string, (lineIds: string[]) => [string, Record<string, unknown>][]> = {
  'partly invoiced': ([first]) => [invoiceOf([first])],
  invoiced: (lines) => [invoiceOf(lines)],
  packed: (lines) => [packageOf(lines)],
  shipped: (lines) => [packageOf(lines), SHIPPED],
  closed: (lines) => [packageOf(lines), SHIPPED, invoiceOf(lines)],
};

const both = (lineIds: (string | undefined)[]) => lineIds.map((lineId) => ({ lineId, quantity: '2' }));
const packageOf = (lineIds: (string | undefined)[]): [string, Record<string, unknown>] => [
  'PackageRecorded',
  { id: '71', version: 1, lines: both(lineIds) },
];
const invoiceOf = (lineIds: (string | undefined)[]): [string, Record<string, unknown>] => [
  'InvoiceRecorded',
  { id: '72', version: 1, total: '1', balance: '1', lines: both(lineIds) },
];
const SHIPPED: [string, Record<string, unknown>] = [
  'ShipmentUpdated',
  { id: '73', version: 1, packageIds: ['71'] },
];

/** As an earlier version of ours may have left an order: quantities without the packages that they come from. */
const STORED: Record<string, (order: SalesOrder) => Partial<SalesOrder>> = {
  'packed, its packages unknown': (order) => ({ status: 'confirmed', lines: done(order, 'quantityPacked') }),
};

async function report(state: string, id: string, lineIds: string[]): Promise<void> {
  const facts = REPORTED[state]?.(lineIds);
  if (!facts) return;
  await ACTIONS['confirm']!(id);
  const consumer = consumerOf(consumeFact);
  await consumer.drain(facts.map(([type, fact]) => factEvent(type, id, fact)));
  expect(consumer.deadLetters).toEqual([]);
}

const ROUTES_TO: Record<string, string> = { confirmed: 'confirm', void: 'void', deleted: 'delete' };

async function orderIn(state: string): Promise<{ id: string; number: string }> {
  const line = SMALL_ORDER.line_items[0];
  const {
    salesorder_id: id,
    salesorder_number: number,
    line_items: lines,
  } = await api.create({
    ...SMALL_ORDER,
    line_items: [line, line],
  });
  const action = ROUTES_TO[state];
  if (action) await ACTIONS[action]!(id);
  const stored = STORED[state];
  if (stored) await storeAs(api.table, id, stored);
  await report(
    state,
    id,
    lines.map((made: { line_item_id: string }) => made.line_item_id),
  );
  return { id, number };
}

const pairs = Object.entries(EXPECTED).flatMap(
  ([state, [retrieve, lines, price, notes, nothing, confirm, voiding, removal]]) =>
    Object.entries({
      retrieve,
      'edit the lines': lines,
      'edit the price': price,
      'edit the notes': notes,
      'edit nothing': nothing,
      confirm,
      void: voiding,
      delete: removal,
      'bulk confirm': confirm === 404 ? 400 : confirm,
      'bulk void': voiding === 404 ? 400 : voiding,
      'bulk delete': removal === 404 ? 400 : removal,
    } satisfies Record<string, Effect>).map(([action, effect]) => ({ state, action, effect })),
);

describe('every action in every state', () => {
  let tried = 0;
  afterAll(() => console.log(`state and action: ${tried} of ${pairs.length} pairs tried over HTTP`));

  it.each(pairs)('$action when $state: $effect', async ({ state, action, effect }) => {
    const { id, number } = await orderIn(state);
    const before = await itemsOf(api, ORGANIZATION, id, number);
    const { status, json, text } = await ACTIONS[action]!(id);
    const after = await itemsOf(api, ORGANIZATION, id, number);
    tried += 1;
    const refused = typeof effect === 'number';
    expect(status, text).toBe(refused ? effect : 200);
    expect(json.code).toBe(refused ? (state === 'deleted' ? 1002 : 36005) : 0);
    if (refused || effect === 'same') expect(after).toEqual(before);
    else expect(after).not.toEqual(before);
    const order = [...after.keys()].some((key) => key.includes(id) && key.endsWith(' ORDER'));
    expect(order).toBe(effect !== 'removed' && state !== 'deleted');
    if (effect === 'changed') {
      const read = await api.call('GET', `/salesorders/${id}`);
      expect(read.headers['etag']).not.toBe(`"${before.get(keyOf(id))?.['version']?.N}"`);
    }
  });
});

const keyOf = (id: string) => `ORG#10234695#SO#${id} ORDER`;

describe('quantities', () => {
  it('never fall below what is invoiced', async () => {
    const order = await api.create();
    const path = `/salesorders/${order.salesorder_id}`;
    await report('invoiced', order.salesorder_id, [order.line_items[0].line_item_id]);
    const edit = (quantity: number) =>
      api.call('PUT', path, {
        body: { line_items: [{ line_item_id: order.line_items[0].line_item_id, quantity }] },
      });
    expect((await edit(1)).json.code).toBe(36005);
    expect((await edit(3)).json.salesorder.status).toBe('partially_invoiced');
    expect((await edit(2)).json.salesorder.status).toBe('invoiced');
  });
});
