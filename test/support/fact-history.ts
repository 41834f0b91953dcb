/** Generated histories of one order's fulfilment: facts in the order in which their sources reported them. */
import fc from 'fast-check';
import { factEvent, type BusEntry } from './deliveries.ts';

export interface HistoryShape {
  /** Ordered, one per line. */
  quantities: number[];
  /** For each line, how its quantity is split over packages; what is left stays unpacked. */
  splits: number[][];
  invoicedInParts: boolean;
  /** Which packages are heard of in two versions, and which are cancelled and packed again under another id. */
  correctedPackages: boolean[];
  cancelledPackages: boolean[];
  shippedPackages: boolean[];
  payments: number;
  extras: boolean;
}

export const arbitraryHistory: fc.Arbitrary<HistoryShape> = fc.record({
  quantities: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 3 }),
  splits: fc.array(fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 3 }), {
    minLength: 3,
    maxLength: 3,
  }),
  invoicedInParts: fc.boolean(),
  correctedPackages: fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
  cancelledPackages: fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
  shippedPackages: fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
  payments: fc.integer({ min: 0, max: 3 }),
  extras: fc.boolean(),
});

/** Which facts of a history arrive when: positions in order of arrival, each at least once and up to five times. */
export function arbitraryArrivals(count: number): fc.Arbitrary<number[]> {
  return fc.array(fc.integer({ min: 1, max: 5 }), { minLength: count, maxLength: count }).chain((times) => {
    const all = times.flatMap((often, position) => Array.from({ length: often }, () => position));
    return fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length });
  });
}

interface Parcel {
  id: string;
  lineId: string;
  quantity: number;
}

/** The facts of a history about an order with these lines. */
export function factsOf(shape: HistoryShape, orderId: string, lineIds: string[]): BusEntry[] {
  const parcels = parcelsOf(shape, lineIds);
  const fact = (type: string, content: Record<string, unknown>) => factEvent(type, orderId, content);
  return [
    ...(shape.extras ? checkoutFacts(fact) : []),
    ...parcels.flatMap((parcel, at) => packageFacts(shape, parcel, at, fact)),
    ...parcels.flatMap((parcel, at) => shipmentFacts(shape, parcel, at, fact)),
    ...invoiceFacts(shape, lineIds, fact),
    ...Array.from({ length: shape.payments }, (_, at) =>
      fact('PaymentRecorded', { id: `pay-${at}`, version: 1, amount: String(10 + at), mode: 'Cash' }),
    ),
    fact('PurchaseOrderRecorded', { id: 'po-1', version: 1, number: 'PO-1' }),
  ];
}

type Make = (type: string, content: Record<string, unknown>) => BusEntry;

function parcelsOf({ quantities, splits }: HistoryShape, lineIds: string[]): Parcel[] {
  return lineIds.flatMap((lineId, line) => {
    let left = quantities[line] ?? 0;
    return (splits[line] ?? []).flatMap((wanted, at) => {
      const quantity = Math.min(wanted, left);
      left -= quantity;
      return quantity > 0 ? [{ id: `pack-${line}-${at}`, lineId, quantity }] : [];
    });
  });
}

function packageFacts(
  shape: HistoryShape,
  { id, lineId, quantity }: Parcel,
  at: number,
  fact: Make,
): BusEntry[] {
  const lines = [{ lineId, quantity: String(quantity) }];
  const state = { id, number: id, status: 'packed', lines };
  const first = fact('PackageRecorded', {
    ...state,
    version: 1,
    lines: shape.correctedPackages[at] ? [] : lines,
  });
  const corrected = shape.correctedPackages[at] ? [fact('PackageRecorded', { ...state, version: 2 })] : [];
  // Cancelled before anything else happens to it, and packed again: room is made before it is taken.
  const again = shape.cancelledPackages[at]
    ? [
        fact('PackageRecorded', { id, version: 3, removed: true }),
        fact('PackageRecorded', { ...state, id: `${id}-again`, version: 1 }),
      ]
    : [];
  return [first, ...corrected, ...again];
}

function shipmentFacts(shape: HistoryShape, { id }: Parcel, at: number, fact: Make): BusEntry[] {
  if (!shape.shippedPackages[at]) return [];
  const packageIds = [shape.cancelledPackages[at] ? `${id}-again` : id];
  const state = { id: `ship-${id}`, packageIds, carrier: 'FedEx', trackingNumber: `T-${id}` };
  return [
    fact('ShipmentUpdated', { ...state, version: 1, delivery: 'planned' }),
    fact('ShipmentUpdated', { ...state, version: 2, delivery: 'shipped' }),
    fact('ShipmentUpdated', { ...state, version: 3, delivery: 'delivered' }),
  ];
}

function invoiceFacts(
  { quantities, invoicedInParts }: HistoryShape,
  lineIds: string[],
  fact: Make,
): BusEntry[] {
  const parts = invoicedInParts
    ? lineIds.map((id, line) => [{ id, line }])
    : [lineIds.map((id, line) => ({ id, line }))];
  return parts.map((part, at) =>
    fact('InvoiceRecorded', {
      id: `inv-${at}`,
      version: 1,
      number: `INV-${at}`,
      total: '10',
      balance: '0',
      lines: part.map(({ id, line }) => ({ lineId: id, quantity: String(quantities[line] ?? 0) })),
    }),
  );
}

function checkoutFacts(fact: Make): BusEntry[] {
  return [
    fact('CheckoutRecorded', { version: 1, ip: '127.0.0.17', paymentMode: 'Stripe' }),
    fact('CheckoutRecorded', { version: 2, ip: '127.0.0.17', paymentMode: 'Razorpay', isTestOrder: true }),
    fact('CouponApplied', { version: 1, id: '7', code: 'JAN' }),
    fact('CouponApplied', { version: 2, id: '8', code: 'FEB' }),
    fact('RiskAssessed', { version: 1, risks: ['The ip score is 0'], fraudAnalysis: { ipScore: 3 } }),
    fact('CouponApplied', { version: 3, id: '8', removed: true }),
  ];
}
