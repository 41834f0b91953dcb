/** The order store: the only way to orders, each call bound to one organisation. */
import type { OrderId } from '../domain/identity.ts';
import { OrderError } from '../domain/order-error.ts';
import type { OrderStore } from '../domain/ports.ts';
import { listChanges } from './changes.ts';
import { recall, remember } from './claims.ts';
import { commitChange } from './commit.ts';
import { raiseCounter, takeNumber } from './counter.ts';
import { fromDocument } from './item.ts';
import { keys } from './keys.ts';
import { listRows } from './list.ts';
import { requestTime } from './request-time.ts';
import { batchGet, getItem } from './reads.ts';
import { findBySubject } from './subjects.ts';
import type { Table } from './table.ts';

/** How often a number is looked up again when it has moved on meanwhile. */
const LOOKUPS = 3;

/** Opens the store for one request: nothing is sent past `deadline` (epoch milliseconds of the machine's clock). */
export function orderStore(table: Table, deadline: number): OrderStore {
  const time = requestTime(deadline, table.pace);
  const load: OrderStore['load'] = async (org, id) => {
    const item = await getItem(table, keys.order(org, id), time);
    return item && fromDocument(item['doc'] as Uint8Array);
  };
  return {
    load,
    async loadMany(org, ids) {
      const items = await batchGet(
        table,
        ids.map((id) => keys.order(org, id)),
        time,
      );
      const orders = items.map((item) => fromDocument(item['doc'] as Uint8Array));
      const byId = new Map(orders.map((order) => [order.id, order]));
      return ids.map((id) => byId.get(id)).filter((order) => order !== undefined);
    },
    findBySubject: (org, subject) => findBySubject(table, org, subject, time),
    async findByNumber(org, number) {
      for (let tries = 1; tries <= LOOKUPS; tries += 1) {
        const item = await getItem(table, keys.number(org, number), time);
        if (!item) return undefined;
        const order = await load(org, item['orderId'] as OrderId);
        // Between the two reads the number may have moved on to another order, or the order may have gone.
        if (order?.number === number) return order;
      }
      throw new OrderError('conflict', {});
    },
    commit: (change) => commitChange(table, change, time),
    remember: (claim, order) => remember(table, claim, order, time),
    recall: (claimId, nowSeconds, position) => recall(table, claimId, nowSeconds, position, time),
    history: (org, id, page, perPage) => listChanges(table, org, id, page, perPage, time),
    list: (org, query, keeps) => listRows(table, org, query, keeps, time),
    takeNumber: (org, first, step) => takeNumber(table, org, first, step, time),
    raiseCounter: (org, number) => raiseCounter(table, org, number, time),
  };
}
