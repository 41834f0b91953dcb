/** What is made of a write of a reference row that was refused, by a name, another write or a twin. */
import { describe, expect, it } from 'vitest';
import { mutationId } from '../../lib/domain/identity.ts';
import { OrderError } from '../../lib/domain/order-error.ts';
import { rawItem, type Item, type Write } from '../../lib/store/bulk-calls.ts';
import { keys } from '../../lib/store/keys.ts';
import { rowStore } from '../../lib/store/row-store.ts';
import { endingOf } from '../support/ending-of.ts';
import { recordedCalls } from '../support/recorded-calls.ts';
import {
  ORG,
  MADE,
  NOW,
  product,
  person,
  key,
  standing,
  write,
  run,
  own,
  ifFree,
  EPOCH,
} from '../support/row-writing.ts';

describe('a write that is refused', () => {
  const row = product('i', { code: 'C' });
  const cause = new Error('the cause');
  /** Refuses the places at first, so often. */
  const refusing = (places: Record<number, Item | undefined>, times = 1, Code = 'ConditionalCheckFailed') => {
    let left = times;
    const transact = async (writes: Write[]) => {
      if ((left -= 1) < 0) return undefined;
      const reasons = writes.map((_, at) =>
        at in places ? { Code, Item: places[at] && rawItem(places[at]) } : { Code: 'None' },
      );
      return { reasons, uncertain: false, cause };
    };
    return { transact };
  };
  const claimed = write(row, {
    on: 'absent',
    unique: true,
    mutationId: mutationId('m'),
    claim: { id: 'c', position: 0, callHash: 'h', takenAt: 1, expiresAt: 2 },
  });
  const nameOf = (id: string, revision?: number): Item => ({
    ...keys.rowName(ORG, 'item', 'Chair'),
    id,
    revision,
  });

  it('is done when its own try was before', async () => {
    const { answer } = await run(
      [],
      claimed,
      refusing({ 0: { mutationId: 'm' }, 1: { callHash: 'h' }, 2: undefined }),
    );
    expect(answer).toMatchObject({ row, revision: 1 });
  });

  it.each<[Record<number, Item | undefined>, object]>([
    [{ 1: { callHash: 'x' }, 0: undefined }, { code: 'key_reused' }],
    [{ 1: undefined }, { code: 'key_reused' }],
    [
      { 1: { callHash: 'h', refused: '{"code":"not_found","details":{"id":"1"}}' } },
      { code: 'not_found', id: '1' },
    ],
  ])('by the record of its call: %j is %j', async (places, expected) => {
    expect((await run([], claimed, refusing(places))).answer).toEqual(expected);
  });

  it('by the row is tried on a new reading, five times', async () => {
    const tried = async (times: number) => {
      const { answer, askedOf } = await run([], write(row), refusing({ 0: { mutationId: 'x' } }, times));
      return [(answer as { code?: string }).code, askedOf('get').length, askedOf('update').length];
    };
    expect(await tried(4)).toEqual([undefined, 5, 1]);
    expect(await tried(5)).toEqual(['conflict', 5, 0]);
  });

  it('by a name that is borne is told so, before anything is written', async () => {
    const other = standing(product('o'));
    const { answer, asked } = await run([other, nameOf('o')], claimed);
    expect(answer).toEqual({ code: 'already_exists', kind: 'item', field: 'name', value: 'Chair' });
    expect(asked.map(([name]) => name)).toEqual(['get', 'batchGet', 'get']);
    const code = await run(
      [standing(product('o', { name: 'O', code: 'C' })), { ...keys.itemCode(ORG, 'C'), itemId: 'o' }],
      claimed,
    );
    expect(code.answer).toEqual({ code: 'already_exists', kind: 'item', field: 'code', value: 'C' });
    const late = await run([other], claimed, refusing({ 2: nameOf('o') }));
    expect(late.answer).toMatchObject({ code: 'already_exists', field: 'name' });
    const mine = await run([nameOf('i')], claimed);
    expect(mine.answer).toMatchObject({ row });
  });

  it.each<[number | undefined, string, object]>([
    [9, 'revision = :revision', { ':revision': 9 }],
    [undefined, 'attribute_not_exists(revision)', {}],
  ])(
    'by a name that is no longer borne takes it as it was found: %s',
    async (revision, condition, values) => {
      const renamed = standing(product('o', { name: 'Other' }));
      const { answer, askedOf } = await run([renamed, nameOf('o', revision)], claimed);
      expect(answer).toMatchObject({ row });
      const [[, , taken] = []] = askedOf('transact') as Write[][];
      const or = ` OR (#owner = :before AND ${condition})`;
      expect(taken).toEqual(
        own('ITEM', 'chair', { id: 'i', revision: 1 }, ifFree('i', 'id', or, { ':before': 'o', ...values })),
      );
      const late = await run([], claimed, refusing({ 2: nameOf('gone', revision) }));
      expect([late.answer, late.askedOf('get').length]).toMatchObject([{ row }, 3]);
    },
  );

  it('by the number of another row is a defect, and anything else is what it is', async () => {
    const number = await run([], write(row), refusing({ 3: undefined }));
    expect(number.answer).toEqual(new Error('ORG#5#ITEM#i would be shown as the same number as another row'));
    expect((await run([], write(row), refusing({ 0: undefined }, 1, 'TransactionConflict'))).answer).toBe(
      cause,
    );
  });
});

describe('the rows of one request', () => {
  const row = person('7');
  const opened = (items: Item[]) => {
    const memory = recordedCalls(items);
    return { ...memory, rows: rowStore(memory.table, 0) };
  };
  const change = { key: key(row), after: row, mutationId: mutationId('m'), at: NOW };

  it('are read, made and changed on what was read', async () => {
    const { rows, askedOf } = opened([standing(row)]);
    const before = { row, revision: 4, createdAt: MADE, modifiedAt: MADE };
    expect(await rows.load(ORG, key(row))).toEqual(before);
    expect(await rows.load(ORG, { kind: 'customer', id: '8' })).toBeUndefined();
    expect(await endingOf(rows.commit(ORG, change))).toEqual({ code: 'conflict', kind: 'customer' });
    expect(await rows.commit(ORG, { ...change, before })).toMatchObject({ revision: 5 });
    const [[first] = []] = askedOf('transact') as Write[][];
    expect(first?.Put?.Item).toMatchObject({ mutationId: 'm', modifiedAt: NOW });
  });

  it('are refused where they went meanwhile', async () => {
    const { rows } = opened([]);
    const before = { row, revision: 4, createdAt: MADE, modifiedAt: MADE };
    const gone = rows.commit(ORG, { ...change, before, after: undefined });
    expect(await endingOf(gone)).toEqual({ code: 'conflict', kind: 'customer' });
    const error = new OrderError('conflict', { kind: 'customer' });
    await expect(rows.commit(ORG, { ...change, before })).rejects.toEqual(error);
  });

  it('begin an epoch of what is remembered', async () => {
    const { rows, asked } = opened([]);
    await rows.settle(ORG, 'customer');
    expect(asked).toEqual([]);
    await rows.settle(ORG, 'item');
    expect(asked).toEqual([['update', EPOCH]]);
  });
});
