/** What reading operations ask of the stores, and what they answer, to the letter. */
import { describe, expect, it } from 'vitest';
import { listComments } from '../../lib/operations/comments.ts';
import { describeFields } from '../../lib/operations/describe-fields.ts';
import { fallback } from '../../lib/operations/fallback.ts';
import { getOrganization } from '../../lib/operations/get-organization.ts';
import { history } from '../../lib/operations/history.ts';
import { listUsers } from '../../lib/operations/list-users.ts';
import { retrieveOrder } from '../../lib/operations/retrieve.ts';
import { numericId } from '../../lib/domain/numeric-id.ts';
import { explanationOf } from '../../lib/apply/explanation.ts';
import { askedStores, ORG } from '../support/asked-stores.ts';
import { endingOf } from '../support/ending-of.ts';
import { anOrder, someSettings } from '../support/plain-order.ts';

const OWN = '1539036758212746';
const withSettings = (fields?: Record<string, unknown>) => ({
  'references.load': () => ({ settings: fields && someSettings(fields), rows: new Map() }),
});

describe('the organisation', () => {
  it('is the own one', async () => {
    const settings = someSettings({ name: 'Ours' });
    const { context, asked } = askedStores({ 'references.load': () => ({ settings }) });
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
    const { context, asked } = askedStores();
    expect(await describeFields.run({ subject: 'x' }, context)).toEqual({ subject: 'x' });
    expect(await endingOf(fallback.run(undefined as never, context))).toEqual({ code: 'internal' });
    expect(asked).toEqual([]);
  });
});

describe('a history', () => {
  it('is a page of it, and of an order that never was there is none', async () => {
    const page = { changes: [], hasMore: true };
    const { context, asked } = askedStores({
      'orders.history': (_: string, id: string) => (id === OWN ? page : undefined),
    });
    expect(await history.run({ id: OWN, page: 2, perPage: 7 }, context)).toBe(page);
    expect(await endingOf(history.run({ id: '1', page: 1, perPage: 1 }, context))).toEqual({
      code: 'not_found',
      id: '1',
    });
    expect(asked).toEqual([
      ['orders.history', ORG, OWN, 2, 7],
      ['orders.history', ORG, '1', 1, 1],
    ]);
  });
});

describe('one order', () => {
  const order = anOrder({ status: 'draft' });
  const answers = {
    'orders.load': () => order,
    'orders.findByNumber': () => order,
    ...withSettings({ approvalRequired: true }),
  };

  it('by its id or its number, and nothing beside it that is not asked for', async () => {
    const { context, asked } = askedStores(answers);
    expect(await retrieveOrder.run({ id: OWN }, context)).toBe(order);
    expect(await retrieveOrder.run({ number: 'N' }, context)).toBe(order);
    expect(await retrieveOrder.run({ id: OWN, explain: true }, context)).toEqual({
      ...order,
      explanation: explanationOf(order),
    });
    expect(asked).toEqual([
      ['orders.load', ORG, OWN],
      ['orders.findByNumber', ORG, 'N'],
      ['orders.load', ORG, OWN],
    ]);
  });

  it('with what may be done, under the rules of the organisation', async () => {
    const { context, asked } = askedStores(answers);
    const { actions, ...rest } = await retrieveOrder.run({ id: OWN, actions: true }, context);
    expect(rest).toEqual(order);
    expect(JSON.stringify(actions)).toContain('approv');
    expect(asked.at(-1)).toEqual(['references.load', ORG, []]);
  });

  it('that is not there', async () => {
    const { context } = askedStores({
      'orders.load': () => undefined,
      'orders.findByNumber': () => undefined,
    });
    expect(await endingOf(retrieveOrder.run({ id: OWN }, context))).toEqual({ code: 'not_found', id: OWN });
    expect(await endingOf(retrieveOrder.run({ id: 'x' }, context))).toEqual({ code: 'not_found', id: 'x' });
    expect(await endingOf(retrieveOrder.run({}, context))).toEqual({ code: 'not_found' });
    expect(await endingOf(retrieveOrder.run({ number: 'N' }, context))).toEqual({ code: 'not_found' });
  });
});

