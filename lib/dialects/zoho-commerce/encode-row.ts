/** One row of a Commerce list. Its statuses have other words than the order's own page: so the service documents them. */
import { standingOf } from '../../domain/derived-status.ts';
import type { SalesOrder } from '../../domain/order.ts';
import { salesChannelOf } from '../../domain/progress.ts';
import { idNamed, orderIdIn } from '../leaves/ids.ts';
import { numeric } from '../leaves/json.ts';
import { encodeContactPerson } from './encode-order.ts';
import { baseMoney, dayText, momentText, moneyText, orderMoney, timeText } from './formats.ts';
import { listedStatuses } from './status-words.ts';

export function encodeRow(order: SalesOrder): Record<string, unknown> {
  const { customer, currency, presentation, progress } = order;
  const [person] = customer.contactPersons;
  return {
    salesorder_id: orderIdIn('zoho-commerce', order),
    salesorder_number: order.number,
    zcrm_potential_id: '',
    zcrm_potential_name: '',
    ...idNamed('customer_id', 'customer', customer.id),
    customer_name: customer.name,
    email: customer.email ?? person?.email ?? '',
    phone: customer.phone ?? person?.phone ?? '',
    mobile: person?.mobile ?? '',
    contact_persons: customer.contactPersons.map(encodeContactPerson),
    ...listedStatuses(order),
    reference_number: order.referenceNumber,
    date: order.date,
    date_formatted: dayText(presentation, order.date),
    shipment_date: order.shipmentDate ?? '',
    shipment_date_formatted: dayText(presentation, order.shipmentDate),
    ...encodeTotals(order),
    ...idNamed('currency_id', 'currency', currency.id),
    currency_code: currency.code,
    sales_channel: salesChannelOf(progress),
    salesperson_name: order.salesperson?.name ?? '',
    is_emailed: false,
    created_time: timeText(presentation, order.createdAt),
    created_time_formatted: momentText(presentation, order.createdAt),
    last_modified_time: timeText(presentation, order.modifiedAt),
    last_modified_time_formatted: momentText(presentation, order.modifiedAt),
  };
}

function encodeTotals(order: SalesOrder) {
  const { total, baseTotal } = order.totals;
  const { quantity, quantityInvoiced, quantityPacked, quantityShipped } = standingOf(order);
  return {
    quantity: numeric(quantity),
    quantity_invoiced: numeric(quantityInvoiced),
    quantity_packed: numeric(quantityPacked),
    quantity_shipped: numeric(quantityShipped),
    total: numeric(total),
    total_formatted: moneyText(orderMoney(order), total),
    bcy_total: numeric(baseTotal),
    bcy_total_formatted: moneyText(baseMoney(order), baseTotal),
  };
}
