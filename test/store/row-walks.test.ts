/** Which keys and ranges a list of reference rows reads, and in which order it answers. */
import { describe, expect, it } from 'vitest';
import { ROW_BOUNDS } from '../../lib/domain/row-plan.ts';
import type { RowQuery } from '../../lib/domain/row-query.ts';
import { keys } from '../../lib/store/keys.ts';
import { INDEXES } from '../../lib/store/table-shape.ts';
import { done, listed, ORG } from '../support/row-world.ts';

const row = (id: string, kind = 'customer') => keys.reference(ORG, { kind: kind as 'customer', id });
const CUSTOMERS = 'ORG#5#ROWS#CUSTOMER';
const walk = (index: object, more: object = {}) => [
  'query',
  { index, partition: CUSTOMERS, sort: undefined, descending: false, pageSize: 10, ...more },
];
const lookUp = (partition: string, prefix: string) => [
  'query',
  { partition: `ORG#5#${partition}`, sort: { prefix }, eventually: true, pageSize: 200 },
];
const read = (ids: string[], eventually = true, kind = 'customer') => [
  'batchGet',
  { keys: ids.map((id) => row(id, kind)), eventually },
];
const { byCreation, byDate, byStage, byChange } = INDEXES;

describe('a list of rows is walked', () => {
  it.each<[string, Partial<RowQuery>, object, unknown[]]>([
    ['by name', {}, done('c1,c2,c3'), [walk(byCreation), read(['c1', 'c2', 'c3'])]],
    [
      'by name, backwards',
      { descending: true },
      done('c3,c2,c1'),
      [walk(byCreation, { descending: true }), read(['c3', 'c2', 'c1'])],
    ],
    [
      'to its page',
      { perPage: 1, page: 2 },
      done('c2', true),
      [walk(byCreation, { pageSize: 3 }), read(['c2'])],
    ],
    [
      'to its last page',
      { perPage: 1, page: 3 },
      done('c3'),
      [walk(byCreation, { pageSize: 4 }), read(['c3'])],
    ],
    ['past its end', { perPage: 3, page: 2 }, done(''), [walk(byCreation, { pageSize: 7 })]],
    ['to a thousand at once', { perPage: 200, page: 9 }, done(''), [walk(byCreation, { pageSize: 1000 })]],
    ['by creation', { sortBy: 'created' }, done('c2,c3,c1'), [walk(byChange), read(['c2', 'c3', 'c1'])]],
    ['by the last write', { sortBy: 'modified' }, done('c1,c3,c2'), [walk(byDate), read(['c1', 'c3', 'c2'])]],
    [
      'since a time',
      { sortBy: 'modified', modifiedSince: '2026-11-27T23:00:00+00:00' },
      done('c3,c2'),
      [walk(byDate, { sort: { from: '2026-11-27T23:00:00.000Z$', to: '~' } }), read(['c3', 'c2'])],
    ],
    [
      'of what is offered',
      { active: true },
      done('c1,c3'),
      [walk(byStage, { partition: `${CUSTOMERS}#ACTIVE` }), read(['c1', 'c3'])],
    ],
    [
      'of what is not',
      { active: false },
      done('c2'),
      [walk(byStage, { partition: `${CUSTOMERS}#INACTIVE` }), read(['c2'])],
    ],
    [
      'by beginning',
      { nameStartsWith: ' B' },
      done('c2'),
      [walk(byCreation, { sort: { prefix: 'b' } }), read(['c2'])],
    ],
    [
      'by the whole name, which is looked at',
      { nameEquals: 'BOB' },
      done('c2'),
      [walk(byCreation, { sort: { prefix: 'bob\t\t' }, pageSize: 100 }), read(['c2'])],
    ],
    [
      'by id, in this order',
      { ids: ['c3', '', 'x', 'c1', 'c3'] },
      done('c3,c1'),
      [read(['c3', 'x', 'c1'], false)],
    ],
    [
      'by address, of contact persons too',
      { email: ' ANN@x.example' },
      done('c1,c2'),
      [lookUp('CONTACTS', 'ann@x.example\t\t'), read(['c1', 'c2'])],
    ],
    [
      'by number',
      { phone: '0049-30-1' },
      done('c1,c3'),
      [lookUp('CONTACTS', '49301\t\t'), read(['c1', 'c3'])],
    ],
    ['by no number', { phone: 'x' }, done(''), []],
    [
      'by code of an item, and by another that is called so',
      { kind: 'item', code: 'CH 1' },
      done('i1'),
      [
        ['batchGet', { keys: [keys.itemCode(ORG, 'CH 1')] }],
        lookUp('ITEMNAMES', 'ch 1\t\t'),
        read(['i1'], true, 'item'),
      ],
    ],
    ['by no code', { kind: 'item', code: ' ' }, done(''), []],
  ])('%s', async (_, query, answer, asked) => expect(await listed(query)).toEqual({ answer, asked }));

  it('by id of no length that a key can have', async () => {
    const [longest, longer] = ['x'.repeat(100), 'x'.repeat(101)];
    const { asked } = await listed({ ids: [longest, longer] });
    expect(asked).toEqual([read([longest], false)]);
  });
});

describe('a search for rows', () => {
  const names = { index: byCreation, partition: CUSTOMERS, atMost: ROW_BOUNDS.searched };
  const words = (prefix: string) => [
    'query',
    { partition: 'ORG#5#NAMES', sort: { prefix }, eventually: true, pageSize: ROW_BOUNDS.found * 3 },
  ];

  it('looks into names, and up words, addresses and numbers that begin so', async () => {
    const { answer, asked } = await listed({ searchText: 'Lee' });
    expect(answer).toEqual(done('c1'));
    expect(asked).toEqual([
      ['query', names],
      words('lee'),
      lookUp('CONTACTS', 'lee'),
      ['batchGet', { keys: [row('c1')], eventually: true }],
    ]);
    const number = await listed({ searchText: '49 30' });
    expect(number.answer).toEqual(done('c1,c3'));
    expect(number.asked.slice(2, 5)).toEqual([
      lookUp('CONTACTS', '49 30'),
      lookUp('CONTACTS', '4930'),
      read(['c1', 'c3']),
    ]);
    expect((await listed({ searchText: '.' })).asked).toEqual([['query', names], lookUp('CONTACTS', '.')]);
  });

  it('for a part of a name looks into names alone', async () => {
    const { answer, asked } = await listed({ nameContains: 'LE' });
    expect(answer).toEqual(done('c1,c3'));
    expect(asked).toEqual([['query', names], words('le'), read(['c1', 'c3'])]);
  });

  it('of items looks up words and codes, of other kinds the names alone', async () => {
    const items = await listed({ kind: 'item', searchText: 'ch' });
    expect(items.answer).toEqual(done('i1,i2'));
    const partition = 'ORG#5#ROWS#ITEM';
    expect(items.asked).toEqual([
      ['query', { ...names, partition }],
      lookUp('ITEMNAMES', 'ch'),
      read(['i1', 'i2'], true, 'item'),
    ]);
    const taxes = await listed({ kind: 'tax', searchText: 'a' });
    expect([taxes.answer, taxes.asked.length]).toEqual([done('t1'), 2]);
  });

  it('for nothing finds nothing', async () => {
    expect(await listed({ searchText: '' })).toEqual({ answer: done(''), asked: [] });
  });
});
