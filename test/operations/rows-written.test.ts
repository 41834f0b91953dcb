/** What writes of reference rows ask of the stores, and how often: to the letter. */
import { describe, expect, it } from 'vitest';
import { OrderError } from '../../lib/domain/order-error.ts';
import { createRow, deleteRow, updateRow } from '../../lib/operations/change-rows.ts';
import { askedStores, NOW, ORG } from '../support/asked-stores.ts';
import { endingOf } from '../support/ending-of.ts';
import { customer, EURO, having, item, stored } from '../support/asked-rows.ts';

describe('a write of a row', () => {
  const conflict = () => new OrderError('conflict', {});
  const moved = (times: number, error: () => Error = conflict) => {
    let left = times;
    return { 'rows.commit': () => ((left -= 1) < 0 ? 'kept' : Promise.reject(error())) };
  };
  const commits = (asked: unknown[][]) => asked.filter(([name]) => name === 'rows.commit');
  const claim = { id: 'c', position: 0, callHash: 'h', takenAt: 1, expiresAt: 2 };

  const create = (row: (id: string) => object, more = {}, isNamed?: boolean) => {
    const { context, asked } = having([], {}, more);
    const make = (newId: () => string) => row(newId()) as never;
    return { answer: createRow.run({ kind: 'item', make, isNamed }, { ...context, claim }), asked };
  };

  it('makes it once, under a fresh id', async () => {
    const { answer, asked } = create((id) => customer(id, 'EUR'), moved(0));
    expect(await answer).toBe('kept');
    const after = { ...customer('101', 'EUR'), contactPersons: [], addresses: [] };
    const currency = { id: '98', code: 'EUR', symbol: '€' };
    const change = {
      key: { kind: 'customer', id: '101' },
      after,
      at: NOW.toISOString(),
      mutationId: 'm',
      currency,
      claim,
    };
    expect(commits(asked)).toEqual([['rows.commit', ORG, change]]);
  });

  it.each<[string, (id: string) => object, number, Error | undefined, boolean | undefined, number, unknown]>([
    ['another id is taken', item, 2, undefined, false, 3, { notRefused: 'kept' }],
    ['and ends at the third', item, 3, undefined, undefined, 3, { code: 'conflict' }],
    [
      'an id of the caller is not',
      () => item('mine'),
      9,
      undefined,
      true,
      1,
      { code: 'already_exists', kind: 'item', field: 'code', value: 'mine' },
    ],
    [
      'nor the code of a currency',
      () => EURO,
      9,
      undefined,
      undefined,
      1,
      { code: 'already_exists', kind: 'currency', field: 'code', value: 'EUR' },
    ],
    [
      'what else goes wrong goes wrong',
      item,
      9,
      new OrderError('internal', {}),
      undefined,
      1,
      { code: 'internal' },
    ],
    ['of a named one too', item, 9, new OrderError('internal', {}), true, 1, { code: 'internal' }],
  ])('in case of a conflict: %s', async (_, row, times, error, isNamed, tries, expected) => {
    const { answer, asked } = create(row, moved(times, error && (() => error)), isNamed);
    expect([await endingOf(answer), commits(asked).length]).toEqual([expected, tries]);
  });

  it('of what no row can hold says where', async () => {
    const { answer, asked } = create((id) => ({ kind: 'customer', id, name: 'a', addresses: [{ city: 1 }] }));
    expect(await endingOf(answer)).toEqual({
      code: 'invalid_value',
      field: 'addresses.0.city',
      reason: expect.any(String),
    });
    expect(commits(asked)).toEqual([]);
    const longer = create((id) => ({ kind: 'item', id, name: '' }));
    expect(await endingOf(longer.answer)).toMatchObject({ code: 'invalid_value', field: 'name' });
  });

  const update = (change: object, more: Record<string, () => unknown>, now = NOW) => {
    const { context, asked } = having([customer('a', 'EUR')], {}, more);
    const command = {
      kind: 'customer' as const,
      id: 'a',
      change: (row: object) => ({ ...row, ...change }) as never,
    };
    const at = { ...context, claim, clock: { now: () => now } };
    return { run: (rest: object = {}) => updateRow.run({ ...command, ...rest }, at), context: at, asked };
  };

  it('changes it from what stands, later than that', async () => {
    const { run, asked } = update({ name: 'b', contactPersons: [], addresses: [] }, moved(0), new Date(0));
    expect(await run()).toBe('kept');
    const before = stored(customer('a', 'EUR'));
    const after = { ...before.row, name: 'b', contactPersons: [], addresses: [] };
    const rest = { mutationId: 'm', currency: { id: '98', code: 'EUR', symbol: '€' }, claim };
    const change = {
      key: { kind: 'customer', id: 'a' },
      before,
      after,
      at: '2026-11-20T00:00:00.001Z',
      ...rest,
    };
    expect(commits(asked)).toEqual([['rows.commit', ORG, change]]);
    const later = update({ contactPersons: [], addresses: [] }, moved(0));
    await later.run();
    expect(commits(later.asked)[0]?.[2]).toMatchObject({ at: NOW.toISOString() });
  });

  it.each<[number, Error | undefined, number, unknown]>([
    [2, undefined, 3, { notRefused: 'kept' }],
    [3, undefined, 3, { code: 'conflict' }],
    [1, new OrderError('internal', {}), 1, { code: 'internal' }],
  ])('reads again when it moved on: %d times', async (times, error, tries, expected) => {
    const { run, asked } = update({}, moved(times, error && (() => error)));
    expect(await endingOf(run())).toEqual(expected);
    expect(commits(asked)).toHaveLength(tries);
    expect(asked.filter(([name]) => name === 'rows.load')).toHaveLength(tries);
  });

  it('is refused on another revision than it was decided on', async () => {
    const { run, asked } = update({}, moved(0));
    expect(await endingOf(run({ precondition: 2 }))).toEqual({
      code: 'version_stale',
      currentVersion: 3,
      kind: 'customer',
    });
    expect(commits(asked)).toEqual([]);
    expect(await run({ precondition: 3 })).toBe('kept');
  });

  it('takes it away, with the currency that it was shown with', async () => {
    const { context, asked } = update({}, moved(0));
    const run = (id: string, precondition?: number) =>
      deleteRow.run({ kind: 'customer', id, precondition }, context);
    expect(await run('a')).toBe('kept');
    const before = stored(customer('a', 'EUR'));
    const rest = {
      after: undefined,
      mutationId: 'm',
      currency: { id: '98', code: 'EUR', symbol: '€' },
      claim,
    };
    const change = { key: { kind: 'customer', id: 'a' }, before, at: NOW.toISOString(), ...rest };
    expect(commits(asked)).toEqual([['rows.commit', ORG, change]]);
    expect(await endingOf(run('b'))).toEqual({ code: 'not_found', id: 'b', kind: 'customer' });
    expect(await endingOf(run('a', 1))).toMatchObject({ code: 'version_stale' });
  });

  it.each([createRow, updateRow, deleteRow])(
    'is answered again once others read it: $name',
    async (operation) => {
      const kept = { value: stored(item('a')) };
      const { context, asked } = askedStores({ 'rows.settle': () => undefined });
      expect(operation.replay?.(kept)).toBe(kept.value);
      await operation.settle?.(kept, context);
      expect(asked).toEqual([['rows.settle', ORG, 'item']]);
    },
  );
});
