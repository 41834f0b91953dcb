/** What reading operations ask of the stores, and what they answer, to the letter. */
import { describe, expect, it } from 'vitest';
import { addComment, listComments } from '../../lib/operations/comments.ts';
import { describeFields } from '../../lib/operations/describe-fields.ts';
import { fallback } from '../../lib/operations/fallback.ts';
import { getOrganization } from '../../lib/operations/get-organization.ts';
import { history } from '../../lib/operations/history.ts';
import { listUsers } from '../../lib/operations/list-users.ts';
import { retrieveOrder } from '../../lib/operations/retrieve.ts';
import { numericId } from '../../lib/domain/numeric-id.ts';
import { explanationOf } from '../../lib/apply/explanation.ts';
import { endingOf } from '../support/ending-of.ts';
import { anOrder, someSettings } from '../support/plain-order.ts';
import { ORG, recordedStores } from '../support/recorded-stores.ts';

const OWN = '1539036758212746';
const ORDER = anOrder({ id: OWN as never, number: 'N', status: 'draft' });

describe('the organisation', () => {
  it('is the own one', async () => {
    const settings = someSettings({ name: 'Ours' });
    const { context, asked } = await recordedStores({ settings });
    expect(await getOrganization.run({}, context)).toEqual({ id: ORG, settings });
    expect(await getOrganization.run({ id: ORG }, context)).toEqual({ id: ORG, settings });
    expect(asked).toEqual(Array(2).fill(['references.load', ORG, []]));
    const other = getOrganization.run({ id: '6' }, context);
    expect(await endingOf(other)).toEqual({ code: 'organization_mismatch' });
    expect(asked).toHaveLength(2);
  });
});

describe('operations without a store', () => {
  it('give back what was asked, or nothing at all', async () => {
    const { context, asked } = await recordedStores();
    expect(await describeFields.run({ subject: 'x' }, context)).toEqual({ subject: 'x' });
    expect(await endingOf(fallback.run(undefined as never, context))).toEqual({ code: 'internal' });
    expect(asked).toEqual([]);
  });
});

describe('a history', () => {
  it('is a page of it, and of an order that never was there is none', async () => {
    const { context, asked } = await recordedStores({ orders: [ORDER] });
    expect(await history.run({ id: OWN, page: 1, perPage: 7 }, context)).toEqual({
      changes: [expect.objectContaining({ kinds: ['created'], number: 'N' })],
      hasMore: false,
    });
    expect(await history.run({ id: OWN, page: 2, perPage: 7 }, context)).toEqual({
      changes: [],
      hasMore: false,
    });
    expect(await endingOf(history.run({ id: '1', page: 1, perPage: 1 }, context))).toEqual({
      code: 'not_found',
      id: '1',
    });
    expect(asked).toEqual([
      ['orders.history', ORG, OWN, 1, 7],
      ['orders.history', ORG, OWN, 2, 7],
      ['orders.history', ORG, '1', 1, 1],
    ]);
  });
});

describe('one order', () => {
  const standing = { orders: [ORDER], settings: { approvalRequired: true } };

  it('by its id or its number, and nothing beside it that is not asked for', async () => {
    const { context, asked } = await recordedStores(standing);
    expect(await retrieveOrder.run({ id: OWN }, context)).toEqual(ORDER);
    expect(await retrieveOrder.run({ number: 'N' }, context)).toEqual(ORDER);
    expect(await retrieveOrder.run({ id: OWN, explain: true }, context)).toEqual({
      ...ORDER,
      explanation: explanationOf(ORDER),
    });
    expect(asked).toEqual([
      ['orders.load', ORG, OWN],
      ['orders.findByNumber', ORG, 'N'],
      ['orders.load', ORG, OWN],
    ]);
  });

  it('with what may be done, under the rules of the organisation', async () => {
    const { context, asked } = await recordedStores(standing);
    const { actions, ...rest } = await retrieveOrder.run({ id: OWN, actions: true }, context);
    expect(rest).toEqual(ORDER);
    expect(JSON.stringify(actions)).toContain('approv');
    expect(asked.at(-1)).toEqual(['references.load', ORG, []]);
  });

  it('that is not there', async () => {
    const { context } = await recordedStores();
    expect(await endingOf(retrieveOrder.run({ id: OWN }, context))).toEqual({ code: 'not_found', id: OWN });
    expect(await endingOf(retrieveOrder.run({ id: 'x' }, context))).toEqual({ code: 'not_found', id: 'x' });
    expect(await endingOf(retrieveOrder.run({}, context))).toEqual({ code: 'not_found' });
    expect(await endingOf(retrieveOrder.run({ number: 'N' }, context))).toEqual({ code: 'not_found' });
  });
});

