/** One row of an Inventory list. */
import { ownStage, stageOf } from '../../domain/derived-status.ts';
import { rowOf, type OrderRow } from '../../domain/order-row.ts';
import { DIRECT_SALES } from '../../domain/progress.ts';
import type { SalesOrder } from '../../domain/order.ts';
import { idNamed, orderIdIn } from '../leaves/ids.ts';
import { numeric } from '../leaves/json.ts';
import { encodeFieldsByName, encodeLines } from './encode-line.ts';
import { encodeOrder } from './encode-order.ts';
import { encodeSubStatus, invoicedStatus, shippedStatus } from './encode-progress.ts';

const DAY_MS = 86_400_000;

export function encodeRow(row: OrderRow): Record<string, unknown> {
  return {
    salesorder_id: orderIdIn('zoho-inventory', row),
    customer_name: row.customerName,
    ...idNamed('customer_id', 'customer', row.customerId),
    status: stageOf(row),
    order_status: ownStage(row),
    ...encodeSubStatus(row, row.subStatusCode),
    invoiced_status: invoicedStatus(row),
    shipped_status: shippedStatus(row),
    salesorder_number: row.number,
    reference_number: row.referenceNumber,
    date: row.date,
    shipment_date: row.shipmentDate ?? '',
    shipment_days: shipmentDays(row),
    quantity: numeric(row.quantity),
    quantity_invoiced: numeric(row.quantityInvoiced),
    quantity_packed: numeric(row.quantityPacked),
    quantity_shipped: numeric(row.quantityShipped),
    currency_code: row.currencyCode,
    total: numeric(row.total),
    bcy_total: numeric(row.baseTotal),
    created_time: row.createdAt,
    last_modified_time: row.modifiedAt,
    is_emailed: false,
    is_drop_shipment: false,
    is_backorder: false,
    sales_channel: row.salesChannel ?? DIRECT_SALES,
    salesperson_name: row.salespersonName ?? '',
    ...encodeFieldsByName(row.customFields),
  };
}

/** The whole order, with what only a row says of it. */
export function encodeListedOrder(order: SalesOrder): Record<string, unknown> {
  return { ...encodeRow(rowOf(order)), ...encodeOrder(order) };
}

/** A row with the order's lines, for clients that would else ask for every order by itself. */
export function encodeWholeRow(order: SalesOrder): Record<string, unknown> {
  return { ...encodeRow(rowOf(order)), line_items: encodeLines(order) };
}

/** Whole days from the order's date to its shipment date; '' when there is none. */
function shipmentDays({ date, shipmentDate }: OrderRow): number | string {
  if (!shipmentDate) return '';
  return Math.round((Date.parse(shipmentDate) - Date.parse(date)) / DAY_MS);
}
