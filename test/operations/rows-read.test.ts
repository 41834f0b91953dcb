/** What reading of reference rows asks of the stores, and what it answers, to the letter. */
import { describe, expect, it } from 'vitest';
import { numericId } from '../../lib/domain/numeric-id.ts';
import { OrderError } from '../../lib/domain/order-error.ts';
import { getRowOnClock, listRowsOnClock } from '../../lib/operations/row-clock.ts';
import { currenciesOf } from '../../lib/operations/row-currencies.ts';
import { getRow, listRows } from '../../lib/operations/rows.ts';
import { endingOf } from '../support/ending-of.ts';
import { customer, EURO, item, stored } from '../support/plain-rows.ts';
import { ORG, recordedStores } from '../support/recorded-stores.ts';

const BASE = { id: '90', code: 'USD', symbol: '$' };
const DOLLAR = { kind: 'currency', id: 'USD', currencyId: '90', symbol: '$' };
const SHOWN_EURO = { id: '98', code: 'EUR', symbol: '€' };
/** The rows of an organisation with settings. */
const having = (...rows: Record<string, unknown>[]) => recordedStores({ settings: {}, rows });

describe('a list of rows', () => {
  const PAGE = { page: 1, perPage: 9, sortBy: 'name', descending: false } as const;
  const listed = async (query: object, rows: Record<string, unknown>[]) => {
    const { context, asked } = await having(...rows);
    const { rows: shown, hasMore } = await listRows.run({ ...PAGE, ...query } as never, context);
    return { shown, hasMore, asked };
  };

  it('shows with each customer its currency', async () => {
    const rows = [customer('a', 'EUR'), customer('b'), customer('c', 'JPY'), customer('d', 'USD')] as const;
    const { shown, hasMore, asked } = await listed({ kind: 'customer' }, [...rows, EURO]);
    expect(shown).toEqual([
      stored(rows[0], { currency: SHOWN_EURO }),
      stored(rows[1], { currency: BASE }),
      stored(rows[2], { currency: { id: '', code: 'JPY', symbol: '' } }),
      stored(rows[3], { currency: BASE }),
    ]);
    expect([hasMore, asked]).toEqual([
      false,
      [
        ['rows.list', ORG, { ...PAGE, kind: 'customer' }],
        ['references.load', ORG, ['EUR', 'JPY', 'USD'].map((id) => ({ kind: 'currency', id }))],
      ],
    ]);
  });

  it('shows no currency of customers of an organisation without settings', async () => {
    const { context } = await recordedStores({ rows: [customer('a'), customer('b', 'JPY')] });
    const { rows } = await listRows.run({ ...PAGE, kind: 'customer' }, context);
    expect(rows.map(({ currency }) => currency)).toEqual([undefined, { id: '', code: 'JPY', symbol: '' }]);
  });

  it('shows beside each of several kinds what belongs to it', async () => {
    const rows = [customer('a'), item('b'), EURO] as never[];
    const currencyOf = await currenciesOf(rows, (await having()).context);
    expect(rows.map(currencyOf)).toEqual([BASE, undefined, BASE]);
  });

  it('of other kinds reads nothing more', async () => {
    const { shown, hasMore, asked } = await listed({ kind: 'item' }, [item('a')]);
    const only = [{ ...stored(item('a')), currency: undefined }];
    expect([shown, hasMore, asked.length]).toEqual([only, false, 1]);
    expect((await listed({ kind: 'item' }, [])).shown).toEqual([]);
  });

  it('says whether there are more than are on the page', async () => {
    const rows = [item('a'), item('b'), item('c')];
    const idsOf = async (page: number) => {
      const { shown, hasMore } = await listed({ kind: 'item', page, perPage: 2 }, rows);
      return [shown.map(({ row }) => row.id), hasMore];
    };
    expect([await idsOf(1), await idsOf(2)]).toEqual([
      [['a', 'b'], true],
      [['c'], false],
    ]);
  });

  it('of currencies begins with the base currency, unless it is among them or narrowed', async () => {
    const never = '1970-01-01T00:00:00.000Z';
    const { shown } = await listed({ kind: 'currency' }, [EURO]);
    expect(shown).toEqual([
      { row: DOLLAR, revision: 0, createdAt: never, modifiedAt: never, currency: BASE },
      stored(EURO, { currency: BASE }),
    ]);
    const idsOf = async (query: object, rows: Record<string, unknown>[]) => {
      const { shown: found } = await listed({ kind: 'currency', ...query }, rows);
      return found.map(({ row }) => row.id);
    };
    const pound = { kind: 'currency', id: 'GBP' };
    expect(await idsOf({}, [EURO, DOLLAR])).toEqual(['EUR', 'USD']);
    expect(await idsOf({ perPage: 1 }, [EURO, pound])).toEqual(['USD', 'EUR']);
    expect(await idsOf({ page: 2, perPage: 1 }, [EURO, pound])).toEqual(['GBP']);
    expect(await idsOf({ active: true }, [EURO])).toEqual(['EUR']);
    expect(await idsOf({ ids: [] }, [])).toEqual([]);
    const unset = await recordedStores({ rows: [EURO] });
    const { rows } = await listRows.run({ ...PAGE, kind: 'currency' }, unset.context);
    expect(rows).toEqual([{ ...stored(EURO), currency: undefined }]);
  });

  it('takes numbers for the ids that they stand in for, all in one look', async () => {
    const number = numericId('item', 'CHAIR');
    const rows = [item('7'), item('CHAIR'), item('TABLE')];
    const idsOf = ({ shown }: { shown: { row: { id: string } }[] }) => shown.map(({ row }) => row.id);
    const numbers = await listed({ kind: 'item', ids: ['7', number] }, rows);
    expect([idsOf(numbers), numbers.asked]).toEqual([
      ['7', 'CHAIR'],
      [
        ['references.idsByNumber', ORG, [{ kind: 'item', id: number }]],
        ['rows.list', ORG, { ...PAGE, kind: 'item', ids: ['7', 'CHAIR'] }],
      ],
    ]);
    const plain = await listed({ kind: 'item', ids: ['7'] }, rows);
    expect([idsOf(plain), plain.asked]).toEqual([
      ['7'],
      [['rows.list', ORG, { ...PAGE, kind: 'item', ids: ['7'] }]],
    ]);
  });

  it('on the clock of the organisation reads its time on it', async () => {
    const since = async (modifiedSince: string | undefined, settings?: Record<string, unknown>) => {
      const { context, asked } = await recordedStores({ settings, rows: [item('a')] });
      const { timeZone, rows } = await listRowsOnClock.run({ ...PAGE, kind: 'item', modifiedSince }, context);
      const [, , query] = asked.find(([name]) => name === 'rows.list') ?? [];
      return [timeZone, (query as { modifiedSince?: string }).modifiedSince, rows.length];
    };
    // The row was written at midnight of UTC.
    const [local, sooner] = ['2026-11-20T05:30:00.000', '2026-11-20T05:29:59.999'];
    const [midnight, before] = ['2026-11-20T00:00:00.000Z', '2026-11-19T23:59:59.999Z'];
    const there = { timeZone: 'Asia/Kolkata' };
    expect(await since(local, there)).toEqual(['Asia/Kolkata', midnight, 0]);
    expect(await since(sooner, there)).toEqual(['Asia/Kolkata', before, 1]);
    expect(await since(`${local}Z`, there)).toEqual(['Asia/Kolkata', `${local}Z`, 0]);
    expect(await since(undefined, there)).toEqual(['Asia/Kolkata', undefined, 1]);
    expect(await since(local)).toEqual(['UTC', `${local}Z`, 0]);
  });
});

