/** Our order -> a record of Sales_Orders, with every documented key; what is empty is null. */
import { sum } from '../../domain/decimal.ts';
import type { SalesOrder } from '../../domain/order.ts';
import type { Address } from '../../domain/parties.ts';
import { adjustmentWithCharges } from '../../domain/totals.ts';
import { encodeExtras } from '../leaves/extras.ts';
import { orderIdIn } from '../leaves/ids.ts';
import { numeric } from '../leaves/json.ts';
import { timeIn } from '../leaves/zoned-time.ts';
import { encodeLine } from './encode-line.ts';
import { encodeActor, encodeId } from './encode-ids.ts';
import { encodeStatus } from './status-words.ts';
import { WireCarried } from './wire.ts';

const NOTHING_CARRIED = Object.fromEntries(Object.keys(WireCarried.def.shape).map((name) => [name, null]));

export function encodeOrder(order: SalesOrder): Record<string, unknown> {
  const { timeZone } = order.presentation;
  const createdBy = encodeActor(order.createdBy);
  return {
    ...NOTHING_CARRIED,
    // A record belongs to whoever made it, unless it says otherwise.
    Owner: createdBy,
    ...encodeExtras('zoho-crm', order.extras),
    id: orderIdIn('zoho-crm', order),
    SO_Number: order.number,
    Subject: order.subject ?? null,
    Account_Name: { name: order.customer.name, ...encodeId('customer', order.customer.id) },
    Status: encodeStatus(order),
    Due_Date: order.dueDate ?? null,
    Product_Details: order.lines.map((line, index) =>
      encodeLine(line, order.totals.lines[index], order.pricing.taxInclusive),
    ),
    ...figures(order),
    Currency: order.currency.code,
    $currency_symbol: order.currency.symbol,
    Exchange_Rate: numeric(order.currency.exchangeRate),
    Description: order.notes || null,
    Terms_and_Conditions: order.terms || null,
    ...address('Billing', order.customer.billingAddress),
    ...address('Shipping', order.customer.shippingAddress),
    Created_Time: timeIn(timeZone, order.createdAt),
    Modified_Time: timeIn(timeZone, order.modifiedAt),
    Created_By: createdBy,
    Modified_By: encodeActor(order.modifiedBy),
    Tag: [],
  };
}

/**
 * Sub_Total = sum of net_total; Grand_Total = Sub_Total - Discount + Tax + Adjustment.
 * There is no place for shipping and further charges but Adjustment.
 */
function figures({ totals, pricing }: SalesOrder) {
  const lineTaxes = pricing.taxInclusive ? [] : totals.lines.map((line) => line.taxAmount);
  return {
    Sub_Total: numeric(sum([totals.subTotal, ...lineTaxes])),
    Discount: numeric(totals.discountAmount),
    Tax: numeric(totals.documentTaxTotal),
    Adjustment: numeric(adjustmentWithCharges(totals, pricing.taxInclusive)),
    Grand_Total: numeric(totals.total),
    $line_tax: pricing.documentTaxes
      .filter(({ percent }) => percent !== undefined)
      .map(({ name, percent, id }) => ({ percentage: numeric(percent), name, ...encodeId('tax', id) })),
  };
}

function address(kind: 'Billing' | 'Shipping', given: Address | undefined): Record<string, string | null> {
  return {
    [`${kind}_Street`]: given?.address || null,
    [`${kind}_City`]: given?.city || null,
    [`${kind}_State`]: given?.state || null,
    [`${kind}_Code`]: given?.zip || null,
    [`${kind}_Country`]: given?.country || null,
  };
}
