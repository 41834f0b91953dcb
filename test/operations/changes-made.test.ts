/** What changes of a standing order ask of the stores and commit: to the letter. */
import { describe, expect, it } from 'vitest';
import { OrderError } from '../../lib/domain/order-error.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import { confirmOrder } from '../../lib/operations/confirm.ts';
import { deleteOrder } from '../../lib/operations/delete.ts';
import { setSubStatus } from '../../lib/operations/set-substatus.ts';
import { updateOrder } from '../../lib/operations/update.ts';
import { voidOrder } from '../../lib/operations/void.ts';
import { endingOf } from '../support/ending-of.ts';
import { another, claim, holding, ID, meanwhile, order, type World } from '../support/holding-order.ts';
import { stated } from '../support/plain-order.ts';
import { ORG } from '../support/recorded-stores.ts';

describe('a sub-status', () => {
  const subStatuses = [
    { code: 'packing', label: 'Packing', status: 'confirmed' },
    { code: 'asked', label: 'Asked', status: 'draft' },
  ];
  const run = async (code: string, fields: Partial<SalesOrder> = {}) => {
    const world = await holding(order(fields), { settings: { subStatuses } });
    const set = setSubStatus.run({ id: ID, code, precondition: undefined }, world.context);
    return { ...world, answer: await endingOf(set) };
  };

  it('is set, and taken away by the name of the status itself', async () => {
    const set = await run('packing');
    const [packing] = subStatuses;
    expect(set.commits()).toMatchObject([
      { after: { subStatus: packing, version: 4 }, record: { kinds: ['substatus'] } },
    ]);
    const unset = await run('confirmed', { subStatus: packing as never });
    expect(unset.commits()[0]?.after?.subStatus).toBeUndefined();
    expect(unset.commits()).toHaveLength(1);
  });

  it('that stands stays', async () => {
    const same = await run('packing', { subStatus: subStatuses[0] as never });
    expect(same.answer).toMatchObject({ notRefused: { version: 3 } });
    const none = await run('confirmed');
    expect([same.commits(), none.commits()]).toEqual([[], []]);
    expect(none.names()).toEqual(['load', 'load']);
  });

  it('of another status, or of none, is refused', async () => {
    expect((await run('asked')).answer).toEqual({
      code: 'transition_refused',
      action: 'set to asked',
      status: 'confirmed',
      obstacle: 'that is a part of draft and the sales order is confirmed',
    });
    const unknown = { code: 'unknown_reference', field: 'subStatus', kind: 'sub-status', id: 'x' };
    expect((await run('x')).answer).toEqual(unknown);
    const stale = await holding(order());
    const late = setSubStatus.run({ id: ID, code: 'x', precondition: 2 }, stale.context);
    expect(await endingOf(late)).toEqual({ code: 'version_stale', currentVersion: 3 });
  });
});

describe('a change of an order', () => {
  it('is tried three times, each on a new reading', async () => {
    const once = ['load', 'commit'];
    const thrice = [...once, ...once, ...once];
    const tried = async (others: number) => {
      const { context, names, table } = await holding(order());
      const noted = () => another(table).changes(ID, ({ notes }) => ({ notes: `${notes}x` }));
      const orders = meanwhile(context.orders, 'load', Array(others).fill(noted));
      const voiding = voidOrder.run({ id: ID, precondition: undefined }, { ...context, orders });
      return [await endingOf(voiding), names()];
    };
    const last = { version: 6, notes: 'xx', status: 'void' };
    expect(await tried(2)).toMatchObject([{ notRefused: last }, thrice]);
    expect(await tried(3)).toEqual([{ code: 'conflict' }, thrice]);
    const down = await holding(order(), { fails: [new OrderError('internal', {})] });
    expect(await endingOf(voidOrder.run({ id: ID }, down.context))).toEqual({ code: 'internal' });
    expect(down.names()).toEqual(once);
  });

  it('that changes nothing is kept under its key, and without one not even that', async () => {
    const { context, asked } = await holding(order());
    const confirmed = await confirmOrder.run({ id: ID }, { ...context, claim });
    expect(asked.at(-1)).toEqual(['orders.remember', claim, confirmed]);
    const plain = await holding(order());
    expect(await confirmOrder.run({ id: ID }, plain.context)).toEqual(order());
    expect(plain.names()).toEqual(['load', 'load']);
  });

  it('confirms under the rules of the organisation', async () => {
    const draft = order({ status: 'draft' });
    const { context, commits } = await holding(draft, { settings: {} });
    await confirmOrder.run({ id: ID }, { ...context, claim });
    expect(commits()).toMatchObject([
      {
        before: draft,
        after: { status: 'confirmed' },
        record: { kinds: ['confirmed'], paths: [{ path: 'status' }] },
        idempotency: claim,
      },
    ]);
    const bound = await holding(draft, { settings: { approvalRequired: true } });
    expect(await endingOf(confirmOrder.run({ id: ID }, bound.context))).toMatchObject({
      code: 'transition_refused',
    });
  });

  it('takes away what may go', async () => {
    const draft = order({ status: 'draft' });
    const { context, commits } = await holding(draft);
    const why = { reason: 'r', note: 'n' };
    expect(await deleteOrder.run({ id: ID, why }, { ...context, claim })).toEqual(draft);
    const [change] = commits();
    expect(change).toMatchObject({
      before: draft,
      record: { kinds: ['deleted'], paths: [], ...why },
      idempotency: claim,
    });
    expect(change?.after).toBeUndefined();
    const closed = await holding(order({ status: 'closed' }));
    const refused = { code: 'transition_refused', action: 'delete', status: 'closed' };
    expect(await endingOf(deleteOrder.run({ id: ID }, closed.context))).toMatchObject(refused);
  });
});

