/** What lists of orders ask of the store, and what they answer: to the letter. */
import { describe, expect, it } from 'vitest';
import { orderId } from '../../lib/domain/identity.ts';
import { numericId } from '../../lib/domain/numeric-id.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import { countOrders, listOrders, searchOrders } from '../../lib/operations/list.ts';
import { anOrder, at as instantAt, day } from '../support/plain-order.ts';
import { ORG, recordedStores } from '../support/recorded-stores.ts';

const OWN = orderId('1539036758212746');
const OTHER = orderId('1539036758212747');

describe('a list', () => {
  const PAGE = { page: 1, perPage: 1, sortBy: 'created', descending: true } as const;
  const TODAY = '2026-11-28';
  const customer = { ...anOrder().customer, id: 'CUS' };
  /** Two orders of one customer, due today; the second came under a foreign id. */
  const orders = ({ first, second }: Record<'first' | 'second', Partial<SalesOrder>>) => {
    const alike = { customer, shipmentDate: day(TODAY) };
    return [
      anOrder({ ...alike, id: OWN, number: 'N', ...first }),
      anOrder({ ...alike, id: OTHER, number: 'M', foreignIds: { 'zoho-crm': '77' }, ...second }),
    ];
  };
  const run = async (
    command: object,
    settings?: Record<string, unknown>,
    standing: Partial<Record<'first' | 'second', Partial<SalesOrder>>> = {},
  ) => {
    const { context, asked } = await recordedStores(
      {
        settings,
        rows: [{ kind: 'customer', id: 'CUS', name: 'Cus' }],
        orders: orders({ first: {}, second: {}, ...standing }),
      },
      { source: 'zoho-crm' },
    );
    const answer = await listOrders.run({ ...PAGE, ...command }, context);
    const { rows, ...rest } = answer;
    return { answer: { ids: rows.map(({ id }) => id), ...rest }, asked };
  };

  it.each([
    [listOrders, 'list'],
    [searchOrders, 'search'],
    [countOrders, 'count'],
  ])('has three names: %#', ({ name, rights, table }, expected) => {
    expect([name, rights, table]).toEqual([expected, ['orders.read'], 'read']);
  });

  it('is asked for as it is, on the day of UTC', async () => {
    const first = { customer: { ...customer, id: '42' } };
    const { answer, asked } = await run({ number: 'N', customerId: '42', ids: [OWN] }, undefined, { first });
    expect(answer).toEqual({ ids: [OWN], hasMore: false });
    const query = { ...PAGE, number: 'N', customerId: '42', ids: [OWN], where: undefined };
    expect(asked).toEqual([['orders.list', ORG, query, TODAY]]);
    expect((await run({})).answer).toEqual({ ids: [OTHER], hasMore: true });
  });

  it('asks nothing for a customer that no order can have', async () => {
    const customerId = 'x'.repeat(101);
    expect(await run({ customerId })).toEqual({ answer: { ids: [], hasMore: false }, asked: [] });
    expect(await run({ customerId, count: true })).toEqual({
      answer: { ids: [], hasMore: false, count: 0 },
      asked: [],
    });
    expect((await run({ customerId: 'x'.repeat(100) })).asked).toHaveLength(1);
  });

  it('translates ids and numbers, inside a condition too', async () => {
    const number = numericId('customer', 'CUS');
    const where = {
      any: [{ filter: { customerId: number } }, { filter: { ids: ['77'] } }, { filter: { number: 'N' } }],
    };
    const command = { perPage: 5, customerId: number, ids: ['77', OWN] };
    const { answer, asked } = await run({ ...command, where });
    expect(answer).toEqual({ ids: [OTHER, OWN], hasMore: false });
    expect(asked.at(-1)).toEqual([
      'orders.list',
      ORG,
      {
        ...PAGE,
        ...command,
        customerId: 'CUS',
        ids: [OTHER, OWN],
        where: {
          any: [{ filter: { customerId: 'CUS' } }, { filter: { ids: [OTHER] } }, { filter: { number: 'N' } }],
        },
      },
      TODAY,
    ]);
  });

  it('of what is overdue is on the day of the organisation', async () => {
    const late = async (progress: string, settings?: Record<string, unknown>) => {
      const { answer, asked } = await run({ progress }, settings);
      return [asked.at(-1)?.[3], answer];
    };
    const none = { ids: [], hasMore: false };
    const timeZone = 'Pacific/Kiritimati';
    expect(await late('overdue', { timeZone })).toEqual(['2026-11-29', { ids: [OTHER], hasMore: true }]);
    expect(await late('overdue')).toEqual([TODAY, none]);
    expect(await late('shipped', { timeZone })).toEqual([TODAY, none]);
  });

  it('on the clock of the organisation reads every time on it', async () => {
    const local = '2026-11-01T01:30:00.000';
    const times = { createdFrom: local, createdTo: local, modifiedSince: local, modifiedTo: local };
    const days = { dateFrom: '2026-11-01T03:00:00.000Z', dateTo: '2026-11-02' };
    const moments = (time: string) => ({
      createdAt: instantAt(time),
      modifiedAt: instantAt(time),
      date: day('2026-10-31'),
    });
    const [first, last] = ['2026-11-01T05:30:00.000Z', '2026-11-01T06:30:00.000Z'];
    const { answer, asked } = await run(
      { ...times, ...days, localTimes: true },
      { timeZone: 'America/New_York' },
      { first: moments('2026-11-01T05:30:01.000Z'), second: moments(last) },
    );
    expect(answer).toEqual({ ids: [OTHER], hasMore: true, timeZone: 'America/New_York' });
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
