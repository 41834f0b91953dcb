/** What writes of reference rows ask of the stores, how often, and what stands then: to the letter. */
import { describe, expect, it } from 'vitest';
import { OrderError } from '../../lib/domain/order-error.ts';
import { createRow, deleteRow, updateRow } from '../../lib/operations/change-rows.ts';
import { endingOf } from '../support/ending-of.ts';
import { customer, EURO, item, stored } from '../support/plain-rows.ts';
import { NOW, ORG, recordedStores, ROWS_AT } from '../support/recorded-stores.ts';

const claim = { id: 'c', position: 0, callHash: 'h', takenAt: 1, expiresAt: 2 };
const SHOWN_EURO = { id: '98', code: 'EUR', symbol: '€' };
const AT = NOW.toISOString();
/** So often another writer comes between reading and writing. */
const moved = (times: number) => Array.from({ length: times }, () => new OrderError('conflict', {}));
const commits = (asked: unknown[][]) => asked.filter(([name]) => name === 'rows.commit');

async function having(rows: Record<string, unknown>[], { now = NOW, conflicts = 0 } = {}) {
  const faults = { 'rows.commit': moved(conflicts) };
  const { context, asked } = await recordedStores({ settings: {}, rows }, { faults, claim });
  const standing = (kind: 'customer' | 'item' | 'currency', id: string) =>
    context.rows.load(ORG, { kind, id });
  const kept = async () => (await context.orders.recall(claim.id, claim.takenAt)).map(({ value }) => value);
  return { context: { ...context, clock: { now: () => now } }, asked, standing, kept };
}

describe('a new row', () => {
  const create = async (
    row: (id: string) => object,
    { others = [], isNamed }: { others?: Record<string, unknown>[]; isNamed?: boolean } = {},
  ) => {
    const world = await having(others);
    const make = (newId: () => string) => row(newId()) as never;
    const answer = await endingOf(createRow.run({ kind: 'item', make, isNamed }, world.context));
    return { ...world, answer };
  };
  const made = (row: object, more: object = {}) => ({
    row,
    revision: 1,
    createdAt: AT,
    modifiedAt: AT,
    ...more,
  });

  it('is made once, under a fresh id', async () => {
    const { answer, asked, standing, kept } = await create((id) => customer(id, 'EUR'), { others: [EURO] });
    const after = customer('101', 'EUR');
    const change = {
      key: { kind: 'customer', id: '101' },
      after,
      at: AT,
      mutationId: 'm',
      currency: SHOWN_EURO,
      claim,
    };
    expect(commits(asked)).toEqual([['rows.commit', ORG, change]]);
    expect(answer).toEqual({ notRefused: made(after, { currency: SHOWN_EURO }) });
    expect(await standing('customer', '101')).toEqual(made(after));
    expect(await kept()).toEqual([made(after, { currency: SHOWN_EURO })]);
  });

  const taken = (...ids: string[]) => ids.map((id) => item(id));
  const exists = (kind: string, field: string, value: string) => ({
    code: 'already_exists',
    kind,
    field,
    value,
  });
  const another = [item('7', 'Chair')];
  it.each<[string, (id: string) => object, Record<string, unknown>[], boolean | undefined, number, unknown]>([
    ['another id is taken', item, taken('101', '102'), false, 3, { notRefused: made(item('103')) }],
    [
      'and ends at the third',
      item,
      taken('101', '102', '103'),
      undefined,
      3,
      { code: 'conflict', kind: 'item' },
    ],
    [
      'an id of the caller is not',
      () => item('mine', 'Mine'),
      taken('mine'),
      true,
      1,
      exists('item', 'code', 'mine'),
    ],
    [
      'nor the code of a currency',
      () => ({ ...EURO, symbol: 'E' }),
      [EURO],
      undefined,
      1,
      exists('currency', 'code', 'EUR'),
    ],
    [
      'what else goes wrong goes wrong',
      (id) => item(id, 'Chair'),
      another,
      undefined,
      1,
      exists('item', 'name', 'Chair'),
    ],
    ['of a named one too', () => item('mine', 'Chair'), another, true, 1, exists('item', 'name', 'Chair')],
  ])('in case of a conflict: %s', async (_, row, others, isNamed, tries, expected) => {
    const { answer, asked } = await create(row, { others, isNamed });
    expect([answer, commits(asked).length]).toEqual([expected, tries]);
  });

  it('of what no row can hold says where', async () => {
    const city = await create((id) => ({ kind: 'customer', id, name: 'a', addresses: [{ city: 1 }] }));
    expect(city.answer).toEqual({
      code: 'invalid_value',
      field: 'addresses.0.city',
      reason: expect.any(String),
    });
    expect(commits(city.asked)).toEqual([]);
    const nameless = await create((id) => ({ kind: 'item', id, name: '' }));
    expect(nameless.answer).toMatchObject({ code: 'invalid_value', field: 'name' });
  });
});

