/** What was done about an order of Inventory or Books -> facts, as events would have told them. */
import { isZero, subtract } from '../../lib/domain/decimal.ts';
import { FACTS, type Fact, type FactKind } from '../../lib/domain/facts.ts';
import { doneOf, isCounted, minus, type Done } from './inventory-quantities.ts';
import { amountOrZero, filled, listOf, textOf, type Fields } from './wire-values.ts';

/** Later versions of each, as events tell them, take the place of the first. */
const VERSION = 1;

/**
 * Facts with quantities: the service tells those of each line, and not which package or invoice they are in, so that the first
 * one of a kind has them. What nothing is named for is under the order's own id.
 */
export function factsOf(detail: Fields): Fact[] {
  const packages = listOf(detail['packages']);
  const sent = packages.filter((parcel) => filled(parcel['shipment_id']));
  const waiting = packages.filter((parcel) => !filled(parcel['shipment_id']));
  const shipped = doneOf(detail, 'quantity_shipped');
  const packed = minus(doneOf(detail, 'quantity_packed'), shipped);
  const own = { package_id: textOf(detail['salesorder_id']) };
  const onTheirWay =
    sent.length === 0 && shipped.length > 0 ? [{ ...own, shipment_id: own.package_id }] : sent;
  // What was sent and has come back lies in the packages that it was sent in.
  const isBack = shipped.length === 0 && onTheirWay.length > 0 && waiting.length === 0;
  const isUnnamed = waiting.length === 0 && packed.length > 0 && !isBack;
  const inHouse = isUnnamed ? [{ package_id: `${own.package_id}0` }] : waiting;
  return [
    ...withLines(onTheirWay, isBack ? packed : shipped).map(packageFact),
    ...withLines(inHouse, packed).map(packageFact),
    ...onTheirWay.map((parcel) => shipmentFact(parcel, shipped.length > 0 || !isCounted(detail))),
    ...invoiceFacts(detail),
    ...listOf(detail['purchaseorders']).map((order) =>
      fact('purchaseOrder', {
        id: textOf(order['purchaseorder_id']),
        number: textOf(order['purchaseorder_number']),
      }),
    ),
  ];
}

function fact(kind: FactKind, state: object): Fact {
  return { kind, state: FACTS[kind].state.parse({ version: VERSION, ...state }) } as Fact;
}

function withLines(things: Fields[], lines: Done[]): { thing: Fields; lines: Done[] }[] {
  return things.map((thing, at) => ({ thing, lines: at === 0 ? lines : [] }));
}

function packageFact({ thing, lines }: { thing: Fields; lines: Done[] }): Fact {
  return fact('package', {
    id: textOf(thing['package_id']),
    number: textOf(thing['package_number']),
    date: filled(thing['date']),
    status: textOf(thing['status']),
    detailedStatus: textOf(thing['detailed_status']),
    statusMessage: textOf(thing['status_message']),
    lines,
  });
}

/** What counts as shipped is with its customer or on the way; a shipment of nothing shipped has come back. */
function shipmentFact(parcel: Fields, counts: boolean): Fact {
  const word = textOf(parcel['shipment_status'] ?? parcel['status']).toLowerCase();
  return fact('shipment', {
    id: textOf(parcel['shipment_id']),
    packageIds: [textOf(parcel['package_id'])],
    number: textOf(parcel['shipment_number']),
    delivery: deliveryOf(word, counts),
    status: textOf(parcel['shipment_status']),
    carrier: textOf(parcel['carrier']),
    service: textOf(parcel['service']),
    trackingNumber: textOf(parcel['tracking_number']),
    date: filled(parcel['shipment_date']),
    deliveryDays: textOf(parcel['delivery_days']),
    deliveryGuarantee: parcel['delivery_guarantee'] === true,
  });
}

function deliveryOf(word: string, counts: boolean): string {
  if (!counts) return 'returned';
  return word === 'delivered' ? 'delivered' : 'shipped';
}

/** What was paid on an invoice is a payment of it. */
function invoiceFacts(detail: Fields): Fact[] {
  const standing = listOf(detail['invoices']).filter((invoice) => textOf(invoice['status']) !== 'void');
  const invoiced = doneOf(detail, 'quantity_invoiced');
  const own = { invoice_id: textOf(detail['salesorder_id']) };
  const invoices = standing.length === 0 && invoiced.length > 0 ? [own] : standing;
  return withLines(invoices, invoiced).flatMap(({ thing, lines }) => {
    const [id, total, balance] = [
      textOf(thing['invoice_id']),
      amountOrZero(thing['total']),
      amountOrZero(thing['balance']),
    ];
    const stated = {
      number: textOf(thing['invoice_number']),
      status: textOf(thing['status']),
      date: filled(thing['date']),
      dueDate: filled(thing['due_date']),
    };
    const paid = subtract(total, balance);
    const payment = isZero(paid) ? [] : [fact('payment', { id, amount: paid, date: stated.date })];
    return [fact('invoice', { id, ...stated, total, balance, lines }), ...payment];
  });
}
