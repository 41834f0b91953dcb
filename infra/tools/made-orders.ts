/** Orders that nobody placed, as they would stand had they been made and moved by callers: the same for the same seed. */
import { applyInput } from '../../lib/apply/input.ts';
import type { ChangeKind, OrderChange } from '../../lib/domain/change.ts';
import { decimal, ZERO } from '../../lib/domain/decimal.ts';
import { instant, mutationId, timeOrderedIds, type OrganizationId } from '../../lib/domain/identity.ts';
import { automaticNumber } from '../../lib/domain/order-number.ts';
import type { OrderInput } from '../../lib/domain/order-input.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import { referencesOf, rowName, type References } from '../../lib/domain/references.ts';
import { blankOrder } from '../../lib/operations/blank-order.ts';
import type { OperationContext } from '../../lib/operations/operation.ts';
import { oneOf, SETTINGS, skewed, type MadeReferences, type Random } from './made-references.ts';

/** Orders are spread over the two years before this time, so that a seed makes the same ones on any day. */
const UNTIL_MS = Date.UTC(2026, 10, 1);
const SPAN_MS = 730 * 86_400_000;
const HOUR_MS = 3_600_000;
const ACTOR = { id: 'seed', name: 'Seed' };

/** How far an order has come, by how many there are of it. */
const COURSES = [
  ['closed', 62],
  ['shipped', 8],
  ['invoiced', 7],
  ['confirmed', 12],
  ['draft', 6],
  ['void', 5],
] as const;
type Course = (typeof COURSES)[number][0];

/** Makes the order at a place of so many, as the changes that led to it. */
export function orderMaker(org: OrganizationId, made: MadeReferences, random: Random, count: number) {
  const byName = new Map(made.rows.map((row) => [rowName(row), row]));
  const references: References = referencesOf(SETTINGS, made.rows, (key) => byName.get(rowName(key)));
  const clock = { time: 0, now: () => new Date(clock.time) };
  const ids = { next: timeOrderedIds(clock, random), mutation: () => mutationId(`seed-${random()}`) };
  const caller = { ...ACTOR, organizationId: org, scopes: [] };
  const context = { caller, clock, ids } as unknown as OperationContext;
  return (at: number): OrderChange[] => {
    clock.time = Math.floor(UNTIL_MS - SPAN_MS + (at / count) * SPAN_MS);
    const drafted = applyInput(
      blankOrder(SETTINGS, context),
      inputAt(at, made, random),
      references,
      ids.next,
    );
    const first = { ...drafted, number: automaticNumber(SETTINGS.numbering, at + 1), version: 1 };
    return changesTo(courseOf(random), first, random);
  };
}

function inputAt(at: number, { customers, itemIds }: MadeReferences, random: Random): OrderInput {
  const customer = skewed(random, customers);
  return {
    customerId: customer.id,
    referenceNumber: random() < 0.6 ? `PO-${Math.floor(random() * 1_000_000)}` : undefined,
    subject: random() < 0.3 ? `Order ${at} of ${customer.name}` : undefined,
    shipmentDate: random() < 0.5 ? instant(new Date(UNTIL_MS - SPAN_MS * random())).slice(0, 10) : undefined,
    lines: Array.from({ length: 1 + Math.floor(random() ** 2 * 5) }, () => ({
      itemId: skewed(random, itemIds),
      quantity: decimal(String(1 + Math.floor(random() * 9))),
      tax: { id: `48150000006${oneOf(random, ['5', '7', '12', '20'])}` },
    })),
  } as unknown as OrderInput;
}

function courseOf(random: Random): Course {
  let left = random() * 100;
  for (const [course, share] of COURSES) {
    left -= share;
    if (left < 0) return course;
  }
  return 'closed';
}

/** What each course leads through after the draft. */
const STEPS: Record<Course, ChangeKind[][]> = {
  draft: [],
  void: [['voided']],
  confirmed: [['confirmed']],
  invoiced: [['confirmed'], ['progress']],
  shipped: [['confirmed'], ['progress']],
  closed: [['confirmed'], ['progress', 'closed']],
};

function changesTo(course: Course, first: SalesOrder, random: Random): OrderChange[] {
  const record = (order: SalesOrder, kinds: ChangeKind[]) => ({
    mutationId: mutationId(`seed-${order.id}-${order.version}`),
    kinds,
    actor: ACTOR,
    at: order.modifiedAt,
    paths: [],
  });
  const changes: OrderChange[] = [{ after: first, record: record(first, ['created']) }];
  let before = first;
  for (const kinds of STEPS[course]) {
    const later = Date.parse(before.modifiedAt) + (1 + random() * 100) * HOUR_MS;
    const moved = { ...before, version: before.version + 1, modifiedAt: instant(new Date(later)) };
    const after = { ...moved, ...stateAfter(kinds, course, before) };
    changes.push({ before, after, record: record(after, kinds) });
    before = after;
  }
  return changes;
}

function stateAfter(kinds: ChangeKind[], course: Course, order: SalesOrder): Partial<SalesOrder> {
  if (kinds.includes('voided')) return { status: 'void', voidedAs: 'void' };
  if (kinds.includes('confirmed')) return { status: 'confirmed' };
  const shipped = course !== 'invoiced';
  const lines = order.lines.map((line) => ({
    ...line,
    quantityInvoiced: course === 'shipped' ? ZERO : line.quantity,
    quantityPacked: shipped ? line.quantity : ZERO,
    quantityShipped: shipped ? line.quantity : ZERO,
  }));
  return { lines, status: course === 'closed' ? 'closed' : order.status };
}
