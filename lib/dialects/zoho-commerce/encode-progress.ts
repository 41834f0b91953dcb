/** Packages with the shipment that carries each, payments, and what a risk assessment says. */
import { isZero } from '../../domain/decimal.ts';
import type { SalesOrder } from '../../domain/order.ts';
import {
  salesChannelOf,
  shipmentOf,
  type Package,
  type Payment,
  type Shipment,
} from '../../domain/progress.ts';
import { idNamed, shownId } from '../leaves/ids.ts';
import { numeric } from '../leaves/json.ts';
import { dayText, wordsText } from './formats.ts';

export function encodePackage(
  parcel: Package,
  { progress, presentation }: SalesOrder,
): Record<string, unknown> {
  const shipment = shipmentOf(progress, parcel.id);
  const { delivery_date: _, ...carried } = encodeShipment(shipment, presentation);
  return {
    ...idNamed('package_id', 'package', parcel.id),
    package_number: parcel.number,
    date: parcel.date ?? '',
    date_formatted: dayText(presentation, parcel.date),
    status: parcel.status,
    status_formatted: wordsText(parcel.status),
    detailed_status: parcel.detailedStatus,
    status_message: parcel.statusMessage,
    ...carried,
    shipment_status: shipment?.status ?? '',
    shipment_status_formatted: wordsText(shipment?.status ?? ''),
    shipment_order: encodeShipment(shipment, presentation),
  };
}

function encodeShipment(shipment: Shipment | undefined, presentation: SalesOrder['presentation']) {
  return {
    ...idNamed('shipment_id', 'shipment', shipment?.id),
    shipment_number: shipment?.number ?? '',
    shipment_date: shipment?.date ?? '',
    shipment_date_formatted: dayText(presentation, shipment?.date),
    tracking_number: shipment?.trackingNumber ?? '',
    carrier: shipment?.carrier ?? '',
    service: shipment?.service ?? '',
    delivery_days: shipment?.deliveryDays ?? '',
    delivery_date: shipment?.deliveryDate ?? '',
    delivery_guarantee: shipment?.deliveryGuarantee ?? false,
  };
}

export function encodePayment(payment: Payment): Record<string, unknown> {
  return {
    ...idNamed('payment_id', 'payment', payment.id),
    payment_number: payment.number,
    payment_mode: payment.mode,
    ...idNamed('invoice_payment_id', 'payment', payment.invoicePaymentId),
    description: payment.description,
    date: payment.date ?? '',
    reference_number: payment.reference,
    exchange_rate: numeric(payment.exchangeRate),
    amount: numeric(payment.amount),
    is_single_invoice_payment: payment.isSingleInvoicePayment,
    last_four_digits: payment.lastFourDigits,
    online_transaction_id: payment.onlineTransactionId,
  };
}

/** Both fraud keys are deprecated in the document and sent all the same. */
export function encodeRisk({ progress }: SalesOrder): Record<string, unknown> {
  const fraud = progress.risk?.fraudAnalysis;
  return {
    fraud_transaction_reason: fraud?.manual ? [fraud.manual] : [],
    fraud_analysis: {
      manual: fraud?.manual ?? '',
      system: fraud?.system ?? [],
      ip_city: fraud?.ipCity ?? '',
      ip_region: fraud?.ipRegion ?? '',
      ip_countrycode: fraud?.ipCountryCode ?? '',
      ip_countryname: fraud?.ipCountryName ?? '',
      ip_latitude: fraud?.ipLatitude ?? '',
      ip_longitude: fraud?.ipLongitude ?? '',
      ip_zip: fraud?.ipZip ?? '',
      ip_score: fraud?.ipScore ?? 0,
      // The document spells it like this.
      is_ip_location_and_shipinng_location_matches: fraud?.locationsMatch ?? false,
      payment_retry_count: fraud?.paymentRetryCount ?? 0,
    },
    risks: (progress.risk?.risks ?? []).map((message) => ({ message })),
  };
}

/** Coupon and checkout facts. */
export function encodeCheckout({ progress }: SalesOrder): Record<string, unknown> {
  const { checkout, coupon, payments } = progress;
  const paid = payments.find(({ amount }) => !isZero(amount));
  return {
    checkout_ip: checkout?.ip ?? '',
    coupon_id: shownId('coupon', coupon?.id),
    coupon_code: coupon?.code ?? '',
    sales_channel: salesChannelOf(progress),
    payment_mode: checkout?.paymentMode || (paid?.mode ?? ''),
    is_offline_payment: checkout?.isOfflinePayment ?? false,
    is_test_order: checkout?.isTestOrder ?? false,
    can_process_in_store: checkout?.canProcessInStore ?? false,
  };
}
