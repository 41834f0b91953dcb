/** Fulfilment in Inventory's words. */
import {
  extentOf,
  ownStage,
  paidExtent,
  type Quantities,
  type Stand,
  type Standing,
} from '../../domain/derived-status.ts';
import { shipmentOf, type Invoice, type Package, type Progress } from '../../domain/progress.ts';
import { idNamed, shownId } from '../leaves/ids.ts';
import { numeric, rawJson } from '../leaves/json.ts';

const INVOICED = { none: 'not_invoiced', some: 'partially_invoiced', all: 'invoiced' } as const;
const SHIPPED = { none: 'pending', some: 'partially_shipped', all: 'shipped' } as const;
const PAID = { none: 'unpaid', some: 'partially_paid', all: 'paid' } as const;

export function invoicedStatus({ quantity, quantityInvoiced }: Quantities): string {
  return INVOICED[extentOf(quantityInvoiced, quantity)];
}

export function shippedStatus({ quantity, quantityShipped }: Quantities): string {
  return SHIPPED[extentOf(quantityShipped, quantity)];
}

/** Its code, or the status itself where an order has none. */
export function encodeSubStatus(stand: Stand, code: string | undefined): Record<string, string> {
  return {
    current_sub_status: code ?? ownStage(stand),
    current_sub_status_id: shownId('substatus', code),
  };
}

/** Payments against the order's total. */
export function paidStatus(standing: Standing): string {
  return PAID[paidExtent(standing)];
}

/** Every package with the shipment that carries it. */
export function encodePackages(progress: Progress): Record<string, unknown>[] {
  return progress.packages.map((parcel) => encodePackage(parcel, progress));
}

function encodePackage(parcel: Package, progress: Progress): Record<string, unknown> {
  const shipment = shipmentOf(progress, parcel.id);
  return {
    ...idNamed('package_id', 'package', parcel.id),
    package_number: parcel.number,
    status: parcel.status,
    detailed_status: parcel.detailedStatus,
    status_message: parcel.statusMessage,
    ...idNamed('shipment_id', 'shipment', shipment?.id),
    shipment_number: shipment?.number ?? '',
    shipment_status: countOrText(shipment?.status ?? ''),
    carrier: shipment?.carrier ?? '',
    service: shipment?.service ?? '',
    tracking_number: shipment?.trackingNumber ?? '',
    shipment_date: shipment?.date ?? '',
    delivery_days: countOrText(shipment?.deliveryDays ?? ''),
    delivery_guarantee: shipment?.deliveryGuarantee ?? false,
  };
}

/** The document shows numbers where carriers may also send words. */
function countOrText(text: string): unknown {
  return /^(0|[1-9]\d{0,14})$/.test(text) ? rawJson(text) : text;
}

export function encodeInvoice(invoice: Invoice): Record<string, unknown> {
  return {
    ...idNamed('invoice_id', 'invoice', invoice.id),
    invoice_number: invoice.number,
    status: invoice.status,
    date: invoice.date ?? '',
    due_date: invoice.dueDate ?? '',
    total: numeric(invoice.total),
    balance: numeric(invoice.balance),
  };
}
