/** A wire as the others meet it: an order as it shows it, and how it writes, changes and marks one. */
import type { Answer } from './client.ts';
import type { InventoryApi } from './inventory.ts';

export interface Ref {
  id: string;
  number: string;
}

/** What every wire shows. */
export interface Seen {
  customer: string;
  lines: { name: string; quantity: number; price: number; discount: number; total: number }[];
  discount: number;
  tax: number;
  total: number;
  /** Where the wire shows payments. */
  payments?: { mode: string; amount: number; date: string; description: string }[];
}

export type Json = Answer['json'];

export interface Reader {
  read(api: InventoryApi, order: Ref): Promise<Json>;
  see(wire: Json): Seen;
  /** What no other wire knows of the order: put there, and read back. */
  mark(api: InventoryApi, order: Ref): Promise<void>;
  own(wire: Json): unknown;
}

export interface Writer {
  write(api: InventoryApi): Promise<Ref>;
  /** Sends back what was read with another quantity on the first line. */
  sendBack(api: InventoryApi, order: Ref, wire: Json, quantity: number): Promise<Answer>;
}

/** What `test/dialects/<name>/wire.ts` exports as `wire`. */
export interface TestedWire {
  reader: Reader;
  /** By what they read: lists, where these show as much. */
  readers?: Record<string, Reader>;
  /** By what is special about the orders that each makes; '' for the plain ones. */
  writers: Record<string, Writer>;
}

export const ok = ({ status, json, text }: Answer): Json => {
  if (status >= 300) throw new Error(`${status}: ${text}`);
  return json;
};

export const refOf = (order: Json): Ref => ({ id: order.salesorder_id, number: order.salesorder_number });
export const paymentsOf = (payments: Json[], mode: string, date: string) =>
  payments.map((payment) => ({
    mode: payment[mode],
    amount: payment.amount,
    date: payment[date],
    description: payment.description,
  }));
