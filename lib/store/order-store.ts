/** The order store: the only way to orders, each call bound to one organisation. */
import type { OrderId } from '../domain/identity.ts';
import type { OrderStore } from '../domain/ports.ts';
import { recall, remember } from './claims.ts';
import { commitChange } from './commit.ts';
import { raiseCounter, takeNumber } from './counter.ts';
import { fromDocument } from './item.ts';
import { keys } from './keys.ts';
import { listRows } from './list.ts';
import { batchGet, getItem } from './reads.ts';
import { findBySubject } from './subjects.ts';
import type { Table } from './table.ts';

/** Opens the store for one request: nothing is retried past `deadline` (epoch milliseconds). */
export function orderStore(table: Table, deadline: number): OrderStore {
  const load: OrderStore['load'] = async (org, id) => {
    const item = await getItem(table, keys.order(org, id), deadline);
    return item && fromDocument(item['doc'] as Uint8Array);
  };
  return {
    load,
    async loadMany(org, ids) {
      const items = await batchGet(
        table,
        ids.map((id) => keys.order(org, id)),
        deadline,
      );
      const orders = items.map((item) => fromDocument(item['doc'] as Uint8Array));
      const byId = new Map(orders.map((order) => [order.id, order]));
      return ids.map((id) => byId.get(id)).filter((order) => order !== undefined);
    },
    findBySubject: (org, subject) => findBySubject(table, org, subject, deadline),
    async findByNumber(org, number) {
      const item = await getItem(table, keys.number(org, number), deadline);
      const order = item && (await load(org, item['orderId'] as OrderId));
      // Between the two reads the number may have moved on to another order.
      return order?.number === number ? order : undefined;
    },
    commit: (change) => commitChange(table, change, deadline),
    remember: (claim, order, nowSeconds) => remember(table, claim, order, nowSeconds, deadline),
    recall: (claimIds, nowSeconds) => recall(table, claimIds, nowSeconds, deadline),
    list: (org, query, keeps) => listRows(table, org, query, keeps, deadline),
    takeNumber: (org, first, step) => takeNumber(table, org, first, step, deadline),
    raiseCounter: (org, number) => raiseCounter(table, org, number, deadline),
  };
}
