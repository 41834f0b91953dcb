/** Inventory's words -> ours, for create, update and calculate. */
import * as z from 'zod/mini';
import { ZERO } from '../../domain/decimal.ts';
import { OrderError } from '../../domain/order-error.ts';
import type { OrderInput } from '../../domain/order-input.ts';
import { decodeExtras } from '../leaves/extras.ts';
import { readWire } from '../leaves/leaves.ts';
import type { JsonValue } from '../leaves/json.ts';
import { decodeCustomFields, decodeLines, decodeTax } from './decode-lines.ts';
import { OWNED_FIELDS, WireOrder, type WireContactPerson, type WireDocument } from './wire.ts';

/** @throws OrderError invalid_value | missing_field | limit_exceeded */
export function decodeOrder(body: Record<string, JsonValue>): OrderInput {
  const wire = readWire(WireOrder, body);
  return {
    number: wire.salesorder_number,
    referenceNumber: wire.reference_number,
    date: wire.date,
    shipmentDate: wire.shipment_date,
    customerId: wire.customer_id,
    contactPersonIds: decodeContactPersons(wire.contact_persons),
    billingAddressId: wire.billing_address_id,
    shippingAddressId: wire.shipping_address_id,
    placeOfSupply: wire.place_of_supply,
    gstTreatment: wire.gst_treatment,
    gstNumber: wire.gst_no,
    currencyCode: wire.currency_code,
    exchangeRate: wire.exchange_rate,
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
    extras: decodeExtras('zoho-inventory', body, Object.keys(z.keyof(WireOrder).def.entries), OWNED_FIELDS),
  };
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