describe('users', () => {
  const SELF = { id: 'key-1', name: 'Ada', isCaller: true };
  const row = (id: string) => ({ row: { kind: 'salesperson', id, name: `N${id}`, email: `${id}@x` } });
  const user = (id: string) => ({ id, name: `N${id}`, email: `${id}@x`, isCaller: false });
  const query = (page: number, perPage: number) => [
    'rows.list',
    ORG,
    { kind: 'salesperson', sortBy: 'name', descending: false, page, perPage },
  ];

  it.each<[number, number, object[], number, number]>([
    [1, 3, [SELF, user('1'), user('2')], 1, 2],
    [2, 3, [user('1'), user('2')], 2, 2],
    [1, 1, [SELF], 1, 1],
    [2, 1, [user('1'), user('2')], 1, 1],
    [3, 1, [user('1'), user('2')], 2, 1],
  ])('page %d of %d', async (page, perPage, users, rowsPage, rows) => {
    const { context, asked } = askedStores({
      'rows.list': () => ({ rows: [row('1'), row('2')], hasMore: false }),
    });
    const isCut = page === 1 && perPage === 1;
    expect(await listUsers.run({ page, perPage }, context)).toEqual({ users, hasMore: isCut });
    expect(asked).toEqual([query(rowsPage, rows)]);
  });

  it('end where the sales people end', async () => {
    const none = askedStores({ 'rows.list': () => ({ rows: [], hasMore: false }) });
    expect(await listUsers.run({ page: 1, perPage: 1 }, none.context)).toEqual({
      users: [SELF],
      hasMore: false,
    });
    const more = askedStores({ 'rows.list': () => ({ rows: [row('1')], hasMore: true }) });
    expect(await listUsers.run({ page: 1, perPage: 2 }, more.context)).toMatchObject({ hasMore: true });
  });

  it('by id: a sales person of that id or number beside the caller', async () => {
    const number = numericId('salesperson', 'LAN');
    const { context, asked } = askedStores({
      'references.idsByNumber': () => new Map([[`salesperson ${number}`, 'LAN']]),
      'rows.load': (_: string, { id }: { id: string }) => (id === 'LAN' ? row('LAN') : undefined),
    });
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
  const found = (...ids: string[]) => ({ comments: ids.map((id) => ({ id })), hasMore: false });
  const FOREIGN = '982000000567001234';
  const answers = (of: Record<string, object>) => ({
    'comments.list': (_: string, order: string) => of[order] ?? found(),
    'orders.idsByForeign': () => new Map([[FOREIGN, OWN]]),
    'orders.load': (_: string, id: string) => (id === OWN ? anOrder({ id: OWN as never }) : undefined),
  });
  const run = (id: string, page: number, of: Record<string, object>) => {
    const { context, asked } = askedStores(answers(of), { source: 'zoho-crm' });
    return { answer: listComments.run({ id, page, perPage: 5 }, context), asked };
  };

  it('are read once where there are some, or where the order has none', async () => {
    const some = run(OWN, 1, { [OWN]: found('c') });
    expect(await some.answer).toEqual(found('c'));
    expect(some.asked).toEqual([['comments.list', ORG, OWN, { page: 1, perPage: 5 }]]);
    const none = run(OWN, 1, {});
    expect(await none.answer).toEqual(found());
    expect(none.asked.map(([name]) => name)).toEqual(['comments.list', 'orders.load']);
  });

  it.each([1, 2])('are found under a foreign id too, on page %d', async (page) => {
    const { answer, asked } = run(FOREIGN, page, { [OWN]: found('c') });
    expect(await answer).toEqual(found('c'));
    expect(asked.filter(([name]) => name === 'comments.list')).toEqual(
      [FOREIGN, OWN].map((order) => ['comments.list', ORG, order, { page, perPage: 5 }]),
    );
    expect(asked.some(([name]) => name === 'orders.load')).toBe(page === 1);
  });

  it('of no order are none', async () => {
    expect(await run(OWN, 2, {}).answer).toEqual(found());
    expect(await endingOf(run('77', 1, {}).answer)).toEqual({ code: 'not_found', id: '77' });
    const { answer, asked } = run('x', 1, {});
    expect([await endingOf(answer), asked]).toEqual([{ code: 'not_found', id: 'x' }, []]);
  });
});
