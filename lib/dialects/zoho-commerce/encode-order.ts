/** Our order -> Commerce's, with every documented key; empty facts are sent empty. */
import { isZero } from '../../domain/decimal.ts';
import { firstDocument, type SalesOrder } from '../../domain/order.ts';
import type { Address, ContactPerson } from '../../domain/parties.ts';
import { adjustmentWithFurtherCharges } from '../../domain/totals.ts';
import { idNamed, orderIdIn, shownId } from '../leaves/ids.ts';
import { numeric } from '../leaves/json.ts';
import { encodeCustomFields, encodeLine } from './encode-line.ts';
import { encodeCheckout, encodePackage, encodePayment, encodeRisk } from './encode-progress.ts';
import { encodeShipping } from './encode-shipping.ts';
import { momentText, timeText } from './formats.ts';
import { invoicedStatus, orderStatus, shippedStatus } from './status-words.ts';

export function encodeOrder(order: SalesOrder): Record<string, unknown> {
  return {
    ...encodeParties(order),
    ...encodeCheckout(order),
    salesorder_id: orderIdIn('zoho-commerce', order),
    salesorder_number: order.number,
    date: order.date,
    is_update_required: false,
    order_status: orderStatus(order),
    invoiced_status: invoicedStatus(order),
    shipped_status: shippedStatus(order),
    reference_number: order.referenceNumber,
    ...encodeFigures(order),
    line_items: order.lines.map((line, index) => encodeLine(line, order.totals.lines[index], index)),
    is_emailed: false,
    purchaseorders: order.progress.purchaseOrders.map(({ id }) => shownId('purchase', id)),
    notes: order.notes,
    terms: order.terms,
    custom_fields: encodeCustomFields(order.customFields),
    ...encodeRecord(order),
    packages: order.progress.packages.map((parcel) => encodePackage(parcel, order)),
    payments: order.progress.payments.map(encodePayment),
    ...encodeRisk(order),
  };
}

function encodeParties({ customer, salesperson, deliveryMethod }: SalesOrder) {
  return {
    ...idNamed('customer_id', 'customer', customer.id),
    customer_name: customer.name,
    contact_persons: customer.contactPersons.map(encodeContactPerson),
    billing_address: encodeAddress(customer.billingAddress),
    shipping_address: encodeAddress(customer.shippingAddress),
    ...idNamed('salesperson_id', 'salesperson', salesperson?.id),
    salesperson_name: salesperson?.name ?? '',
    delivery_method: deliveryMethod?.name ?? '',
    ...idNamed('delivery_method_id', 'delivery', deliveryMethod?.id),
  };
}

function encodeFigures(order: SalesOrder) {
  const { pricing, totals, currency } = order;
  return {
    ...idNamed('currency_id', 'currency', currency.id),
    currency_code: currency.code,
    currency_symbol: currency.symbol,
    exchange_rate: numeric(currency.exchangeRate),
    // There is no second key for the money, so it is the money and not the percentage.
    discount: numeric(totals.discountAmount),
    discount_applied_on_amount: numeric(isZero(totals.discountAmount) ? undefined : totals.subTotal),
    is_discount_before_tax: pricing.discountBeforeTax,
    discount_type: pricing.discountLevel === 'item_level' ? 'item_level' : 'entity_level',
    is_inclusive_tax: pricing.taxInclusive,
    shipping_charge: numeric(totals.shipping.amount),
    is_tax_on_shipping_enabled: (pricing.shipping?.taxes.length ?? 0) > 0,
    shipping_charges: encodeShipping(order),
    // Further charges have no place of its own here, and the figures must add up.
    adjustment: numeric(adjustmentWithFurtherCharges(totals, pricing.taxInclusive)),
    adjustment_description: pricing.adjustmentDescription,
    sub_total: numeric(totals.subTotal),
    tax_total: numeric(totals.taxTotal),
    total: numeric(totals.total),
    taxes: totals.taxes.map(({ name, amount }) => ({ tax_name: name, tax_amount: numeric(amount) })),
    price_precision: pricing.profile.precision,
  };
}

function encodeRecord({ presentation, template, documents, ...order }: SalesOrder) {
  return {
    ...idNamed('template_id', 'template', template?.id),
    template_name: template?.name ?? '',
    template_type: template?.type ?? '',
    created_time: timeText(presentation, order.createdAt),
    created_time_formatted: momentText(presentation, order.createdAt),
    last_modified_time: timeText(presentation, order.modifiedAt),
    created_by_id: shownId('user', order.createdBy.id),
    attachment_name: firstDocument(documents)?.fileName ?? '',
    can_send_in_mail: documents.some((document) => document.canSendInMail),
  };
}

function encodeAddress(address: Address | undefined): Record<string, string> {
  return {
    city: address?.city ?? '',
    country: address?.country ?? '',
    state: address?.state ?? '',
    street: address?.address ?? '',
    zip: address?.zip ?? '',
  };
}

export function encodeContactPerson(person: ContactPerson): Record<string, string> {
  return {
    ...idNamed('contact_person_id', 'contact', person.id),
    first_name: person.firstName ?? '',
    last_name: person.lastName ?? '',
    email: person.email ?? '',
    phone: person.phone ?? '',
    mobile: person.mobile ?? '',
  };
}
