/** Three orders and what is left of a fourth, with all that finds them, on the engine; and lists of them with what they asked. */
import { itemsAfter } from '../../infra/tools/write-orders.ts';
import type { ChangeKind, OrderChange } from '../../lib/domain/change.ts';
import {
  instant,
  mutationId,
  orderId,
  organizationId,
  type CalendarDate,
} from '../../lib/domain/identity.ts';
import type { ListCommand } from '../../lib/domain/list-command.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import type { Item } from '../../lib/store/bulk-calls.ts';
import { listRows } from '../../lib/store/list.ts';
import { endingOf } from './ending-of.ts';
import { recordedCalls } from './recorded-calls.ts';
import { anOrder } from './plain-order.ts';

export const ORG = organizationId('5');
const TODAY = '2026-11-28' as CalendarDate;
/** A day of November 2026. */
export const at = (day: number) => instant(new Date(Date.UTC(2026, 10, day)));

const made = (id: string, day: number, fields: Partial<SalesOrder>): SalesOrder =>
  anOrder({
    id: orderId(id),
    version: 1,
    number: `N-${id}`,
    createdAt: at(day),
    modifiedAt: at(day),
    date: at(10 - day).slice(0, 10) as CalendarDate,
    ...fields,
  });
const recorded = (kind: ChangeKind, day: number) => ({
  mutationId: mutationId(`m${day}`),
  kinds: [kind],
  actor: { id: 'k', name: 'K' },
  at: at(day),
  paths: [],
});

const [A, B, C, D] = [
  made('1', 1, { status: 'draft', referenceNumber: 'R1', subject: 'Sub one' }),
  made('2', 2, {
    referenceNumber: 'R2',
    subject: 'Sub two',
    customer: { id: '502', name: 'Bob', contactPersons: [] },
  }),
  made('3', 3, { status: 'void', number: 'M-3', referenceNumber: 'R1' }),
  made('4', 4, {}),
];
const edited: SalesOrder = { ...A, version: 2, modifiedAt: at(12), notes: 'x' };
const CHANGES: OrderChange[] = [
  ...[A, B, C, D].map((after, index): OrderChange => ({
    after,
    record: recorded('created', index + 1),
    ownName: true,
  })),
  { before: D, record: recorded('deleted', 11) },
  { before: A, after: edited, record: recorded('updated', 12) },
];
export const ORDERS: Item[] = itemsAfter(CHANGES);

/** What a list of them answers, by ids, or why not; and what it asked. */
export async function listedOrders(query: Partial<ListCommand>, world: Item[] = ORDERS) {
  const { calls, asked } = recordedCalls(world);
  const whole: ListCommand = { page: 1, perPage: 9, sortBy: 'created', descending: false, ...query };
  const answer = await endingOf(
    listRows(calls, ORG, whole, TODAY).then(({ rows, ...rest }) => ({
      ids: rows.map(({ id }) => id).join(),
      ...rest,
    })),
  );
  return { answer: (answer as { notRefused?: unknown }).notRefused ?? answer, asked };
}
