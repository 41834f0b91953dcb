/** What lists of orders, and of what is left of deleted ones, ask of the store: to the letter. */
import { describe, expect, it } from 'vitest';
import { numericId } from '../../lib/domain/numeric-id.ts';
import { countOrders, listOrders, searchOrders } from '../../lib/operations/list.ts';
import { listDeleted } from '../../lib/operations/list-deleted.ts';
import { askedStores, NOW, ORG } from '../support/asked-stores.ts';
import { endingOf } from '../support/ending-of.ts';
import { someSettings } from '../support/plain-order.ts';

const OWN = '1539036758212746';
const withSettings = (fields?: Record<string, unknown>) => ({
  'references.load': () => ({ settings: fields && someSettings(fields), rows: new Map() }),
});

describe('deleted orders', () => {
  const PAGE = { page: 3, perPage: 20 };
  const asOf = NOW.getTime();
  const daysAgo = (days: number) => new Date(asOf - days * 86_400_000).toISOString();
  const run = async (command: object, settings?: Record<string, unknown>) => {
    const { context, asked } = askedStores({
      ...withSettings(settings),
      'orders.listDeleted': () => ({ deleted: [], hasMore: false }),
    });
    const answer = await endingOf(
      listDeleted.run({ ...PAGE, ...command }, context).then((value) => {
        throw { code: 'answer', details: value };
      }),
    );
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
      answer: { code: 'answer', deleted: [], hasMore: false, asOf, timeZone: 'UTC' },
      query: ['orders.listDeleted', ORG, { ...query, ...PAGE }],
    });
  });

  it('are told on the clock of the organisation', async () => {
    const { answer } = await run({}, { timeZone: 'Asia/Kolkata' });
    expect(answer).toMatchObject({ timeZone: 'Asia/Kolkata' });
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

describe('a list', () => {
  const PAGE = { page: 1, perPage: 5, sortBy: 'created', descending: true } as const;
  const TODAY = '2026-11-28';
  const run = async (command: object, settings?: Record<string, unknown>) => {
    const number = numericId('customer', 'CUS');
    const { context, asked } = askedStores(
      {
        ...withSettings(settings),
        'orders.list': () => ({ rows: [], hasMore: true }),
        'orders.idsByForeign': (_: string, __: string, ids: string[]) =>
          new Map(ids.map((id) => [id, `own-${id}`])),
        'references.idsByNumber': () => new Map([[`customer ${number}`, 'CUS']]),
      },
      { source: 'zoho-crm' },
    );
    return { answer: await listOrders.run({ ...PAGE, ...command }, context), asked };
  };

  it.each([
    [listOrders, 'list'],
    [searchOrders, 'search'],
    [countOrders, 'count'],
  ])('has three names: %#', ({ name, rights, table }, expected) => {
    expect([name, rights, table]).toEqual([expected, ['orders.read'], 'read']);
  });

  it('is asked for as it is, on the day of UTC', async () => {
    const { answer, asked } = await run({ number: 'N', customerId: '42', ids: [OWN] });
    expect(answer).toEqual({ rows: [], hasMore: true });
    const query = { ...PAGE, number: 'N', customerId: '42', ids: [OWN], where: undefined };
    expect(asked).toEqual([['orders.list', ORG, query, TODAY]]);
  });

  it('asks nothing for a customer that no order can have', async () => {
    const customerId = 'x'.repeat(101);
    expect(await run({ customerId })).toEqual({ answer: { rows: [], hasMore: false }, asked: [] });
    expect(await run({ customerId, count: true })).toEqual({
      answer: { rows: [], hasMore: false, count: 0 },
      asked: [],
    });
    expect((await run({ customerId: 'x'.repeat(100) })).asked).toHaveLength(1);
  });

  it('translates ids and numbers, inside a condition too', async () => {
    const number = numericId('customer', 'CUS');
    const where = {
      any: [{ filter: { customerId: number } }, { filter: { ids: ['77'] } }, { filter: { number: 'N' } }],
    };
    const { asked } = await run({ customerId: number, ids: ['77', OWN], where });
    expect(asked.at(-1)).toEqual([
      'orders.list',
      ORG,
      {
        ...PAGE,
        customerId: 'CUS',
        ids: ['own-77', OWN],
        where: {
          any: [
            { filter: { customerId: 'CUS' } },
            { filter: { ids: ['own-77'] } },
            { filter: { number: 'N' } },
          ],
        },
      },
      TODAY,
    ]);
  });

  it('of what is overdue is on the day of the organisation', async () => {
    const late = { progress: 'overdue' };
    expect((await run(late, { timeZone: 'Pacific/Kiritimati' })).asked.at(-1)?.[3]).toBe('2026-11-29');
    expect((await run(late)).asked.at(-1)?.[3]).toBe(TODAY);
    expect((await run({ progress: 'shipped' }, { timeZone: 'Pacific/Kiritimati' })).asked.at(-1)?.[3]).toBe(
      TODAY,
    );
  });

  it('on the clock of the organisation reads every time on it', async () => {
    const local = '2026-11-01T01:30:00.000';
    const times = { createdFrom: local, createdTo: local, modifiedSince: local, modifiedTo: local };
    const days = { dateFrom: '2026-11-01T03:00:00.000Z', dateTo: '2026-11-02' };
    const { answer, asked } = await run(
      { ...times, ...days, localTimes: true },
      { timeZone: 'America/New_York' },
    );
    expect(answer).toEqual({ rows: [], hasMore: true, timeZone: 'America/New_York' });
    const [first, last] = ['2026-11-01T05:30:00.000Z', '2026-11-01T06:30:00.000Z'];
    expect(asked.at(-1)?.[2]).toEqual({
      ...PAGE,
      localTimes: true,
      createdFrom: first,
      createdTo: last,
      modifiedSince: first,
      modifiedTo: last,
      dateFrom: '2026-10-31',
      dateTo: '2026-11-02',
      where: undefined,
    });
    const moment = { createdFrom: '2026-11-01T01:30:00.000Z', localTimes: true };
    const utc = await run(moment);
    expect([
      utc.answer.timeZone,
      (utc.asked.at(-1) as [string, string, { createdFrom: string }])[2].createdFrom,
    ]).toEqual(['UTC', moment.createdFrom]);
  });
});
