/** Fulfilment in Inventory's words. */
import { compareDecimals, isZero, sum } from '../../domain/decimal.ts';
import { extentOf, type Quantities } from '../../domain/derived-status.ts';
import type { SalesOrder } from '../../domain/order.ts';
import { shipmentOf, type Invoice, type Package, type Progress } from '../../domain/progress.ts';
import { numeric } from '../leaves/json.ts';

const INVOICED = { none: 'not_invoiced', some: 'partially_invoiced', all: 'invoiced' } as const;
const SHIPPED = { none: 'pending', some: 'partially_shipped', all: 'shipped' } as const;
const PAID = { none: 'unpaid', some: 'partially_paid', all: 'paid' } as const;

export function invoicedStatus({ quantity, quantityInvoiced }: Quantities): string {
  return INVOICED[extentOf(quantityInvoiced, quantity)];
}

export function shippedStatus({ quantity, quantityShipped }: Quantities): string {
  return SHIPPED[extentOf(quantityShipped, quantity)];
}

/** Payments against the order's total. */
export function paidStatus({ progress, totals }: SalesOrder): string {
  const paid = sum(progress.payments.map(({ amount }) => amount));
  if (isZero(paid)) return PAID.none;
  return compareDecimals(paid, totals.total) >= 0 ? PAID.all : PAID.some;
}

/** Every package with the shipment that carries it. */
export function encodePackages(progress: Progress): Record<string, unknown>[] {
  return progress.packages.map((parcel) => encodePackage(parcel, progress));
}

function encodePackage(parcel: Package, progress: Progress): Record<string, unknown> {
  const shipment = shipmentOf(progress, parcel.id);
  return {
    package_id: parcel.id,
    package_number: parcel.number,
    status: parcel.status,
    detailed_status: parcel.detailedStatus,
    status_message: parcel.statusMessage,
    shipment_id: shipment?.id ?? '',
    shipment_number: shipment?.number ?? '',
    shipment_status: shipment?.status ?? '',
    carrier: shipment?.carrier ?? '',
    service: shipment?.service ?? '',
    tracking_number: shipment?.trackingNumber ?? '',
    shipment_date: shipment?.date ?? '',
    delivery_days: shipment?.deliveryDays ?? '',
    delivery_guarantee: shipment?.deliveryGuarantee ?? false,
  };
}

export function encodeInvoice(invoice: Invoice): Record<string, unknown> {
  return {
    invoice_id: invoice.id,
    invoice_number: invoice.number,
    status: invoice.status,
    date: invoice.date ?? '',
    due_date: invoice.dueDate ?? '',
    total: numeric(invoice.total),
    balance: numeric(invoice.balance),
  };
}