describe('an update', () => {
  const run = async (input: Record<string, unknown>, fields: Partial<SalesOrder> = {}, world: World = {}) => {
    const held = await holding(order(fields), world);
    const update = updateOrder.run({ id: ID, input: stated(input), precondition: undefined }, held.context);
    return { ...held, answer: await endingOf(update) };
  };
  const changed = async (
    input: Record<string, unknown>,
    fields: Partial<SalesOrder> = {},
    world: World = {},
  ) => {
    const { answer: refused, commits, names } = await run(input, fields, world);
    const [change] = commits();
    const { kinds, paths } = change?.record ?? {};
    return {
      refused,
      kinds,
      paths: paths?.map(({ path }) => path),
      ownName: change?.ownName,
      names: names(),
      after: change?.after,
    };
  };

  it('names what it changed', async () => {
    expect(await changed({ notes: 'x', terms: 'y' })).toMatchObject({
      kinds: ['updated'],
      paths: ['notes', 'terms'],
      ownName: false,
      names: ['load', 'commit'],
    });
    expect(await changed({ customer: { name: 'Bob' } })).toMatchObject({ kinds: ['updated'], ownName: true });
  });

  it('of nothing commits nothing', async () => {
    expect(await changed({ notes: '' })).toMatchObject({
      kinds: undefined,
      names: ['load'],
      refused: { notRefused: { version: 3 } },
    });
    expect(await changed({ status: 'confirmed' })).toMatchObject({ kinds: undefined });
  });

  it('moves the order beside it, or moves it alone', async () => {
    const draft = { status: 'draft' as const };
    const both = await changed({ notes: 'x', status: 'confirmed' }, draft);
    expect(both).toMatchObject({ kinds: ['updated', 'confirmed'], paths: ['status', 'notes'] });
    expect((await changed({ status: 'confirmed' }, draft)).kinds).toEqual(['confirmed']);
    const ruled = await changed({ status: 'confirmed' }, draft, { settings: { approvalRequired: true } });
    expect(ruled.refused).toMatchObject({ code: 'transition_refused' });
    expect((await changed({ status: 'void' })).kinds).toEqual(['voided']);
    const gone = { status: 'void' as const };
    expect((await changed({ notes: 'x' }, gone)).refused).toMatchObject({
      code: 'transition_refused',
      action: 'edit',
    });
    expect((await changed({ notes: '' }, gone)).refused).toMatchObject({
      code: 'transition_refused',
      action: 'edit',
    });
    expect((await changed({ notes: 'x', status: 'void' }, gone)).refused).toMatchObject({ action: 'edit' });
    expect((await changed({ notes: '', status: 'void' }, gone)).refused).toMatchObject({
      notRefused: { status: 'void' },
    });
  });

  it('leaves something to deliver', async () => {
    const { refused, kinds } = await changed({ lines: [{ name: 'X', rate: '1', quantity: '0' }] });
    expect([refused, kinds]).toMatchObject([{ code: 'transition_refused', action: 'edit' }, undefined]);
  });

  it('takes an approval back', async () => {
    const approved = { status: 'draft' as const, approval: 'approved' as const };
    expect(await changed({ lines: [{ name: 'X', rate: '1' }] }, approved)).toMatchObject({
      kinds: ['updated'],
      paths: expect.arrayContaining(['approval']),
      after: { status: 'draft', approval: expect.not.stringMatching('^approved$') },
    });
  });

  it('exchanges a number, which the counter passes, and gives none up', async () => {
    const world = { settings: { numbering: { prefix: 'A-', padding: 3, next: 1 } } };
    const { answer, asked, commits } = await run({ number: ' A-017 ' }, {}, world);
    expect(answer).toMatchObject({ notRefused: { number: 'A-017' } });
    expect(commits()[0]?.record).toMatchObject({ kinds: ['updated'], paths: [{ path: 'number' }] });
    expect(asked.at(-1)).toEqual(['orders.raiseCounter', ORG, 'A-', 17]);
    expect(asked[0]).toEqual(['references.load', ORG, []]);
    const same = await changed({ number: ' SO-00001 ', notes: 'x' });
    expect([same.names.includes('raiseCounter'), same.paths]).toEqual([false, ['notes']]);
    expect((await changed({ number: null })).refused).toEqual({ code: 'missing_field', field: 'number' });
    expect((await changed({ number: ' ' })).refused).toEqual({ code: 'missing_field', field: 'number' });
  });

  it('keeps the words that a status was stated in', async () => {
    const statusWords = [{ word: 'Sold', means: 'confirmed' as const }];
    const { after, kinds } = await changed(
      { statusWord: 'Sold' },
      { status: 'draft' },
      { settings: { statusWords } },
    );
    expect([after?.presentation.statusWords, kinds]).toEqual([statusWords, ['updated', 'confirmed']]);
    expect((await changed({ notes: 'x' })).after?.presentation).not.toHaveProperty('statusWords');
  });

  it('of an order by its number finds it so', async () => {
    const { context, asked } = await holding(order({ number: 'N' }));
    await updateOrder.run({ number: 'N', input: stated({ notes: 'x' }), precondition: undefined }, context);
    expect(asked[0]).toEqual(['orders.findByNumber', ORG, 'N']);
  });
});
