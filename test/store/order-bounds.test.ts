/** What a search for orders reads, and where the bounds of lists end them. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ListCommand } from '../../lib/domain/list-command.ts';
import { INDEXES } from '../../lib/store/table-shape.ts';
import { bounds, done, looks, read, walk } from '../support/list-reads.ts';
import { listedOrders, ORDERS } from '../support/order-world.ts';

beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-11-28T10:20:30.400Z'), toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

const { byCreation, byCustomer } = INDEXES;

describe('a search for orders', () => {
  const newest = [
    'query',
    { index: byCreation, partition: 'ORG#5', descending: true, atMost: 2, pageSize: 2 },
  ];
  const place = (partition: string, prefix: string) => [
    'query',
    { partition, sort: { prefix }, eventually: true, atMost: 2 },
  ];
  const ofCustomer = (id: string) => [
    'query',
    { index: byCustomer, partition: `ORG#5#CUSTOMER#${id}`, descending: true, atMost: 1 },
  ];
  const found = (prefix: string, pageSize: number) => [
    'query',
    { partition: 'ORG#5#NAMES', sort: { prefix }, eventually: true, pageSize },
  ];
  const few = { searched: 2, foundByText: 2, customers: 2 };

  it('ends with the newest where these are all', async () => {
    const { answer, asked } = await listedOrders({ subjectContains: 'SUB', sortBy: 'number' });
    expect([answer, asked.length]).toEqual([done('1,2'), 1]);
  });

  it('of any text looks into every sorted place, and up the customers that may be meant', async () => {
    bounds(few);
    const { answer, asked } = await listedOrders({ searchText: 'R1' });
    expect(answer).toEqual(done('1,3', true));
    expect(asked).toEqual([
      found('r1', 9),
      newest,
      place('ORG#5#NUMBERS', 'R1'),
      place('ORG#5#REFERENCES', 'R1'),
      place('ORG#5#SUBJECTS', 'R1'),
      read('1'),
    ]);
    const named = await listedOrders({ searchText: 'ann' });
    expect(named.answer).toEqual(done('3', true));
    expect(named.asked.slice(-1)).toEqual([ofCustomer('501')]);
  });

  it.each<[string, Partial<ListCommand>, unknown[]]>([
    ['a number', { numberContains: 'N-1' }, [place('ORG#5#NUMBERS', 'N-1')]],
    ['a reference number', { referenceContains: 'R1' }, [place('ORG#5#REFERENCES', 'R1')]],
    ['a subject', { subjectContains: 'Sub o' }, [place('ORG#5#SUBJECTS', 'Sub o')]],
    ["a customer's name", { customerNameContains: 'ann' }, [found('ann', 9), ofCustomer('501')]],
  ])('of %s looks there alone', async (_, query, places) => {
    bounds(few);
    const { asked } = await listedOrders(query);
    expect(asked.filter(([name]) => name === 'query')).toEqual([newest, ...places]);
  });

  it('takes so many customers', async () => {
    bounds({ ...few, customers: 1 });
    const world = [
      ...ORDERS,
      ...['8', '9'].map((id) => ({ PK: 'ORG#5#NAMES', SK: `anna\t\t${id}`, customerId: id })),
    ];
    const { asked } = await listedOrders({ customerNameContains: 'an' }, world);
    const [walked] = ofCustomer('501').slice(1) as object[];
    expect(asked.slice(1, 3)).toEqual([found('an', 6), ['query', { ...walked, atMost: 2 }]]);
    const many = await listedOrders({ customerNameStartsWith: 'an' }, world);
    const reason = 'more than 1 customers are called so; give more of the name';
    expect(many.answer).toEqual({ code: 'invalid_value', field: 'customerNameStartsWith', reason });
    bounds({ customers: 2 });
    expect((await listedOrders({ customerNameStartsWith: 'an' }, world)).answer).toMatchObject({
      code: 'invalid_value',
    });
    expect((await listedOrders({ customerName: 'anna' }, world)).answer).toEqual(done(''));
    bounds({ customers: 1 });
    expect((await listedOrders({ customerName: 'anna' }, world)).answer).toMatchObject({
      field: 'customerName',
    });
    bounds({ customers: 3 });
    expect((await listedOrders({ customerNameStartsWith: 'an' }, world)).answer).toEqual(done('1,3'));
  });

  it('that finds as many as it may says that there may be more', async () => {
    bounds({ searched: 3, foundByText: 2 });
    expect((await listedOrders({ numberContains: 'N' })).answer).toEqual(done('1,2', true));
    bounds({ searched: 4, foundByText: 2 });
    expect((await listedOrders({ numberContains: 'N' })).answer).toEqual(done('1,2'));
    bounds({ searched: 3, foundByText: 2 });
    expect((await listedOrders({ numberContains: 'zz' })).answer).toEqual(done(''));
  });
});

describe('the bounds of a list of orders', () => {
  const NARROWER = 'narrow the list by customer, stage, dates or last change';
  const refused = (field: string, said: string) => ({
    code: 'invalid_value',
    field,
    reason: `more than ${said}; ${NARROWER}`,
  });

  it('so many are looked at, sorted or counted', async () => {
    bounds({ rows: 2 });
    expect((await listedOrders({ salespersonId: 'x' })).answer).toEqual(
      refused('salespersonId', '2 sales orders would have to be looked at'),
    );
    expect((await listedOrders({ salespersonId: 'x', count: true })).answer).toEqual(
      refused('salespersonId', '2 sales orders would have to be looked at'),
    );
    bounds({ rows: 3, sorted: 2 });
    expect((await listedOrders({ salespersonId: 'x' })).answer).toEqual(done(''));
    expect((await listedOrders({ sortBy: 'total' })).answer).toEqual(
      refused('sortBy', '2 sales orders would have to be sorted'),
    );
    bounds({ sorted: 3, orders: 1 });
    expect((await listedOrders({ sortBy: 'total' })).answer).toEqual(done('1,2,3'));
    expect((await listedOrders({ sortBy: 'customerName', descending: true })).answer).toEqual(done('2,3,1'));
    expect((await listedOrders({ sortBy: 'number', customerId: '501', salespersonId: 'x' })).answer).toEqual(
      refused('customerId', '1 sales orders would have to be looked at'),
    );
  });

  it('a page lies behind so many at most', async () => {
    const tooDeep = (limit: number) => ({ code: 'limit_exceeded', field: 'page', limit });
    bounds({ depth: 3 });
    expect((await listedOrders({ perPage: 3 })).answer).toEqual(done('1,2,3'));
    expect(await listedOrders({ perPage: 3, page: 2 })).toEqual({ answer: tooDeep(3), asked: [] });
    expect((await listedOrders({ offset: 2 })).answer).toEqual(done('3'));
    expect((await listedOrders({ offset: 3 })).asked).toEqual([]);
    bounds({ depth: 2 });
    expect((await listedOrders({ perPage: 2 })).answer).toEqual(tooDeep(2));
    expect((await listedOrders({ perPage: 1 })).answer).toEqual(done('1', true));
    expect((await listedOrders({ count: true })).answer).toEqual(
      refused('count', '2 sales orders would have to be counted'),
    );
    bounds({ depth: 3 });
    expect(await listedOrders({ count: true, page: 7, offset: 9 })).toEqual({
      answer: { ids: '', hasMore: false, count: 3 },
      asked: [walk(byCreation, 'ORG#5', { ...looks, descending: true })],
    });
  });

  it('what a search may have left out is not counted', async () => {
    bounds({ searched: 3 });
    const { answer } = await listedOrders({ count: true, numberContains: 'N' });
    expect(answer).toMatchObject({
      code: 'invalid_value',
      field: 'numberContains',
      reason: expect.stringContaining('counted'),
    });
    bounds({ searched: 4 });
    expect((await listedOrders({ count: true, numberContains: 'N' })).answer).toMatchObject({ count: 2 });
    expect((await listedOrders({ count: true, sortBy: 'modified' })).answer).toMatchObject({ count: 3 });
  });
});
