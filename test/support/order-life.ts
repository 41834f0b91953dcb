/** The life of one order, as a test has it happen: changes over HTTP, facts over the bus. */
import { expect } from 'vitest';
import { consumeFact } from '../../lib/runtime/consume-fact.ts';
import type { Answer } from './client.ts';
import { consumerOf, factEvent } from './deliveries.ts';
import { CUSTOMER, ITEM, TAX } from './demo-ids.ts';
import type { InventoryApi } from './inventory.ts';

export type Order = Answer['json'];
type Fact = [detailType: string, fact: object];

/** An item and something that is none. */
export const TWO_LINES = [
  { item_id: ITEM, quantity: 5, tax_id: TAX },
  { name: 'Cable', rate: 20, quantity: 2 },
];

export function orderLife(api: InventoryApi) {
  return {
    put: (id: string, body: object) => api.call('PUT', `/salesorders/${id}`, { body }),
    /** Reports facts, one after the other; each must be recorded. Answers the order. */
    async report(id: string, ...facts: Fact[]): Promise<Order> {
      const consumer = consumerOf(consumeFact);
      await consumer.drain(facts.map(([type, fact]) => factEvent(type, id, { version: 1, ...fact })));
      expect(consumer.deadLetters).toEqual([]);
      return api.retrieve(id);
    },
    async confirmed(lines: object[] = TWO_LINES, rest: object = {}): Promise<Order> {
      const made = await api.create({ customer_id: CUSTOMER, line_items: lines, ...rest });
      await api.call('POST', `/salesorders/${made.salesorder_id}/status/confirmed`);
      return made;
    },
    /** The history, newest first. */
    async history(id: string): Promise<Order[]> {
      return (await api.call('GET', `/salesorders/${id}/history`)).json.history;
    },
  };
}

export const packed = (lineId: string, quantity: number, id = 'p'): Fact => [
  'PackageRecorded',
  { id, lines: [{ lineId, quantity }] },
];
export const shipped = (delivery = 'shipped', version = 1): Fact => [
  'ShipmentUpdated',
  { id: 's', version, packageIds: ['p'], delivery },
];
export const invoiced = (lineId: string, quantity: number): Fact => [
  'InvoiceRecorded',
  { id: 'i', total: 1, balance: 1, lines: [{ lineId, quantity }] },
];
