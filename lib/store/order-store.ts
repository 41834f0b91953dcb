/** The order store: the only way to orders, each call bound to one organisation. */
import type { OrderId } from '../domain/identity.ts';
import { OrderError } from '../domain/order-error.ts';
import type { OrderStore } from '../domain/ports.ts';
import { recall, remember } from './claims.ts';
import { commitChange } from './commit.ts';
import { listChanges } from './history.ts';
import { fromDocument } from './document.ts';
import { keys } from './keys.ts';
import { listRows } from './list.ts';
import { raiseCounter, takeNumber } from './numbers.ts';
import { findBySubject } from './subjects.ts';
import { callsUntil, type Table } from './table.ts';

/** How often a number is looked up again when it has moved on meanwhile. */
const LOOKUPS = 3;

/** Opens the store for one request: nothing is sent past `deadline` (epoch milliseconds of the machine's clock). */
export function orderStore(table: Table, deadline: number): OrderStore {
  const calls = callsUntil(table, deadline);
  const load: OrderStore['load'] = async (org, id) => {
    const item = await calls.get(keys.order(org, id));
    return item && fromDocument(item);
  };
  return {
    load,
    async loadMany(org, ids) {
      const items = await calls.batchGet({ keys: ids.map((id) => keys.order(org, id)) });
      const orders = items.map((item) => fromDocument(item));
      const byId = new Map(orders.map((order) => [order.id, order]));
      return ids.map((id) => byId.get(id)).filter((order) => order !== undefined);
    },
    findBySubject: (org, subject) => findBySubject(calls, org, subject),
    async findByNumber(org, number) {
      for (let tries = 1; tries <= LOOKUPS; tries += 1) {
        const item = await calls.get(keys.number(org, number));
        if (!item) return undefined;
        const order = await load(org, item['orderId'] as OrderId);
        // Between the two reads the number may have moved on to another order, or the order may have gone.
        if (order?.number === number) return order;
      }
      throw new OrderError('conflict', {});
    },
    commit: (change) => commitChange(calls, change),
    remember: (claim, order) => remember(calls, claim, order),
    recall: (claimId, nowSeconds, position) => recall(calls, claimId, nowSeconds, position),
    history: (org, id, page, perPage) => listChanges(calls, org, id, { page, perPage }),
    list: (org, query, keeps) => listRows(calls, org, query, keeps),
    takeNumber: (org, series, step) => takeNumber(calls, org, series, step),
    raiseCounter: (org, prefix, number) => raiseCounter(calls, org, prefix, number),
  };
}