describe('one row', () => {
  const run = async (key: { kind: string; id: string }, ...rows: Record<string, unknown>[]) => {
    const { context, asked } = await having(...rows);
    return { answer: await endingOf(getRow.run(key as never, context)), asked };
  };

  it('by its id, or the number that stands in for it', async () => {
    const byId = await run({ kind: 'customer', id: 'a' }, customer('a', 'EUR'), EURO);
    expect(byId.answer).toEqual({ notRefused: stored(customer('a', 'EUR'), { currency: SHOWN_EURO }) });
    expect(byId.asked[0]).toEqual(['rows.load', ORG, { kind: 'customer', id: 'a' }]);
    const number = numericId('item', 'CHAIR');
    const byNumber = await run({ kind: 'item', id: number }, item('CHAIR'));
    expect(byNumber.answer).toEqual({ notRefused: { ...stored(item('CHAIR')), currency: undefined } });
    expect(byNumber.asked).toEqual([
      ['references.idsByNumber', ORG, [{ kind: 'item', id: number }]],
      ['rows.load', ORG, { kind: 'item', id: 'CHAIR' }],
    ]);
  });

  it('that no number stands for is looked for under the number', async () => {
    const id = numericId('item', 'CHAIR');
    expect((await run({ kind: 'item', id }, item('TABLE'))).answer).toEqual({
      code: 'not_found',
      kind: 'item',
      id,
    });
    expect((await run({ kind: 'item', id }, item(id))).answer).toMatchObject({
      notRefused: { row: { id } },
    });
  });

  it.each([
    ['EUR', 'EUR', 0],
    ['98', 'EUR', 1],
    ['90', 'USD', 1],
  ])('of a currency by %s is %s', async (id, code, lists) => {
    const { answer, asked } = await run({ kind: 'currency', id }, EURO, DOLLAR);
    expect(answer).toMatchObject({ notRefused: { row: { id: code }, currency: BASE } });
    const query = { kind: 'currency', page: 1, perPage: 200, sortBy: 'name', descending: false };
    expect(asked.filter(([name]) => name === 'rows.list')).toEqual(
      Array(lists).fill(['rows.list', ORG, query]),
    );
  });

  it('that is not there is said by kind and id; what no row can be called is not read', async () => {
    const missing = async (kind: string, id: string) => {
      const { answer, asked } = await run({ kind, id });
      return [answer, asked.map(([name]) => name)];
    };
    const refused = (kind: string, id: string) => ({ code: 'not_found', id, kind });
    expect(await missing('item', 'a')).toEqual([refused('item', 'a'), ['rows.load']]);
    expect(await missing('item', '')).toEqual([refused('item', ''), []]);
    expect(await missing('item', 'x'.repeat(100))).toEqual([refused('item', 'x'.repeat(100)), ['rows.load']]);
    expect(await missing('item', 'x'.repeat(101))).toEqual([refused('item', 'x'.repeat(101)), []]);
    expect(await missing('currency', 'euro')).toEqual([
      refused('currency', 'euro'),
      ['rows.list', 'references.load'],
    ]);
  });

  it('fails as the store does', async () => {
    const isDown = new OrderError('unavailable', { retryAfterSeconds: 1 });
    const { context } = await recordedStores({ rows: [EURO] }, { faults: { 'rows.list': [isDown] } });
    const answer = getRow.run({ kind: 'currency', id: '98' }, context);
    expect(await endingOf(answer)).toEqual({ code: 'unavailable', retryAfterSeconds: 1 });
  });

  it('is told with the clock of the organisation', async () => {
    const settings = { timeZone: 'Asia/Kolkata' };
    const { context } = await recordedStores({ settings, rows: [item('a')] });
    const { timeZone, ...rest } = await getRowOnClock.run({ kind: 'item', id: 'a' }, context);
    expect([timeZone, rest]).toEqual(['Asia/Kolkata', { ...stored(item('a')), currency: undefined }]);
  });
});
