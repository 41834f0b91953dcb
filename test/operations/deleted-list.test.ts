/** What lists of what is left of deleted orders ask of the store, and what they answer: to the letter. */
import { describe, expect, it } from 'vitest';
import { orderId } from '../../lib/domain/identity.ts';
import { listDeleted } from '../../lib/operations/list-deleted.ts';
import { endingOf } from '../support/ending-of.ts';
import { anOrder, at } from '../support/plain-order.ts';
import { madeAs, NOW, ORG, recordedStores } from '../support/recorded-stores.ts';

const GONE = anOrder({ id: orderId('1539036758212746'), number: 'N' });

describe('deleted orders', () => {
  const PAGE = { page: 3, perPage: 20 };
  const asOf = NOW.getTime();
  const daysAgo = (days: number) => new Date(asOf - days * 86_400_000).toISOString();
  /** An order went six days ago. */
  const run = async (command: object, settings?: Record<string, unknown>) => {
    const { context, asked } = await recordedStores({ settings });
    const made = madeAs(GONE);
    await context.orders.commit(made);
    const record = { ...made.record, kinds: ['deleted' as const], at: at(daysAgo(6)) };
    await context.orders.commit({ before: GONE, record });
    asked.length = 0;
    const answer = await endingOf(listDeleted.run({ ...PAGE, ...command }, context));
    return { answer, query: asked[1] };
  };

  it.each<[object, object, Record<string, unknown> | undefined]>([
    [{}, { from: daysAgo(90), before: undefined }, undefined],
    [{}, { from: daysAgo(7), before: undefined }, { historyDaysAfterDelete: 7 }],
    [{ atMostDaysAgo: 30 }, { from: daysAgo(30), before: undefined }, {}],
    [{ atMostDaysAgo: 200 }, { from: daysAgo(90), before: undefined }, {}],
    [{ atLeastDaysAgo: 5 }, { from: daysAgo(90), before: daysAgo(5) }, {}],
    [{ atLeastDaysAgo: 0 }, { from: daysAgo(90), before: daysAgo(0) }, {}],
    [
      { modifiedSince: '2026-11-20T08:00:00.700Z' },
      { from: '2026-11-20T08:00:01.000Z', before: undefined },
      {},
    ],
    [
      { modifiedSince: '2026-11-20T08:00:00.000Z', atMostDaysAgo: 1 },
      { from: daysAgo(1), before: undefined },
      {},
    ],
    [{ modifiedSince: '2026-08-30T09:59:59.400Z' }, { from: daysAgo(90), before: undefined }, {}],
    [{ modifiedSince: daysAgo(90) }, { from: '2026-08-30T10:00:01.000Z', before: undefined }, {}],
  ])('%j: %j', async (command, query, settings) => {
    expect(await run(command, settings)).toEqual({
      answer: { notRefused: { deleted: [], hasMore: false, asOf, timeZone: 'UTC' } },
      query: ['orders.listDeleted', ORG, { ...query, ...PAGE }],
    });
  });

  it.each<[object, boolean]>([
    [{}, true],
    [{ atMostDaysAgo: 6 }, true],
    [{ atMostDaysAgo: 5 }, false],
    [{ atLeastDaysAgo: 5 }, true],
    [{ atLeastDaysAgo: 6 }, false],
    [{ modifiedSince: daysAgo(6) }, false],
  ])('of six days ago, by %j: %j', async (command, isThere) => {
    const { answer } = await run({ ...command, page: 1 });
    const deleted = isThere ? [expect.objectContaining({ id: GONE.id, number: 'N', at: daysAgo(6) })] : [];
    expect(answer).toEqual({ notRefused: { deleted, hasMore: false, asOf, timeZone: 'UTC' } });
  });

  it('are told on the clock of the organisation', async () => {
    const { answer } = await run({}, { timeZone: 'Asia/Kolkata' });
    expect(answer).toMatchObject({ notRefused: { timeZone: 'Asia/Kolkata' } });
  });

  it('are not known for longer than they are kept', async () => {
    const { answer, query } = await run(
      { modifiedSince: '2026-11-21T09:59:58.999Z' },
      { historyDaysAfterDelete: 7 },
    );
    expect([answer, query]).toEqual([
      {
        code: 'invalid_value',
        field: 'modifiedSince',
        reason: 'deletions are known for 7 days; for an earlier time compare with the whole list',
      },
      undefined,
    ]);
  });
});
