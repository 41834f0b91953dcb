/** What an upsert finds, makes or changes, and when it looks again: to the letter. */
import { describe, expect, it } from 'vitest';
import { OrderError } from '../../lib/domain/order-error.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import { upsert } from '../../lib/operations/upsert.ts';
import { ORG } from '../support/asked-stores.ts';
import { endingOf } from '../support/ending-of.ts';
import { claim, holding, ID, order, type World } from '../support/holding-order.ts';
import { stated } from '../support/plain-order.ts';

describe('an upsert', () => {
  const INPUT = { customerId: 'c', lines: [{ name: 'X', rate: '1' }], number: ' N ', subject: 'S' };
  const rows = [{ kind: 'customer', id: 'c', name: 'Ann' }];
  const run = (
    command: object,
    standing: SalesOrder | undefined,
    more: World['more'] = {},
    fails: Error[] = [],
  ) => {
    const held = holding(standing, { rows, more, fails });
    const whole = {
      matchBy: ['number', 'subject'],
      input: stated(INPUT),
      precondition: undefined,
      ...command,
    };
    const context = { ...held.context, claim };
    const done = upsert.run(whole as never, context);
    return {
      ...held,
      answer: endingOf(done.then((made) => ({ id: made.order.id, foundBy: made.foundBy }))),
    };
  };
  const none = { 'orders.findByNumber': () => undefined };
  const bySubject = (...ids: string[]) => ({ ...none, 'orders.findBySubject': () => ({ ids, upserts: 1 }) });

  it('makes what nothing matches, on what it has seen', async () => {
    const { answer, commits, asked } = run({}, undefined, none);
    expect(await answer).toMatchObject({ notRefused: { foundBy: undefined } });
    expect(commits()).toMatchObject([
      { upsertsSeen: 2, after: { number: 'N' }, idempotency: { ...claim, how: undefined } },
    ]);
    expect(asked.filter(([name]) => String(name).startsWith('orders.find'))).toEqual([
      ['orders.findByNumber', ORG, 'N'],
      ['orders.findBySubject', ORG, 'S'],
    ]);
    const unseen = run({ matchBy: ['number'] }, undefined, none);
    await unseen.answer;
    expect(unseen.commits()[0]).toMatchObject({ upsertsSeen: undefined });
  });

  it.each<[object, World['more'], string]>([
    [{ id: ID }, none, 'id'],
    [{}, {}, 'number'],
    [{ matchBy: ['subject'] }, bySubject(ID), 'subject'],
    [{}, { 'orders.findBySubject': () => ({ ids: [ID], upserts: 1 }) }, 'number'],
  ])('changes what is found: %#', async (command, more, how) => {
    const { answer, commits, asked } = run(command, order(), more);
    expect(await answer).toEqual({ notRefused: { id: ID, foundBy: how } });
    expect(commits()).toMatchObject([{ after: { id: ID, version: 4 }, idempotency: { ...claim, how } }]);
    if (how === 'id') expect(asked.some(([name]) => String(name).startsWith('orders.find'))).toBe(false);
  });

  it('is none where several are meant', async () => {
    const two = run({ matchBy: ['subject'] }, undefined, bySubject('8', '9'));
    expect(await two.answer).toEqual({ code: 'ambiguous_match', field: 'subject', id: '9' });
    const apart = run({}, order(), { 'orders.findBySubject': () => ({ ids: ['8'], upserts: 1 }) });
    expect(await apart.answer).toEqual({ code: 'ambiguous_match', field: 'subject', id: '8' });
  });

  it.each<[object, World['more'], OrderError, number]>([
    [{}, none, new OrderError('conflict', {}), 3],
    [{}, none, new OrderError('number_taken', { number: 'N' }), 3],
    [{ matchBy: ['subject'] }, none, new OrderError('number_taken', { number: 'N' }), 1],
    [{}, none, new OrderError('internal', {}), 1],
    [{ matchBy: ['subject'] }, bySubject(ID), new OrderError('not_found', {}), 3],
    [{ id: ID }, none, new OrderError('not_found', {}), 1],
    [{ matchBy: ['subject'] }, bySubject(ID), new OrderError('internal', {}), 1],
  ])('looks again where another was first: %#', async (command, more, error, tries) => {
    const fails = Array.from({ length: 9 }, () => error);
    const { answer, commits } = run(command, order(), more, fails);
    expect(await answer).toMatchObject({ code: error.code });
    expect(commits()).toHaveLength(tries);
  });

  it('is answered again with how it was found, and waits for others that may mean the same', () => {
    const kept = order();
    expect(upsert.replay?.({ order: kept, how: 'subject' })).toEqual({ order: kept, foundBy: 'subject' });
    expect(() => upsert.replay?.({})).toThrow('a record without an order');
    const queue = (id?: string) => upsert.queueOf?.({ id } as never);
    expect([queue('7'), queue()]).toEqual(['7', 'by match']);
  });
});
