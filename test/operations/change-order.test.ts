/** What a change commits. */
import { describe, expect, it } from 'vitest';
import { OrderError } from '../../lib/domain/order-error.ts';
import { updateOrder } from '../../lib/operations/update.ts';
import { voidOrder } from '../../lib/operations/void.ts';
import { endingOf } from '../support/ending-of.ts';
import { holding, ID, order } from '../support/holding-order.ts';
import { at, stated } from '../support/plain-order.ts';

describe('a change', () => {
  it.each([
    ['now', '2026-11-28T09:59:59.999Z', '2026-11-28T10:00:00.000Z'],
    [
      'later than the last one, by a clock that is behind',
      '2026-11-28T10:00:00.000Z',
      '2026-11-28T10:00:00.001Z',
    ],
    [
      'later than the last one, by a clock that is far behind',
      '2027-01-01T00:00:00.000Z',
      '2027-01-01T00:00:00.001Z',
    ],
  ])('is made %s', async (_, before, after) => {
    const { context, commits } = await holding(order({ modifiedAt: at(before) }));
    await voidOrder.run({ id: ID, why: { reason: 'r', note: 'n' } }, context);
    expect(commits()).toMatchObject([
      {
        after: { version: 4, modifiedAt: after, modifiedBy: { id: 'key-1', name: 'Ada' } },
        record: {
          at: after,
          kinds: ['voided'],
          actor: { id: 'key-1', name: 'Ada' },
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
    const { context, commits } = await holding(order({ customer, status: 'draft' }));
    await updateOrder.run({ id: ID, input: stated(input) }, context);
    expect(commits().map((change) => change.ownName)).toEqual([ownName]);
  });

  it.each([
    [2, 3, undefined],
    [3, 3, 'conflict'],
  ])('after %i conflicts has been tried %i times: %s', async (conflicts, tries, refused) => {
    const fails = Array.from({ length: conflicts }, () => new OrderError('conflict', {}));
    const { context, names } = await holding(order(), { fails });
    const answer = await endingOf(voidOrder.run({ id: ID }, context));
    expect(answer).toMatchObject(refused ? { code: refused } : { notRefused: { status: 'void' } });
    expect(names()).toEqual(Array(tries).fill(['load', 'commit']).flat());
  });
});
