/** What an upsert finds, makes or changes, and when it looks again: to the letter. */
import { describe, expect, it } from 'vitest';
import { OrderError } from '../../lib/domain/order-error.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import type { OrderStore } from '../../lib/domain/ports.ts';
import { upsert } from '../../lib/operations/upsert.ts';
import { keys } from '../../lib/store/keys.ts';
import { endingOf } from '../support/ending-of.ts';
import { another, claim, holding, ID, meanwhile, order, type World } from '../support/holding-order.ts';
import { stated } from '../support/plain-order.ts';
import { ORG } from '../support/recorded-stores.ts';

const OTHERS = ['1539036758212747', '1539036758212748', '1539036758212749'] as const;
const other = (fields: Partial<SalesOrder>, id: string = OTHERS[0]) =>
  order({ id: id as never, number: id, ...fields });

describe('an upsert', () => {
  const INPUT = { customerId: 'c', lines: [{ name: 'X', rate: '1' }], number: ' N ', subject: 'S' };
  const rows = [{ kind: 'customer', id: 'c', name: 'Ann' }];
  type Held = Awaited<ReturnType<typeof holding>>;
  interface Among extends World {
    /** The store as others leave it meanwhile. */
    met?: (orders: OrderStore, they: ReturnType<typeof another>) => OrderStore;
  }
  const run = async (command: object, standing: SalesOrder | undefined, { met, ...world }: Among = {}) => {
    const held: Held = await holding(standing, { rows, ...world });
    const whole = {
      matchBy: ['number', 'subject'],
      input: stated(INPUT),
      precondition: undefined,
      ...command,
    };
    const orders = met?.(held.context.orders, another(held.table)) ?? held.context.orders;
    const done = upsert.run(whole as never, { ...held.context, orders, claim });
    const answer = await endingOf(done.then((made) => ({ id: made.order.id, foundBy: made.foundBy })));
    const finds = () => held.asked.filter(([name]) => String(name).startsWith('orders.find'));
    return { ...held, answer, finds };
  };

  it('makes what nothing matches, on what it has seen', async () => {
    const items = [{ ...keys.upserts(ORG, 'S'), n: 2, schemaVersion: 1 }];
    const { answer, commits, finds } = await run({}, undefined, { items });
    expect(answer).toMatchObject({ notRefused: { foundBy: undefined } });
    expect(commits()).toMatchObject([
      { upsertsSeen: 2, after: { number: 'N' }, idempotency: { ...claim, how: undefined } },
    ]);
    expect(finds()).toEqual([
      ['orders.findByNumber', ORG, 'N'],
      ['orders.findBySubject', ORG, 'S'],
    ]);
    const unseen = await run({ matchBy: ['number'] }, undefined, { items });
    expect(unseen.commits()).toMatchObject([{ upsertsSeen: undefined }]);
  });

  it.each<[object, Partial<SalesOrder>, string, number]>([
    [{ id: ID }, {}, 'id', 0],
    [{}, { number: 'N' }, 'number', 2],
    [{ matchBy: ['subject'] }, { subject: 'S' }, 'subject', 1],
    [{}, { number: 'N', subject: 'S' }, 'number', 2],
  ])('changes what is found: %#', async (command, fields, how, looked) => {
    const { answer, commits, finds } = await run(command, order(fields));
    expect(answer).toEqual({ notRefused: { id: ID, foundBy: how } });
    expect(commits()).toMatchObject([{ after: { id: ID, version: 4 }, idempotency: { ...claim, how } }]);
    expect(finds()).toHaveLength(looked);
  });

  it('is none where several are meant', async () => {
    const orders = [other({ subject: 'S' })];
    const two = await run({ matchBy: ['subject'] }, order({ subject: 'S' }), { orders });
    expect(two.answer).toEqual({ code: 'ambiguous_match', field: 'subject', id: OTHERS[0] });
    const apart = await run({}, order({ number: 'N' }), { orders });
    expect(apart.answer).toEqual({ code: 'ambiguous_match', field: 'subject', id: OTHERS[0] });
    expect([...two.commits(), ...apart.commits()]).toEqual([]);
  });

  it('changes what another has made meanwhile', async () => {
    const twin = await run({}, undefined, {
      met: (orders, they) =>
        meanwhile(orders, 'findBySubject', [() => they.makes(other({ subject: 'S' }), 0)]),
    });
    expect(twin.answer).toEqual({ notRefused: { id: OTHERS[0], foundBy: 'subject' } });
    const numbered = await run({ matchBy: ['number'] }, undefined, {
      met: (orders, they) => meanwhile(orders, 'findByNumber', [() => they.makes(other({ number: 'N' }))]),
    });
    expect(numbered.answer).toEqual({ notRefused: { id: OTHERS[0], foundBy: 'number' } });
    for (const { commits } of [twin, numbered]) {
      const [made, changed] = commits();
      expect([made?.before, changed?.before?.id, commits().length]).toEqual([undefined, OTHERS[0], 2]);
    }
    expect([twin.finds().length, numbered.finds().length]).toEqual([4, 2]);
  });

  it('makes what another has taken away meanwhile, and looks three times', async () => {
    const command = { matchBy: ['subject'] };
    const once = await run(command, order({ subject: 'S' }), {
      met: (orders, they) => meanwhile(orders, 'findBySubject', [() => they.deletes(ID)]),
    });
    expect(once.answer).toMatchObject({ notRefused: { foundBy: undefined } });
    expect([once.commits().length, once.finds().length]).toEqual([1, 2]);
    const always = await run(command, order({ subject: 'S' }), {
      met: (orders, they) => {
        const goes = [ID, ...OTHERS].map((id) => () => they.deletes(id));
        const comes = OTHERS.map((id) => () => they.makes(other({ subject: 'S' }, id)));
        return meanwhile(meanwhile(orders, 'findBySubject', goes), 'load', comes);
      },
    });
    expect(always.answer).toEqual({ code: 'not_found', id: OTHERS[1] });
    expect([always.commits().length, always.finds().length]).toEqual([0, 3]);
  });

  it.each<[object, SalesOrder | undefined, object, string[]]>([
    [
      { matchBy: ['subject'] },
      order({ number: 'N' }),
      { code: 'number_taken', id: ID },
      ['findBySubject', 'commit'],
    ],
    [{ id: ID }, undefined, { code: 'not_found', id: ID }, ['load']],
  ])('looks no further where nobody was first: %#', async (command, standing, refusal, calls) => {
    const { answer, asked } = await run(command, standing);
    expect(answer).toMatchObject(refusal);
    const ofOrders = asked.map(([name]) => String(name)).filter((name) => name.startsWith('orders.'));
    expect(ofOrders).toEqual(calls.map((name) => `orders.${name}`));
  });

  it.each<[object, OrderError, number]>([
    [{}, new OrderError('conflict', {}), 3],
    [{}, new OrderError('number_taken', { number: 'N' }), 3],
    [{}, new OrderError('internal', {}), 1],
    [{ matchBy: ['subject'] }, new OrderError('conflict', {}), 3],
    [{ matchBy: ['subject'] }, new OrderError('number_taken', { number: 'N' }), 1],
  ])('that meets others each time gives up: %#', async (command, error, tries) => {
    const { answer, commits } = await run(command, order(), { fails: Array(9).fill(error) });
    expect(answer).toMatchObject({ code: error.code });
    expect(commits()).toHaveLength(tries);
  });

  it.each([
    ['internal' as const, 1],
    ['conflict' as const, 3],
  ])('that fails to change what it has found, for %s, does not look again', async (code, tries) => {
    const fails = Array<Error>(9).fill(new OrderError(code, {}));
    const found = await run({ matchBy: ['subject'] }, order({ subject: 'S' }), { fails });
    expect([found.answer, found.finds().length, found.commits().length]).toEqual([{ code }, 1, tries]);
  });

  it('is answered again with how it was found, and waits for others that may mean the same', () => {
    const kept = order();
    expect(upsert.replay?.({ order: kept, how: 'subject' })).toEqual({ order: kept, foundBy: 'subject' });
    expect(() => upsert.replay?.({})).toThrow('a record without an order');
    const queue = (id?: string) => upsert.queueOf?.({ id } as never);
    expect([queue('7'), queue()]).toEqual(['7', 'by match']);
  });
});
