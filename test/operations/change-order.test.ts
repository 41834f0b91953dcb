/** What a change commits, in a store that keeps what it is given. */
import { describe, expect, it } from 'vitest';
import type { OrderChange } from '../../lib/domain/change.ts';
import { instant } from '../../lib/domain/identity.ts';
import { OrderError } from '../../lib/domain/order-error.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import type { OrderStore } from '../../lib/domain/ports.ts';
import type { OperationContext } from '../../lib/operations/operation.ts';
import { updateOrder } from '../../lib/operations/update.ts';
import { voidOrder } from '../../lib/operations/void.ts';
import { ordersInMemory } from '../support/orders-in-memory.ts';
import { stated } from '../support/plain-order.ts';

const NOW = '2026-11-21T10:00:00.000Z';

/** A confirmed order, and what is committed about it; it stands as it was. */
function openOrder(fields: Partial<SalesOrder> = {}, conflicts = 0) {
  const { context, confirmedOf } = ordersInMemory();
  const order = { ...confirmedOf(['2']), ...fields };
  const committed: OrderChange[] = [];
  const reads: string[] = [];
  const orders = {
    load: async (_: string, id: string) => (reads.push(id), order),
    findByNumber: async (_: string, number: string) => (reads.push(number), order),
    commit: async (change: OrderChange) => {
      committed.push(change);
      if (committed.length <= conflicts) throw new OrderError('conflict', {});
      return change.after;
    },
  };
  const held: OperationContext = { ...context, orders: orders as unknown as OrderStore };
  return { order, context: held, committed, reads };
}

describe('a change', () => {
  it.each([
    ['now', '2026-11-21T09:59:59.999Z', NOW],
    [
      'later than the last one, by a clock that is behind',
      '2026-11-21T10:00:00.000Z',
      '2026-11-21T10:00:00.001Z',
    ],
    [
      'later than the last one, by a clock that is far behind',
      '2027-01-01T00:00:00.000Z',
      '2027-01-01T00:00:00.001Z',
    ],
  ])('is made %s', async (_, before, after) => {
    const { order, context, committed } = openOrder({ modifiedAt: instant(new Date(before)) });
    await voidOrder.run({ id: order.id, why: { reason: 'r', note: 'n' } }, context);
    expect(committed).toMatchObject([
      {
        after: { version: order.version + 1, modifiedAt: after, modifiedBy: { id: 'test', name: 'Test' } },
        record: {
          at: after,
          kinds: ['voided'],
          actor: { id: 'test', name: 'Test' },
          mutationId: 'm',
          reason: 'r',
          note: 'n',
          paths: [
            { path: 'status', before: '"confirmed"', after: '"void"' },
            { path: 'voidedAs', before: undefined, after: '"void"' },
          ],
        },
      },
    ]);
  });

  it.each([
    ['its own', { customer: { name: 'Another' } }, true],
    ['its own, in a change that moves it too', { customer: { name: 'Another' }, status: 'confirmed' }, true],
    ['as before', { notes: 'n' }, false],
    ['as before, in a change that moves it too', { notes: 'n', status: 'confirmed' }, false],
  ])('says that the customer’s name is %s', async (_, input, ownName) => {
    const customer = { id: '42', name: 'One', contactPersons: [] };
    const { order, context, committed } = openOrder({ customer, status: 'draft' });
    await updateOrder.run({ id: order.id, input: stated(input) }, context);
    expect(committed.map((change) => change.ownName)).toEqual([ownName]);
  });

  it.each([
    [2, 3, undefined],
    [3, 3, 'conflict'],
  ])('after %i conflicts has been tried %i times: %s', async (conflicts, tries, refused) => {
    const { order, context, committed, reads } = openOrder({}, conflicts);
    const answer = await voidOrder.run({ id: order.id }, context).catch((error: OrderError) => error.code);
    expect([committed.length, reads.length]).toEqual([tries, tries]);
    expect(typeof answer === 'string' ? answer : undefined).toBe(refused);
  });
});
