/** Orders of every kind, written through the store: what lists are asked about. */
import { decimal, ZERO } from '../../lib/domain/decimal.ts';
import {
  instant,
  mutationId,
  orderId,
  organizationId,
  type CalendarDate,
} from '../../lib/domain/identity.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import { rowOf } from '../../lib/domain/order-row.ts';
import { ReferenceRow } from '../../lib/domain/reference.ts';
import { orderStore } from '../../lib/store/order-store.ts';
import { putReferenceRow } from '../../lib/store/references.ts';
import type { Table } from '../../lib/store/table.ts';
import type { ModelWorld } from './list-model.ts';

export const LISTED_ORG = organizationId('777');
/** What a customer is called now, and was before. */
export const CUSTOMERS: Record<string, string[]> = {
  c1: ['Nguyễn Thị Điện Máy'],
  c2: ['Müller & Söhne GmbH', 'Mueller GmbH'],
  c3: ['IŞIK Ticaret', 'Çağlar İnşaat'],
  c4: ['Zylker'],
  c5: ['Anna Nguyen'],
};
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** A number below `bound`, the same for the same place. */
const pick = (at: number, salt: number, bound: number): number =>
  ((at * 7919 + salt * 104_729 + at * at * 31) >>> 0) % bound;

const QUANTITIES = [
  { quantityInvoiced: ZERO, quantityShipped: ZERO },
  { quantityInvoiced: decimal('1'), quantityShipped: ZERO },
  { quantityInvoiced: decimal('2'), quantityShipped: ZERO },
  { quantityInvoiced: decimal('1'), quantityShipped: decimal('1') },
  { quantityInvoiced: decimal('2'), quantityShipped: decimal('2') },
];
const STATUSES = ['draft', 'confirmed', 'confirmed', 'closed', 'void'] as const;

/** The order at a place, of a template with one line of two things. */
function orderAt(template: SalesOrder, at: number, base: number): SalesOrder {
  const created = instant(new Date(base + Math.floor(at / 2) * 997 * MINUTE_MS));
  const customerId = `c${1 + pick(at, 1, 5)}`;
  const [name = ''] = CUSTOMERS[customerId] ?? [];
  const status = STATUSES[pick(at, 2, 5)] ?? 'draft';
  const total = decimal(String(pick(at, 4, 40) * 2.5));
  const progress = status === 'confirmed' || status === 'closed' ? QUANTITIES[pick(at, 3, 5)] : QUANTITIES[0];
  return {
    ...template,
    id: orderId(String(5_000_000_000_000_000 + at)),
    organizationId: LISTED_ORG,
    number: `${pick(at, 5, 2) ? 'SO-' : 'X'}${at}`,
    version: 1,
    status,
    referenceNumber: ['', 'PO', `PO-${pick(at, 6, 30)}`, `ref ${at}`][pick(at, 7, 4)] ?? '',
    subject: [undefined, 'Chairs', `Chairs for ${at}`, 'Đơn hàng'][pick(at, 8, 4)],
    date: `2026-0${1 + pick(at, 9, 9)}-1${pick(at, 10, 5)}` as CalendarDate,
    shipmentDate: pick(at, 11, 3)
      ? (`2026-1${pick(at, 12, 2)}-0${1 + pick(at, 13, 9)}` as CalendarDate)
      : undefined,
    createdAt: created,
    modifiedAt: created,
    customer: { ...template.customer, id: customerId, name },
    salesperson: pick(at, 14, 3) ? { id: `s${pick(at, 14, 3)}`, name: 'S' } : undefined,
    totals: { ...template.totals, total, baseTotal: total },
    lines: template.lines.slice(0, 1).map((line) => ({ ...line, quantity: decimal('2'), ...progress })),
  };
}

/** Writes so many orders, changes every third of them once or twice and deletes some. */
export async function writeListedOrders(
  table: Table,
  template: SalesOrder,
  count: number,
): Promise<ModelWorld> {
  for (const [id, names] of Object.entries(CUSTOMERS)) {
    for (const name of names.toReversed()) {
      await putReferenceRow(table, LISTED_ORG, ReferenceRow.parse({ kind: 'customer', id, name }));
    }
  }
  const store = orderStore(table, Date.now() + 60_000);
  const actor = template.createdBy;
  const base = Date.now() - 100 * DAY_MS;
  const standing: SalesOrder[] = [];
  for (let at = 0; at < count; at += 1) {
    let order = orderAt(template, at, base);
    const record = (kinds: ['created'] | ['updated'] | ['deleted'], when: SalesOrder['modifiedAt']) => ({
      mutationId: mutationId(`${order.id}-${order.version}-${kinds[0]}`),
      kinds,
      actor,
      at: when,
      paths: [],
    });
    await store.commit({ after: order, record: record(['created'], order.createdAt) });
    for (let change = 0; change < pick(at, 20, 3); change += 1) {
      const later = instant(
        new Date(Date.parse(order.modifiedAt) + ((1 + pick(at, 21 + change, 40)) * DAY_MS) / 8),
      );
      const after = { ...order, version: order.version + 1, modifiedAt: later, notes: `changed ${change}` };
      await store.commit({ before: order, after, record: record(['updated'], later) });
      order = after;
    }
    if (pick(at, 30, 9) === 0) {
      await store.commit({
        before: order,
        record: record(['deleted'], instant(new Date(Date.parse(order.modifiedAt) + 1000))),
      });
    } else standing.push(order);
  }
  const names = new Map(Object.entries(CUSTOMERS).map(([id, known]) => [id, new Set(known)]));
  return { rows: standing.map(rowOf), names, today: '2026-11-05' };
}
