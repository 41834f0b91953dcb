/** A few orders that have all that an order can have, straight through the store. */
import { withStatedFigures } from '../../infra/moving/imported-figures.ts';
import { calculateTotals } from '../../lib/calculators/calculate-totals.ts';
import type { ChangeKind, ChangeRecord } from '../../lib/domain/change.ts';
import { instant, mutationId, orderId } from '../../lib/domain/identity.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import { ReferenceRow } from '../../lib/domain/reference.ts';
import { commentStore } from '../../lib/store/comments.ts';
import { orderStore } from '../../lib/store/order-store.ts';
import { putReferenceRow, putSettings } from '../../lib/store/references.ts';
import type { Table } from '../../lib/store/table.ts';
import { aLine, anOrder, d, someSettings } from '../support/plain-order.ts';
import type { Sound } from './planted.ts';

const CUSTOMER = ReferenceRow.parse({
  kind: 'customer',
  id: '501',
  name: 'Iron Works',
  email: 'works@example.com',
  phone: '+49 221 5550101',
});
const CREATED_MS = Date.parse('2026-11-21T10:00:00.000Z');

const calculated = (order: SalesOrder): SalesOrder => ({
  ...order,
  totals: calculateTotals({
    ...order.pricing,
    exchangeRate: order.currency.exchangeRate,
    lines: order.lines,
  }),
});

/** An order in its first version. */
const made = (id: string, fields: Partial<SalesOrder>): SalesOrder =>
  calculated(
    anOrder({
      id: orderId(id),
      version: 1,
      status: 'draft',
      number: `SO-0000${id.at(-1)}`,
      customer: { id: '501', name: 'Iron Works', contactPersons: [] },
      createdAt: instant(new Date(CREATED_MS)),
      modifiedAt: instant(new Date(CREATED_MS)),
      ...fields,
    }),
  );

const record = ({ id, version, modifiedAt, modifiedBy }: SalesOrder, kind: ChangeKind): ChangeRecord => ({
  mutationId: mutationId(`${id}-${version}`),
  kinds: [kind],
  actor: modifiedBy,
  at: modifiedAt,
  paths: [],
});

/** Writes them, with their customer and settings, and answers them as they stand. */
export async function soundOrders(table: Table): Promise<Sound> {
  const store = orderStore(table, Date.now() + 60_000);
  const commit = (after: SalesOrder, before?: SalesOrder) => {
    const told = record(after, before ? 'updated' : 'created');
    return store.commit(before ? { record: told, before, after } : { record: told, after });
  };
  const first = made('1000000000000001', {
    referenceNumber: 'PO-17',
    subject: 'Spring',
    foreignIds: { getfly: '4711' },
  });
  const org = first.organizationId;
  await putSettings(table, org, someSettings());
  await putReferenceRow(table, org, CUSTOMER);
  let order = await commit(first);
  for (const notes of ['one', 'two']) {
    const version = order.version + 1;
    const modifiedAt = instant(new Date(CREATED_MS + version * 1000));
    order = await commit({ ...order, notes, version, modifiedAt }, order);
  }
  const other = await commit(made('1000000000000002', {}));
  const told = made('1000000000000003', { lines: [aLine({ rate: d('10.3') })] });
  const moved = await commit(withStatedFigures(told, { total: d(21), itemTotals: [], taxes: [] }));
  for (const number of [1, 2, 3]) await store.raiseCounter(org, 'SO-', number);
  const by = { id: 'k', name: 'K' };
  const comment = { id: '1000000000000009', orderId: order.id, text: 'Call first', by, at: first.createdAt };
  await commentStore(table, Date.now() + 60_000).add(org, comment);
  return { table, order, other, moved, commentId: comment.id };
}
