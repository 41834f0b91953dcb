/** Inventory's words -> ours, for create, update and calculate. */
import * as z from 'zod/mini';
import { isZero, ZERO } from '../../domain/decimal.ts';
import { OrderError } from '../../domain/order-error.ts';
import type { OrderInput } from '../../domain/order-input.ts';
import { decodeExtras } from '../leaves/extras.ts';
import { readWire } from '../leaves/leaves.ts';
import { isJsonObject, type JsonValue } from '../leaves/json.ts';
import { OWN_FIELD, UNFORMATTED } from './encode-line.ts';
import { decodeCustomFields, decodeLines, decodeTax } from './decode-lines.ts';
import {
  OWNED_FIELDS,
  WireOrder,
  type WireAddress,
  type WireContactPerson,
  type WireCustomField,
  type WireDocument,
} from './wire.ts';

/** `isNew` says that it states a whole order, not changes of one. @throws OrderError invalid_value | missing_field | limit_exceeded */
export function decodeOrder(body: Record<string, JsonValue>, isNew: boolean): OrderInput {
  assertStatesAnOrder(body);
  const wire = readWire(WireOrder, body);
  return {
    number: wire.salesorder_number,
    referenceNumber: wire.reference_number,
    date: isNew ? (wire.date ?? undefined) : wire.date,
    shipmentDate: wire.shipment_date,
    ...decodeParties(wire, isNew),
    taxInclusive: wire.is_inclusive_tax ?? undefined,
    taxRounding: wire.tax_rounding ?? undefined,
    precision: wire.price_precision ?? undefined,
    discountLevel: wire.discount_type ?? undefined,
    discount: wire.discount,
    discountBeforeTax: wire.is_discount_before_tax ?? undefined,
    shippingCharge: wire.shipping_charge,
    shippingTax: decodeTax({
      id: wire.shipping_charge_tax_id,
      name: wire.shipping_charge_tax_name,
      percent: wire.shipping_charge_tax_percentage,
      field: 'shipping_charge_tax',
    }),
    adjustmentWithFurtherCharges: wire.adjustment,
    adjustmentDescription: wire.adjustment_description,
    lines: decodeLines(wire.line_items),
    salespersonId: wire.salesperson_id,
    salespersonName: wire.salesperson_name,
    deliveryMethod: wire.delivery_method,
    deliveryMethodId: wire.delivery_method_id,
    priceBookId: wire.pricebook_id,
    templateId: wire.template_id,
    notes: wire.notes,
    terms: wire.terms,
    customFields: decodeCustomFields(wire.custom_fields),
    documents: decodeDocuments(wire.documents),
    extras: extrasOf(body, wire.custom_fields),
  };
}

/** What has no place of its own is carried as it is. */
function extrasOf(body: Record<string, JsonValue>, customFields: List<typeof WireCustomField>) {
  return decodeExtras('zoho-inventory', body, KNOWN, OWNED_FIELDS.union(namesOf(customFields)));
}

/** An order that is sent back as it was read has its custom fields under their names too. */
function namesOf(fields: List<typeof WireCustomField>): Set<string> {
  const names = (fields ?? []).flatMap(({ api_name, placeholder }) => api_name ?? placeholder ?? []);
  return new Set(
    names.filter((name) => name.startsWith(OWN_FIELD)).flatMap((name) => [name, name + UNFORMATTED]),
  );
}

/** Who buys, where, and in which currency. */
function decodeParties(wire: WireOrder, isNew: boolean): OrderInput {
  return {
    customerId: wire.customer_id,
    contactPersonIds: decodeContactPersons(wire.contact_persons),
    billingAddressId: wire.billing_address_id,
    shippingAddressId: wire.shipping_address_id,
    billingAddress: decodeAddress(wire.billing_address, wire.billing_address_id, isNew),
    shippingAddress: decodeAddress(wire.shipping_address, wire.shipping_address_id, isNew),
    placeOfSupply: wire.place_of_supply,
    gstTreatment: wire.gst_treatment,
    gstNumber: wire.gst_no,
    currencyId: wire.currency_id,
    currencyCode: wire.currency_code,
    // Clients send 0 where they know none.
    exchangeRate: wire.exchange_rate && isZero(wire.exchange_rate) ? undefined : wire.exchange_rate,
  };
}

const KNOWN = new Set(Object.keys(WireOrder.def.shape));
const WRAPPERS = ['salesorder', 'sales_order', 'salesOrder'];

/** A success that has read nothing would mislead. @throws OrderError malformed_body */
function assertStatesAnOrder(body: Record<string, JsonValue>): void {
  const wrapper = WRAPPERS.find((name) => isJsonObject(body[name]));
  if (wrapper)
    throw new OrderError('malformed_body', { reason: `state the fields themselves, not inside ${wrapper}` });
  const names = Object.keys(body);
  const isKnown = (name: string) => KNOWN.has(name) || OWNED_FIELDS.has(name) || name.startsWith(OWN_FIELD);
  if (names.length > 0 && !names.some(isKnown))
    throw new OrderError('malformed_body', { reason: 'the body holds no field of a sales order' });
}

type List<Schema extends z.ZodMiniType> = z.infer<Schema>[] | null | undefined;

function decodeContactPersons(persons: List<typeof WireContactPerson>): OrderInput['contactPersonIds'] {
  if (!persons) return persons;
  return persons.flatMap(({ contact_person_id: id }) => (id ? [id] : []));
}

function decodeDocuments(documents: List<typeof WireDocument>): OrderInput['documents'] {
  if (!documents) return documents;
  return documents.map((document, index) => {
    if (!document.document_id)
      throw new OrderError('missing_field', { field: `documents[${index}].document_id` });
    return {
      id: document.document_id,
      fileName: document.file_name ?? undefined,
      fileType: document.file_type ?? undefined,
      fileSize: document.file_size ?? ZERO,
      fileSizeFormatted: document.file_size_formatted ?? undefined,
      attachmentOrder: document.attachment_order ?? 0,
      canSendInMail: document.can_send_in_mail ?? false,
    };
  });
}

/** A new order's address is the one stated, of an address id as far as nothing else is; that of an order that stands changes in parts. */
function decodeAddress(
  wire: WireAddress,
  id: string | null | undefined,
  isNew: boolean,
): OrderInput['billingAddress'] {
  if (!wire) return undefined;
  const { attention, address, street2, city, state, zip, country, phone, fax } = wire;
  const parts = { attention, address, street2, city, state, zip, country, phone, fax };
  if (Object.values(parts).every((part) => part === undefined)) return undefined;
  return { ...parts, whole: (isNew && !id) || undefined };
}
