/** Our order -> Inventory's, with every documented key of create and retrieve; empty facts are sent empty. */
import { balanceOf, ownStage, stageOf, standingOf } from '../../domain/derived-status.ts';
import { firstDocument, type OrderDocument, type SalesOrder } from '../../domain/order.ts';
import type { Address } from '../../domain/parties.ts';
import { taxIdOf } from '../../domain/pricing.ts';
import { salesChannelOf } from '../../domain/progress.ts';
import type { SubStatus } from '../../domain/sub-status.ts';
import { adjustmentWithFurtherCharges } from '../../domain/totals.ts';
import { idNamed, orderIdIn, shownId } from '../leaves/ids.ts';
import { encodeExtras } from '../leaves/extras.ts';
import { numeric } from '../leaves/json.ts';
import { encodeTreatment } from '../zoho/tax.ts';
import { encodeDiscount, encodeFieldsByName, encodeLines } from './encode-line.ts';
import {
  encodeInvoice,
  encodePackages,
  encodeSubStatus,
  invoicedStatus,
  paidStatus,
  shippedStatus,
} from './encode-progress.ts';

export function encodeOrder(order: SalesOrder): Record<string, unknown> {
  return {
    ...encodeExtras('zoho-inventory', order.extras),
    salesorder_id: orderIdIn('zoho-inventory', order),
    salesorder_number: order.number,
    date: order.date,
    ...encodeStatus(order),
    shipment_date: order.shipmentDate ?? '',
    reference_number: order.referenceNumber,
    ...encodeParties(order),
    ...encodeFigures(order),
    ...idNamed('estimate_id', 'estimate', order.estimateId),
    delivery_method: order.deliveryMethod?.name ?? '',
    ...idNamed('delivery_method_id', 'delivery', order.deliveryMethod?.id),
    ...idNamed('pricebook_id', 'pricebook', order.priceBookId),
    line_items: encodeLines(order),
    ...encodeFulfilment(order),
    notes: order.notes,
    terms: order.terms,
    ...encodeFieldsByName(order.customFields),
    ...idNamed('template_id', 'template', order.template?.id),
    template_name: order.template?.name ?? '',
    template_type: order.template?.type ?? '',
    created_time: order.createdAt,
    last_modified_time: order.modifiedAt,
    documents: encodeDocuments(order.documents),
    attachment_name: firstDocument(order.documents)?.fileName ?? '',
    can_send_in_mail: order.documents.some((document) => document.canSendInMail),
    ...idNamed('salesperson_id', 'salesperson', order.salesperson?.id),
    salesperson_name: order.salesperson?.name ?? '',
    is_pre_gst: order.registration.isPreGst,
    gst_no: order.registration.gstNumber ?? '',
    gst_treatment: order.registration.gstTreatment ?? '',
    place_of_supply: order.registration.placeOfSupply ?? '',
  };
}

function encodeStatus(order: SalesOrder) {
  const standing = standingOf(order);
  return {
    status: stageOf(standing),
    order_status: ownStage(standing),
    ...encodeSubStatus(standing, order.subStatus?.code),
    sub_statuses: order.subStatus ? [encodeOwnStatus(order.subStatus)] : [],
    invoiced_status: invoicedStatus(standing),
    paid_status: paidStatus(standing),
    // Ours: the document says how far an order is paid, not how much is left.
    balance: numeric(balanceOf(standing)),
    shipped_status: shippedStatus(standing),
  };
}

/** The organisation's word for where the order stands, as the lists of the services have theirs. */
function encodeOwnStatus({ code, label, status }: SubStatus) {
  return {
    status_id: shownId('substatus', code),
    status_code: code,
    display_name: label,
    label_name: label,
    parent_status: status,
    description: '',
    color_code: '',
  };
}

function encodeParties({ customer, currency }: SalesOrder) {
  return {
    ...idNamed('customer_id', 'customer', customer.id),
    customer_name: customer.name,
    contact_persons: customer.contactPersons.map(({ id }) => idNamed('contact_person_id', 'contact', id)),
    billing_address: encodeAddress(customer.billingAddress),
    shipping_address: encodeAddress(customer.shippingAddress),
    ...idNamed('currency_id', 'currency', currency.id),
    currency_code: currency.code,
    currency_symbol: currency.symbol,
    exchange_rate: numeric(currency.exchangeRate),
  };
}

function encodeFigures({ pricing, totals }: SalesOrder) {
  const shipping = encodeTreatment(pricing.shipping ?? { taxes: [] });
  return {
    discount_amount: numeric(totals.discountAmount),
    discount: encodeDiscount(pricing.discount),
    is_discount_before_tax: pricing.discountBeforeTax,
    discount_type: pricing.discountLevel === 'item_level' ? 'item_level' : 'entity_level',
    is_inclusive_tax: pricing.taxInclusive,
    tax_rounding: pricing.profile.taxRounding,
    price_precision: pricing.profile.precision,
    shipping_charge: numeric(totals.shipping.amount),
    ...idNamed('shipping_charge_tax_id', 'tax', pricing.shipping && taxIdOf(pricing.shipping)),
    shipping_charge_tax_name: shipping.tax_name,
    shipping_charge_tax_type: shipping.tax_type,
    shipping_charge_tax_percentage: shipping.tax_percentage,
    // Further charges have no place of its own here, and the figures must add up.
    adjustment: numeric(adjustmentWithFurtherCharges(totals, pricing.taxInclusive)),
    adjustment_description: pricing.adjustmentDescription,
    sub_total: numeric(totals.subTotal),
    tax_total: numeric(totals.taxTotal),
    total: numeric(totals.total),
    bcy_sub_total: numeric(totals.baseSubTotal),
    bcy_tax_total: numeric(totals.baseTaxTotal),
    bcy_total: numeric(totals.baseTotal),
    taxes: totals.taxes.map(({ name, amount }) => ({ tax_name: name, tax_amount: numeric(amount) })),
  };
}

function encodeFulfilment({ progress }: SalesOrder) {
  return {
    sales_channel: salesChannelOf(progress),
    is_dropshipped: false,
    is_backordered: false,
    is_backorder_allowed: false,
    is_emailed: false,
    has_unconfirmed_line_item: false,
    packages: encodePackages(progress),
    invoices: progress.invoices.map(encodeInvoice),
    purchaseorders: progress.purchaseOrders.map(({ id }) => shownId('purchase', id)),
  };
}

/** Every documented key, empty where nothing is known. */
export function encodeAddress(address: Address | undefined): Record<string, string> {
  return {
    address: address?.address ?? '',
    street2: address?.street2 ?? '',
    city: address?.city ?? '',
    state: address?.state ?? '',
    zip: address?.zip ?? '',
    country: address?.country ?? '',
    fax: address?.fax ?? '',
    phone: address?.phone ?? '',
    attention: address?.attention ?? '',
  };
}

function encodeDocuments(documents: OrderDocument[]): Record<string, unknown>[] {
  return documents.map((document) => ({
    can_send_in_mail: document.canSendInMail,
    file_name: document.fileName ?? '',
    file_type: document.fileType ?? '',
    file_size_formatted: document.fileSizeFormatted ?? '',
    attachment_order: document.attachmentOrder ?? 0,
    ...idNamed('document_id', 'document', document.id),
    file_size: numeric(document.fileSize),
  }));
}
