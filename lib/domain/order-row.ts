/** What a list shows of an order: kept beside the order and in the indexes that most lists walk, so that they read nothing else. */
import { sum, type Decimal } from './decimal.ts';
import type { CalendarDate, Instant, OrderId } from './identity.ts';
import type { Approval } from './approval.ts';
import type { OrderStatus } from './order-status.ts';
import type { CustomField, OrderLine, SalesOrder } from './order.ts';

export interface OrderRow {
  id: OrderId;
  number: string;
  version: number;
  status: OrderStatus;
  approval?: Approval;
  subStatusCode?: string;
  referenceNumber: string;
  subject?: string;
  date: CalendarDate;
  shipmentDate?: CalendarDate;
  customerId: string;
  customerName: string;
  salespersonId?: string;
  salespersonName?: string;
  currencyCode: string;
  total: Decimal;
  baseTotal: Decimal;
  quantity: Decimal;
  quantityInvoiced: Decimal;
  quantityPacked: Decimal;
  quantityShipped: Decimal;
  /** Absent: sold directly. */
  salesChannel?: string;
  createdAt: Instant;
  modifiedAt: Instant;
  customFields: CustomField[];
  /** As `SalesOrder.foreignIds`. */
  foreignIds?: Record<string, string>;
}

type Quantity = 'quantity' | 'quantityInvoiced' | 'quantityPacked' | 'quantityShipped';

/** Sum of one quantity over the lines. */
export function sumQuantity(lines: OrderLine[], which: Quantity): Decimal {
  return sum(lines.map((line) => line[which]));
}

export function rowOf(order: SalesOrder): OrderRow {
  return {
    id: order.id,
    number: order.number,
    version: order.version,
    status: order.status,
    approval: order.approval,
    subStatusCode: order.subStatus?.code,
    referenceNumber: order.referenceNumber,
    subject: order.subject,
    date: order.date,
    shipmentDate: order.shipmentDate,
    customerId: order.customer.id,
    customerName: order.customer.name,
    salespersonId: order.salesperson?.id,
    salespersonName: order.salesperson?.name,
    currencyCode: order.currency.code,
    total: order.totals.total,
    baseTotal: order.totals.baseTotal,
    quantity: sumQuantity(order.lines, 'quantity'),
    quantityInvoiced: sumQuantity(order.lines, 'quantityInvoiced'),
    quantityPacked: sumQuantity(order.lines, 'quantityPacked'),
    quantityShipped: sumQuantity(order.lines, 'quantityShipped'),
    salesChannel: order.progress.checkout?.salesChannel || undefined,
    createdAt: order.createdAt,
    modifiedAt: order.modifiedAt,
    customFields: order.customFields,
    foreignIds: order.foreignIds,
  };
}