describe('users', () => {
  const SELF = { id: 'key-1', name: 'Ada', isCaller: true };
  const person = (id: string) => ({ kind: 'salesperson', id, name: `N${id}`, email: `${id}@x` });
  const user = (id: string) => ({ id, name: `N${id}`, email: `${id}@x`, isCaller: false });
  const query = (page: number, perPage: number) => [
    'rows.list',
    ORG,
    { kind: 'salesperson', sortBy: 'name', descending: false, page, perPage },
  ];

  it.each<[number, number, object[], boolean, number, number]>([
    [1, 4, [SELF, user('1'), user('2'), user('3')], false, 1, 3],
    [1, 3, [SELF, user('1'), user('2')], true, 1, 2],
    [2, 3, [user('3')], false, 2, 2],
    [1, 1, [SELF], true, 1, 1],
    [2, 1, [user('1')], true, 1, 1],
    [4, 1, [user('3')], false, 3, 1],
  ])('page %d of %d', async (page, perPage, users, hasMore, rowsPage, rows) => {
    const { context, asked } = await recordedStores({ rows: ['1', '2', '3'].map(person) });
    expect(await listUsers.run({ page, perPage }, context)).toEqual({ users, hasMore });
    expect(asked).toEqual([query(rowsPage, rows)]);
  });

  it('end where the sales people end', async () => {
    const { context } = await recordedStores();
    expect(await listUsers.run({ page: 1, perPage: 1 }, context)).toEqual({ users: [SELF], hasMore: false });
  });

  it('by id: a sales person of that id or number beside the caller', async () => {
    const number = numericId('salesperson', 'LAN');
    const { context, asked } = await recordedStores({ rows: [person('LAN')] });
    const run = (id: string) => listUsers.run({ page: 1, perPage: 1, id }, context);
    expect(await run('LAN')).toEqual({ users: [SELF, user('LAN')], hasMore: false });
    expect(await run(number)).toEqual({ users: [SELF, user('LAN')], hasMore: false });
    expect(await run('nobody')).toEqual({ users: [SELF], hasMore: false });
    expect(asked.map(([name]) => name)).toEqual([
      'rows.load',
      'references.idsByNumber',
      'rows.load',
      'rows.load',
    ]);
  });
});

describe('comments', () => {
  const FOREIGN = '982000000567001234';
  const EMPTY = { comments: [], hasMore: false };
  const said = { comments: [expect.objectContaining({ text: 'said' })], hasMore: false };
  /** An order that came under a foreign id, on which so much was said. */
  const withComments = async (...texts: string[]) => {
    const order = { ...ORDER, foreignIds: { 'zoho-crm': FOREIGN } };
    const { context, asked } = await recordedStores({ orders: [order] }, { source: 'zoho-crm' });
    for (const text of texts) await addComment.run({ id: OWN, text }, context);
    asked.length = 0;
    return { asked, run: (id: string, page: number) => listComments.run({ id, page, perPage: 5 }, context) };
  };

  it('are read once where there are some, or where the order has none', async () => {
    const some = await withComments('said');
    expect(await some.run(OWN, 1)).toEqual(said);
    expect(some.asked).toEqual([['comments.list', ORG, OWN, { page: 1, perPage: 5 }]]);
    const none = await withComments();
    expect(await none.run(OWN, 1)).toEqual(EMPTY);
    expect(none.asked.map(([name]) => name)).toEqual(['comments.list', 'orders.load']);
  });

  it.each([
    [1, ['6', '5', '4', '3', '2']],
    [2, ['1']],
  ])('are found under a foreign id too, on page %d', async (page, texts) => {
    const { asked, run } = await withComments('1', '2', '3', '4', '5', '6');
    expect((await run(FOREIGN, page)).comments.map(({ text }) => text)).toEqual(texts);
    expect(asked.filter(([name]) => name === 'comments.list')).toEqual(
      [FOREIGN, OWN].map((order) => ['comments.list', ORG, order, { page, perPage: 5 }]),
    );
    expect(asked.some(([name]) => name === 'orders.load')).toBe(page === 1);
  });

  it('of no order are none', async () => {
    const { asked, run } = await withComments();
    expect(await run(OWN, 2)).toEqual(EMPTY);
    expect(await endingOf(run('77', 1))).toEqual({ code: 'not_found', id: '77' });
    asked.length = 0;
    expect([await endingOf(run('x', 1)), asked]).toEqual([{ code: 'not_found', id: 'x' }, []]);
  });
});
