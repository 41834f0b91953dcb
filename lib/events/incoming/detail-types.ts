/** The names of what may come in, without the schemas of what they state: who only asks for the name of an event loads none. */

/** Each states one fact about one order (`FACT_EVENTS`). */
export const FACT_DETAIL_TYPES: readonly string[] = [
  'PackageRecorded',
  'ShipmentUpdated',
  'InvoiceRecorded',
  'PaymentRecorded',
  'PurchaseOrderRecorded',
  'RiskAssessed',
  'CouponApplied',
  'CheckoutRecorded',
];

/** Each states one reference row, or that it is gone (`REFERENCE_EVENTS`). */
export const REFERENCE_DETAIL_TYPES: readonly string[] = [
  'ContactUpserted',
  'ItemUpserted',
  'TaxUpserted',
  'SalespersonUpserted',
  'ContactDeleted',
  'ItemDeleted',
  'OrganizationSettingsChanged',
];
