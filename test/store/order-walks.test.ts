/** Which keys and ranges a list of orders reads, in which order it answers, and where its bounds end it. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ListCommand } from '../../lib/domain/list-command.ts';
import { INDEXES } from '../../lib/store/table-shape.ts';
import { bounds, done, key, LAST, looks, read, walk } from '../support/list-reads.ts';
import { at, listedOrders } from '../support/order-world.ts';

beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-11-28T10:20:30.400Z'), toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

const begins = (prefix: string) => ({ sort: { from: prefix, to: `${prefix}${LAST.repeat(4)}` } });
const names = (prefix: string) => [
  'query',
  { partition: 'ORG#5#NAMES', sort: { prefix }, eventually: true, pageSize: 63 },
];
const { byCreation, byDate, byStage, byChange, byCustomer } = INDEXES;

describe('a list of orders is walked', () => {
  it.each<[string, Partial<ListCommand>, object, unknown[]]>([
    ['by creation', {}, done('1,2,3'), [walk(byCreation, 'ORG#5')]],
    ['backwards', { descending: true }, done('3,2,1'), [walk(byCreation, 'ORG#5', { descending: true })]],
    ['to its page', { perPage: 1, page: 2 }, done('2', true), [walk(byCreation, 'ORG#5', { pageSize: 3 })]],
    ['behind so many', { perPage: 1, offset: 2 }, done('3'), [walk(byCreation, 'ORG#5', { pageSize: 4 })]],
    ['to a thousand at once', { perPage: 200, page: 9 }, done(''), [walk(byCreation, 'ORG#5', looks)]],
    [
      'between two moments',
      { createdFrom: '2026-11-02T01:00:00+01:00', createdTo: '2026-11-02T00:00:00Z' },
      done('2'),
      [walk(byCreation, 'ORG#5', { sort: { from: at(2), to: `${at(2)}#~` } })],
    ],
    [
      'by date',
      { sortBy: 'date' },
      done('3,2,1'),
      [walk(byDate, 'ORG#5', { sort: { from: '', to: '9999-99-99#~' } }), read('3', '2', '1')],
    ],
    [
      'between two days',
      { sortBy: 'date', dateFrom: '2026-11-08', dateTo: '2026-11-08' },
      done('2'),
      [walk(byDate, 'ORG#5', { sort: { from: '2026-11-08', to: '2026-11-08#~' } }), read('2')],
    ],
    [
      'by number',
      { sortBy: 'number' },
      done('3,1,2'),
      [walk(undefined, 'ORG#5#NUMBERS', begins('')), read('3', '1', '2')],
    ],
    [
      'by the beginning of a number',
      { sortBy: 'number', numberStartsWith: 'N' },
      done('1,2'),
      [walk(undefined, 'ORG#5#NUMBERS', begins('N')), read('1', '2')],
    ],
    [
      'by a reference number',
      { sortBy: 'reference', reference: ' R1 ' },
      done('1,3'),
      [walk(undefined, 'ORG#5#REFERENCES', begins('R1\t\t')), read('1', '3')],
    ],
    [
      'by the beginning of one',
      { sortBy: 'reference', referenceStartsWith: 'R' },
      done('1,3,2'),
      [walk(undefined, 'ORG#5#REFERENCES', begins('R')), read('1', '3', '2')],
    ],
    [
      'by a subject',
      { sortBy: 'subject', subject: 'Sub two' },
      done('2'),
      [walk(undefined, 'ORG#5#SUBJECTS', begins('Sub two\t\t')), read('2')],
    ],
    [
      'by the beginning of one',
      { sortBy: 'subject', subjectStartsWith: 'Sub' },
      done('1,2'),
      [walk(undefined, 'ORG#5#SUBJECTS', begins('Sub')), read('1', '2')],
    ],
    [
      'by customer',
      { customerId: '501' },
      done('1,3'),
      [walk(byCustomer, 'ORG#5#CUSTOMER#501'), read('1', '3')],
    ],
    ['by no customer', { customerId: '' }, done(''), []],
    [
      'by a customer of the longest id',
      { customerId: 'x'.repeat(100) },
      done(''),
      [walk(byCustomer, `ORG#5#CUSTOMER#${'x'.repeat(100)}`, looks)],
    ],
    ['by a customer of no id', { customerId: 'x'.repeat(101) }, done(''), []],
    [
      "by a customer's whole name",
      { customerName: ' BOB ' },
      done('2'),
      [names('bob\t\t'), walk(byCustomer, 'ORG#5#CUSTOMER#502'), read('2')],
    ],
    [
      'by the beginnings of names',
      { customerName: 'ann', customerNameStartsWith: 'a' },
      done('1,3'),
      [names('ann\t\t'), names('a'), walk(byCustomer, 'ORG#5#CUSTOMER#501'), read('1', '3')],
    ],
    [
      'by names that no customer has both of',
      { customerName: 'ann', customerNameStartsWith: 'b' },
      done(''),
      [names('ann\t\t'), names('b')],
    ],
    [
      'by stages, merged',
      { stages: ['void', 'confirmed'] },
      done('2,3'),
      ['confirmed', 'void'].map((stage) => walk(byStage, `ORG#5#STAGE#${stage}`, { pageSize: 5 })),
    ],
    [
      'by status, which is several stages',
      { status: 'draft' },
      done('1'),
      ['draft', 'pending_approval', 'approved'].map((stage) =>
        walk(byStage, `ORG#5#STAGE#${stage}`, { pageSize: 4 }),
      ),
    ],
    ['by stages that no status has', { status: 'draft', stages: ['void'] }, done(''), []],
    [
      'by ids, in this order',
      { ids: ['3', 'x', '4', '1', '3'] },
      done('3,1'),
      [['batchGet', { keys: [key('3'), key('4'), key('1')] }]],
    ],
    [
      'by a number',
      { number: ' N-2 ' },
      done('2'),
      [
        ['get', { PK: 'ORG#5#NUMBERS', SK: 'N-2' }],
        ['get', key('2')],
      ],
    ],
    ['by no number', { number: ' ' }, done(''), []],
  ])('%s', async (_, query, answer, asked) => expect(await listedOrders(query)).toEqual({ answer, asked }));

  it('looking into orders that it has at hand, which are not read again', async () => {
    const look = { look: { at: 'notes', is: 'equal', value: 'x', as: 'text' } } as const;
    const { answer, asked } = await listedOrders({ ids: ['1', '3'], where: look });
    expect([answer, asked]).toEqual([done('1'), [['batchGet', { keys: [key('1'), key('3')] }]]]);
  });

  it('one way after the other, where one of several things is asked for', async () => {
    const any = [
      { filter: { number: 'N-2' } },
      { filter: { customerId: '501' } },
      { filter: { customerName: 'bob' } },
    ];
    const { answer, asked } = await listedOrders({ where: { any }, descending: true });
    expect(answer).toEqual(done('3,2,1'));
    expect(asked).toEqual([
      ['get', { PK: 'ORG#5#NUMBERS', SK: 'N-2' }],
      ['get', key('2')],
      walk(byCustomer, 'ORG#5#CUSTOMER#501', { ...looks, descending: true }),
      names('bob\t\t'),
      walk(byCustomer, 'ORG#5#CUSTOMER#502', { ...looks, descending: true }),
      read('3', '1'),
    ]);
  });
});

describe('a list of orders that were changed', () => {
  const month = (from: string, more: object = {}) =>
    walk(byChange, 'ORG#5#CHANGES#2026-11', { sort: { from, to: LAST }, ...more });
  const oldest = ['query', { index: byCreation, partition: 'ORG#5', atMost: 1 }];
  const hour = '2026-11-28T09:00:00.000Z';
  const recent = month(hour, { pageSize: 1000 });

  it.each<[string, Partial<ListCommand>, object, unknown[]]>([
    ['the last first', { descending: true }, done('1,3,2'), [oldest, month(at(1), { descending: true })]],
    ['the first first', {}, done('2,3,1'), [oldest, recent, month(at(1)), read('1', '2', '3')]],
    [
      'since a time',
      { modifiedSince: '2026-11-02T00:00:00.900Z' },
      done('3,1'),
      [recent, month('2026-11-02T00:00:01.000Z'), read('3', '1')],
    ],
    [
      'since a time, the last first',
      { descending: true, modifiedSince: at(3) },
      done('1'),
      [month('2026-11-03T00:00:01.000Z', { descending: true })],
    ],
    [
      'since long before there were any',
      { descending: true, modifiedSince: '2026-01-01T00:00:00Z' },
      done('1,3,2'),
      [oldest, month(at(1), { descending: true })],
    ],
  ])('%s', async (_, query, answer, asked) => {
    const found = await listedOrders({ sortBy: 'modified', ...query });
    expect(found.answer).toEqual(answer);
    expect(found.asked.filter(([name]) => name === 'query')).toEqual(
      asked.filter((each) => (each as unknown[])[0] === 'query'),
    );
  });

  it('of an organisation without orders is empty', async () => {
    expect(await listedOrders({ sortBy: 'modified' }, [])).toEqual({ answer: done(''), asked: [oldest] });
  });

  it('on far pages is told by the index as far as it is skipped', async () => {
    bounds({ near: 1 });
    const far = { sortBy: 'modified', modifiedSince: at(1), perPage: 1, page: 2 } as const;
    const { answer, asked } = await listedOrders(far);
    expect([answer, asked.length]).toEqual([done('3', true), 2]);
    expect(asked).toEqual([month('2026-11-01T00:00:01.000Z', { pageSize: 3 }), read('3', '1')]);
    bounds({ near: 1, changesSeen: 4 });
    expect((await listedOrders(far)).answer).toMatchObject({ code: 'limit_exceeded' });
    bounds({ near: 1, changesSeen: 5 });
    expect((await listedOrders(far)).answer).toEqual(done('3', true));
  });

  it('ends at so many changes', async () => {
    bounds({ changesForward: 5 });
    expect((await listedOrders({ sortBy: 'modified' })).answer).toEqual({
      code: 'limit_exceeded',
      field: 'page',
      limit: 100_000,
    });
    bounds({ changesForward: 6 });
    expect((await listedOrders({ sortBy: 'modified' })).answer).toEqual(done('2,3,1'));
    bounds({ depth: 5 });
    const back = { sortBy: 'modified', descending: true, perPage: 4 } as const;
    expect((await listedOrders(back)).answer).toMatchObject({ limit: 5 });
    bounds({ depth: 6 });
    expect((await listedOrders(back)).answer).toEqual(done('1,3,2'));
  });
});
