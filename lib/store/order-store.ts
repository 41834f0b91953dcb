/** The order store: the only way to orders, each call bound to one organisation. */
import type { OrderStore } from '../domain/ports.ts';
import { recall, remember } from './claims.ts';
import { commitChange } from './commit.ts';
import { idsByForeign, orderItemByForeignId, orderItemByNumber } from './find-order.ts';
import { fromDocument } from './document.ts';
import { keys } from './keys.ts';
import { passChosen, takeNumber } from './numbers.ts';
import { findBySubject } from './subjects.ts';
import { callsUntil, type Table } from './table.ts';

/**
 * Opens the store for one request: nothing is sent past `deadline` (epoch milliseconds of the machine's clock). What lists is
 * loaded when a list is asked for: most functions never do, and their starts are shorter.
 */
export function orderStore(table: Table, deadline: number): OrderStore {
  const calls = callsUntil(table, deadline);
  const load: OrderStore['load'] = async (org, id) => {
    const item = await calls.get(keys.order(org, id));
    return item && fromDocument(item);
  };
  return {
    load,
    async loadMany(org, ids) {
      const wanted = [...new Set(ids)].map((id) => keys.order(org, id));
      const items = await calls.batchGet({ keys: wanted });
      const orders = items.map((item) => fromDocument(item));
      const byId = new Map(orders.map((order) => [order.id, order]));
      return ids.map((id) => byId.get(id)).filter((order) => order !== undefined);
    },
    findBySubject: (org, subject) => findBySubject(calls, org, subject),
    async findByNumber(org, number) {
      const item = await orderItemByNumber(calls, org, number);
      return item && fromDocument(item);
    },
    async findByForeignId(org, source, id) {
      const item = await orderItemByForeignId(calls, org, source, id);
      return item && fromDocument(item);
    },
    idsByForeign: (org, source, ids) => idsByForeign(calls, org, source, ids),
    commit: (change) => commitChange(calls, change),
    remember: (claim, order) => remember(calls, claim, order),
    recall: (claimId, nowSeconds, position) => recall(calls, claimId, nowSeconds, position),
    async history(org, id, page, perPage) {
      const { listChanges } = await import('./history.ts');
      return listChanges(calls, org, id, { page, perPage });
    },
    async listDeleted(org, query) {
      const { deletedOrders } = await import('./deleted-orders.ts');
      return deletedOrders(calls, org, query);
    },
    async list(org, query, today) {
      const { listRows } = await import('./list.ts');
      return listRows(calls, org, query, today);
    },
    takeNumber: (org, series, step) => takeNumber(calls, org, series, step),
    raiseCounter: (org, prefix, number) => passChosen(calls, org, prefix, number),
  };
}
