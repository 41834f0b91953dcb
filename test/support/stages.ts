/** Orders brought on by other systems: confirmed, packed, shipped, invoiced, paid. */
import type { InventoryApi } from './inventory.ts';
import { report, type Reported } from './reported-facts.ts';

/** A draft twice: most of what an update may change is changed then. */
export const STAGES = ['draft', 'draft', 'confirmed', 'packed', 'shipped', 'paid', 'closed'] as const;
type Stage = (typeof STAGES)[number];

/** What is reported of an order in that stage; ids in letters, as some systems count. */
export async function bring(api: InventoryApi, id: string, stage: Stage): Promise<void> {
  if (stage === 'draft') return;
  await api.call('POST', `/salesorders/${id}/status/confirmed`);
  const { line_items: lines, total } = await api.retrieve(id);
  const quantities = lines.map((line: { line_item_id: string; quantity: number }) => ({
    lineId: line.line_item_id,
    quantity: String(line.quantity),
  }));
  const facts = {
    packed: ['PackageRecorded', { id: 'pack-1', number: 'P-1', date: '2026-11-21', lines: quantities }],
    shipped: [
      'ShipmentUpdated',
      { id: 'ship-1', packageIds: ['pack-1'], delivery: 'delivered', date: '2026-11-22' },
    ],
    invoiced: ['InvoiceRecorded', { id: 'inv-1', total: String(total), balance: '0', lines: quantities }],
    paid: ['PaymentRecorded', { id: 'pay-1', mode: 'Cash', amount: String(total), invoicePaymentId: 'ip-1' }],
    ordered: ['PurchaseOrderRecorded', { id: 'po-1', number: 'PO-1' }],
    coupon: ['CouponApplied', { id: 'tet', code: 'TET' }],
  } satisfies Record<string, Reported>;
  const reported: Record<Exclude<Stage, 'draft'>, (keyof typeof facts)[]> = {
    confirmed: ['coupon'],
    packed: ['packed'],
    shipped: ['packed', 'shipped'],
    paid: ['paid', 'ordered'],
    closed: ['packed', 'shipped', 'invoiced', 'paid', 'ordered', 'coupon'],
  };
  await report(
    id,
    reported[stage].map((name) => facts[name]),
  );
}