describe('a row that stands', () => {
  const BEFORE = stored(customer('a', 'EUR'));
  const key = { kind: 'customer', id: 'a' } as const;
  const opened = async (name: string, more?: { now?: Date; conflicts?: number }) => {
    const world = await having([BEFORE.row, customer('taken'), EURO] as never[], more);
    const change = (row: object) => ({ ...row, name }) as never;
    const run = (rest: object = {}) => endingOf(updateRow.run({ ...key, change, ...rest }, world.context));
    return { ...world, run };
  };
  const after = { ...BEFORE.row, name: 'b' };
  const answered = (at: string, row: object = after) => ({
    row,
    revision: 2,
    createdAt: ROWS_AT,
    modifiedAt: at,
  });
  const rest = { mutationId: 'm', currency: SHOWN_EURO, claim };

  it('is changed from what it says, later than that', async () => {
    const { run, asked, standing, kept } = await opened('b', { now: new Date(0) });
    const at = '2026-11-20T00:00:00.001Z';
    expect(await run()).toEqual({ notRefused: { ...answered(at), currency: SHOWN_EURO } });
    expect(commits(asked)).toEqual([['rows.commit', ORG, { key, before: BEFORE, after, at, ...rest }]]);
    expect(await standing('customer', 'a')).toEqual(answered(at));
    expect(await kept()).toEqual([{ ...answered(at), currency: SHOWN_EURO }]);
    const later = await opened('b');
    await later.run();
    expect(commits(later.asked)[0]?.[2]).toMatchObject({ at: AT });
    const sold = await opened('b');
    const change = (row: object) => ({ ...row, currencyCode: 'JPY' });
    expect(await sold.run({ change })).toMatchObject({ notRefused: { currency: { code: 'JPY' } } });
  });

  it.each<[number, string, number, unknown]>([
    [2, 'b', 3, { notRefused: { ...answered(AT), currency: SHOWN_EURO } }],
    [3, 'b', 3, { code: 'conflict' }],
    [1, 'taken', 2, { code: 'already_exists', kind: 'customer', field: 'name', value: 'taken' }],
  ])('is read again when it moved on: %d times, as %s', async (conflicts, name, tries, expected) => {
    const { run, asked } = await opened(name, { conflicts });
    expect(await run()).toEqual(expected);
    expect(commits(asked)).toHaveLength(tries);
    expect(asked.filter(([call]) => call === 'rows.load')).toHaveLength(tries);
  });

  it('is changed as another writer has left it', async () => {
    const { context, asked, standing } = await opened('b');
    const load: typeof context.rows.load = async (...named) => {
      const found = await context.rows.load(...named);
      if (commits(asked).length > 0) return found;
      const by = { key, before: found, after: { ...BEFORE.row, website: 'w' } as never, at: ROWS_AT };
      await context.rows.commit(ORG, { ...by, mutationId: 'other' as never });
      return found;
    };
    const change = (row: object) => ({ ...row, name: 'b' }) as never;
    const met = { ...context, rows: { ...context.rows, load } };
    await updateRow.run({ ...key, change }, met);
    expect(await standing('customer', 'a')).toMatchObject({ revision: 3, row: { name: 'b', website: 'w' } });
  });

  it('is refused on another revision than it was decided on', async () => {
    const { run, asked } = await opened('b');
    expect(await run({ precondition: 2 })).toEqual({
      code: 'version_stale',
      currentVersion: 1,
      kind: 'customer',
    });
    expect(commits(asked)).toEqual([]);
    expect(await run({ precondition: 1 })).toMatchObject({ notRefused: { revision: 2 } });
  });

  it('is taken away, with the currency that it was shown with', async () => {
    const { context, asked, standing, kept } = await opened('b');
    const run = (id: string, precondition?: number) =>
      endingOf(deleteRow.run({ kind: 'customer', id, precondition }, context));
    expect(await run('b')).toEqual({ code: 'not_found', id: 'b', kind: 'customer' });
    expect(await run('a', 2)).toMatchObject({ code: 'version_stale' });
    const gone = { ...answered(AT, BEFORE.row), currency: SHOWN_EURO };
    expect(await run('a')).toEqual({ notRefused: gone });
    const change = { key, before: BEFORE, after: undefined, at: AT, ...rest };
    expect(commits(asked)).toEqual([['rows.commit', ORG, change]]);
    expect([await standing('customer', 'a'), await kept()]).toEqual([undefined, [gone]]);
    expect(await run('a')).toEqual({ code: 'not_found', id: 'a', kind: 'customer' });
  });
});

it.each([createRow, updateRow, deleteRow])(
  'a write is answered again once others read it: $name',
  async (operation) => {
    const kept = { value: stored(item('a')) };
    const { context, asked } = await recordedStores();
    expect(operation.replay?.(kept)).toBe(kept.value);
    await operation.settle?.(kept, context);
    expect(asked).toEqual([['rows.settle', ORG, 'item']]);
  },
);
