/** Orders in every state that facts can bring them to, and everything that can be asked of them. */
import type { SalesOrder } from '../../lib/domain/order.ts';
import { consumeFact } from '../../lib/runtime/consume-fact.ts';
import type { Answer } from './client.ts';
import { consumerOf, factEvent } from './deliveries.ts';
import { ACCOUNT } from './demo-ids.ts';
import { SMALL_ORDER, type InventoryApi } from './inventory.ts';
import { done, storeAs } from './stored-order.ts';

type Ask = () => Promise<Answer>;

/** Of an order with two lines of two each. */
export function actionsOn(api: InventoryApi, id: string, [first, second]: string[]): Record<string, Ask> {
  const path = `/salesorders/${id}`;
  const put = (body: object) => () => api.call('PUT', path, { body });
  const rest = { line_item_id: second };
  const line = (fields: object) => put({ line_items: [{ line_item_id: first, ...fields }, rest] });
  return {
    read: () => api.call('GET', path),
    replace: put({ line_items: [{ ...SMALL_ORDER.line_items[0], name: 'Another' }] }),
    add: put({ line_items: [{ line_item_id: first }, rest, { name: 'Extra', rate: 1, quantity: 1 }] }),
    more: line({ quantity: 4 }),
    less: line({ quantity: 1 }),
    none: line({ quantity: 0 }),
    drop: put({ line_items: [rest] }),
    item: line({ item_id: '', name: 'Another' }),
    rate: line({ rate: 7 }),
    discount: put({ discount: '5%' }),
    shipping: put({ shipping_charge: 5 }),
    customer: put({ customer_id: ACCOUNT }),
    currency: put({ currency_code: 'EUR', exchange_rate: 2 }),
    date: put({ date: '2026-01-05' }),
    notes: put({ notes: 'Later' }),
    nothing: put({}),
    confirm: () => api.call('POST', `${path}/status/confirmed`),
    submit: () => api.call('POST', `${path}/submit`),
    approve: () => api.call('POST', `${path}/approve`),
    reject: () => api.call('POST', `${path}/reject`),
    void: () => api.call('POST', `${path}/status/void`),
    delete: () => api.call('DELETE', path),
    'bulk confirm': () => api.call('POST', `/salesorders/status/confirmed?salesorder_ids=${id}`),
    'bulk void': () => api.call('POST', `/salesorders/status/void?salesorder_ids=${id}`),
    'bulk delete': () => api.call('DELETE', `/salesorders?salesorder_ids=${id}`),
  };
}

type Fact = [detailType: string, fact: Record<string, unknown>];
/** A name of an action, or a fact that is reported. */
type Step = string | ((lines: string[]) => Fact);

/** Two of every line that is named, or one of the first. */
const quantities = (lines: string[]) => lines.map((lineId) => ({ lineId, quantity: '2' }));
const oneOf = ([lineId]: string[]) => [{ lineId, quantity: '1' }];

const parcel: Step = (lines) => ['PackageRecorded', { id: '71', version: 1, lines: quantities(lines) }];
const part: Step = (lines) => ['PackageRecorded', { id: '71', version: 1, lines: oneOf(lines) }];
const noParcel: Step = () => ['PackageRecorded', { id: '71', version: 2, removed: true }];
const invoice: Step = (lines) => [
  'InvoiceRecorded',
  { id: '72', version: 1, total: '1', balance: '1', lines: quantities(lines) },
];
const partInvoice: Step = (lines) => [
  'InvoiceRecorded',
  { id: '72', version: 1, total: '1', balance: '1', lines: oneOf(lines) },
];
const noInvoice: Step = () => ['InvoiceRecorded', { id: '72', version: 2, removed: true }];
const shipment =
  (delivery: string, version = 1): Step =>
  () => ['ShipmentUpdated', { id: '73', version, packageIds: ['71'], delivery }];
const payment: Step = () => ['PaymentRecorded', { id: '74', version: 1, amount: '1' }];

const CLOSED: Step[] = ['confirm', parcel, shipment('shipped'), invoice];
const VOID_WITH_FACTS: Step[] = ['confirm', 'void', parcel, shipment('shipped'), invoice];

const SCENES = {
  draft: [],
  empty: [],
  confirmed: ['confirm'],
  zero: ['confirm'],
  paid: ['confirm', payment],
  partly_packed: ['confirm', part],
  packed: ['confirm', parcel],
  packed_unseen: ['confirm'],
  planned: ['confirm', parcel, shipment('planned')],
  partly_shipped: ['confirm', part, shipment('delivered')],
  shipped: ['confirm', parcel, shipment('shipped')],
  returned: ['confirm', parcel, shipment('shipped'), shipment('returned', 2)],
  partly_invoiced: ['confirm', partInvoice],
  invoiced: ['confirm', invoice],
  closed: CLOSED,
  reopened_by_quantity: [...CLOSED, 'reopen'],
  reopened_by_facts: [...CLOSED, noInvoice],
  facts_taken_back: [...CLOSED, noInvoice, shipment('returned', 2), noParcel],
  void: ['void'],
  void_with_facts: VOID_WITH_FACTS,
  void_taken_back: [...VOID_WITH_FACTS, noInvoice, shipment('returned', 2), noParcel],
  deleted: ['delete'],
} satisfies Record<string, Step[]>;
export type SceneName = keyof typeof SCENES;
export const SCENE_NAMES = Object.keys(SCENES) as SceneName[];

/** As an earlier version of ours may have left an order: quantities without the packages that they come from. */
const STORED: Partial<Record<SceneName, (order: SalesOrder) => Partial<SalesOrder>>> = {
  packed_unseen: (order) => ({ lines: done(order, 'quantityPacked') }),
};

const MADE: Partial<Record<SceneName, object>> = {
  empty: {
    line_items: SMALL_ORDER.line_items.flatMap((line) => [0, 0].map((quantity) => ({ ...line, quantity }))),
  },
  zero: { discount: '100%' },
};

/** Makes an order and lets happen to it what leads to the state, approved before it is confirmed where that is wanted. @throws Error when a fact is put aside */
export async function orderIn(api: InventoryApi, scene: SceneName, isApproved = false) {
  const [line] = SMALL_ORDER.line_items;
  const made = await api.create({ ...SMALL_ORDER, line_items: [line, line], ...MADE[scene] });
  const { salesorder_id: id, salesorder_number: number } = made;
  const lines: string[] = made.line_items.map((each: { line_item_id: string }) => each.line_item_id);
  const asks = actionsOn(api, id, lines);
  const consumer = consumerOf(consumeFact);
  for (const step of SCENES[scene] as Step[]) {
    if (step === 'confirm' && isApproved) await asks['approve']?.();
    if (typeof step === 'string') await (asks[step] ?? reopening(api, id, lines))();
    else await consumer.drain([factEvent(step(lines)[0], id, step(lines)[1])]);
  }
  if (consumer.deadLetters.length > 0) throw new Error(consumer.deadLetters[0]?.reason);
  const stored = STORED[scene];
  if (stored) await storeAs(api.table, id, stored);
  return { id, number, lines };
}

const reopening =
  (api: InventoryApi, id: string, [first, second]: string[]) =>
  () =>
    api.call('PUT', `/salesorders/${id}`, {
      body: { line_items: [{ line_item_id: first, quantity: 3 }, { line_item_id: second }] },
    });
