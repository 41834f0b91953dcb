import type { OrganizationId } from '../../lib/domain/identity.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import { orderStore } from '../../lib/store/order-store.ts';
import type { Table } from '../../lib/store/table.ts';

const EACH_MS = 60_000;

/** Orders that are here already, by what their dialect calls them; at most a hundred at a time. */
export async function knownOrders(
  dialect: string,
  found: { id: string }[],
  { table, org }: { table: Table; org: OrganizationId },
): Promise<Map<string, SalesOrder>> {
  const orders = orderStore(table, Date.now() + EACH_MS);
  const ids = await orders.idsByForeign(org, dialect, [...new Set(found.map(({ id }) => id))]);
  const loaded = await orders.loadMany(org, [...ids.values()]);
  const byOwn = new Map<string, SalesOrder>(loaded.map((order) => [order.id, order]));
  return new Map(
    [...ids].flatMap(([id, own]): [string, SalesOrder][] => {
      const order = byOwn.get(own);
      return order ? [[id, order]] : [];
    }),
  );
}
