/** Orders as the table holds them, read and written behind the API's back: states that no route leads to yet. */
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { decimal, ZERO, type Decimal } from '../../lib/domain/decimal.ts';
import { orderId, organizationId, type CalendarDate } from '../../lib/domain/identity.ts';
import type { OrderLine, SalesOrder } from '../../lib/domain/order.ts';
import type { Progress } from '../../lib/domain/progress.ts';
import { toOrderItem } from '../../lib/store/item.ts';
import { keys } from '../../lib/store/keys.ts';
import { orderStore } from '../../lib/store/order-store.ts';
import type { Table } from '../../lib/store/table.ts';
import { ORGANIZATION } from './demo-ids.ts';

export async function loadStored(table: Table, id: string): Promise<SalesOrder> {
  const order = await orderStore(table, Date.now() + 10_000).load(organizationId(ORGANIZATION), orderId(id));
  if (!order) throw new Error(`no order ${id}`);
  return order;
}

/** Writes the order as it stands now, without a change of its own. */
export async function storeAs(
  table: Table,
  id: string,
  change: (order: SalesOrder) => Partial<SalesOrder>,
): Promise<SalesOrder> {
  const order = await loadStored(table, id);
  const changed = { ...order, ...change(order) };
  const Item = toOrderItem(changed);
  await table.client.send(new PutCommand({ TableName: table.name, Item }));
  // Lists of changes show what the last change has left.
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: keys.change(order.organizationId, order.id, order.version),
      UpdateExpression: 'SET #row = :row',
      ExpressionAttributeNames: { '#row': 'row' },
      ExpressionAttributeValues: { ':row': Item['row'] },
    }),
  );
  return changed;
}

type Quantity = 'quantityInvoiced' | 'quantityPacked' | 'quantityShipped';

/** Lines with the whole of each quantity done, or none of it. */
export function done(order: SalesOrder, ...which: Quantity[]): OrderLine[] {
  const of = (name: Quantity, line: OrderLine): Decimal => (which.includes(name) ? line.quantity : ZERO);
  return order.lines.map((line) => ({
    ...line,
    quantityInvoiced: of('quantityInvoiced', line),
    quantityPacked: of('quantityPacked', line),
    quantityShipped: of('quantityShipped', line),
  }));
}

/** One package, shipped, one invoice and one purchase order. */
export const SOME_PROGRESS: Progress = {
  packages: [
    {
      id: '4815000000044905',
      number: 'PK-00004',
      status: 'shipped',
      detailedStatus: 'Delivered',
      statusMessage: 'Delivered',
      version: 1,
      lines: [],
    },
  ],
  shipments: [
    {
      id: '4815000000044917',
      version: 1,
      packageIds: ['4815000000044905'],
      number: 'SH-00004',
      delivery: 'delivered',
      status: '3',
      carrier: 'FedEx',
      service: 'SMART_POST',
      trackingNumber: 'TRK214124124',
      date: '2015-06-02' as CalendarDate,
      deliveryDays: '12',
      deliveryGuarantee: true,
    },
  ],
  invoices: [
    {
      id: '4815000000045091',
      number: 'INV-001',
      status: 'sent',
      version: 1,
      lines: [],
      date: '2015-05-28' as CalendarDate,
      dueDate: '2015-06-13' as CalendarDate,
      total: decimal('225.62'),
      balance: ZERO,
    },
  ],
  payments: [],
  purchaseOrders: [{ id: '4815000000045200', version: 1, number: 'PO-1' }],
  removed: [],
};
