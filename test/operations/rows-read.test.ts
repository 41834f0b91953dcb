/** What reading of reference rows asks of the stores, and what it answers, to the letter. */
import { describe, expect, it } from 'vitest';
import { numericId } from '../../lib/domain/numeric-id.ts';
import { OrderError } from '../../lib/domain/order-error.ts';
import { getRowOnClock, listRowsOnClock } from '../../lib/operations/row-clock.ts';
import { currenciesOf } from '../../lib/operations/row-currencies.ts';
import { referredBy } from '../../lib/operations/referred-rows.ts';
import { getRow, listRows } from '../../lib/operations/rows.ts';
import { customer, EURO, having, item, stored } from '../support/asked-rows.ts';
import { ORG } from '../support/asked-stores.ts';
import { endingOf } from '../support/ending-of.ts';
import { lookedUp, someSettings } from '../support/plain-order.ts';

const BASE = { id: '90', code: 'USD', symbol: '$' };

describe('a list of rows', () => {
  const PAGE = { page: 1, perPage: 9, sortBy: 'name', descending: false } as const;
  const listed = async (query: object, rows: object[], settings?: object) => {
    const { context, asked } = having(rows, settings);
    const { rows: shown, hasMore } = await listRows.run({ ...PAGE, ...query } as never, context);
    expect(hasMore).toBe(true);
    return { shown, asked };
  };

  it('shows with each customer its currency', async () => {
    const rows = [customer('a', 'EUR'), customer('b'), customer('c', 'JPY'), customer('d', 'USD')];
    const { shown, asked } = await listed({ kind: 'customer' }, rows);
    expect(shown.map(({ currency, ...rest }) => [rest, currency])).toEqual([
      [stored(rows[0] as object), { id: '98', code: 'EUR', symbol: '€' }],
      [stored(rows[1] as object), BASE],
      [stored(rows[2] as object), { id: '', code: 'JPY', symbol: '' }],
      [stored(rows[3] as object), BASE],
    ]);
    expect(asked).toEqual([
      ['rows.list', ORG, { ...PAGE, kind: 'customer' }],
      ['references.load', ORG, ['EUR', 'JPY', 'USD'].map((id) => ({ kind: 'currency', id }))],
    ]);
  });

  it('shows no currency of customers of an organisation without settings', async () => {
    const { context } = having([customer('a'), customer('b', 'JPY')], undefined, {
      'references.load': () => lookedUp(),
    });
    const { rows } = await listRows.run({ ...PAGE, kind: 'customer' }, context);
    expect(rows.map(({ currency }) => currency)).toEqual([undefined, { id: '', code: 'JPY', symbol: '' }]);
  });

  it('shows beside each of several kinds what belongs to it', async () => {
    const rows = [customer('a'), item('b'), EURO] as never[];
    const currencyOf = await currenciesOf(rows, having([]).context);
    expect(rows.map(currencyOf)).toEqual([BASE, undefined, BASE]);
  });

  it('of other kinds reads nothing more', async () => {
    const { shown, asked } = await listed({ kind: 'item' }, [item('a')]);
    expect([shown, asked.length]).toEqual([[{ ...stored(item('a')), currency: undefined }], 1]);
    expect((await listed({ kind: 'item' }, [])).shown).toEqual([]);
  });

  it('of currencies begins with the base currency, unless it is among them or narrowed', async () => {
    const own = { kind: 'currency', id: 'USD', currencyId: '90', symbol: '$' };
    const never = '1970-01-01T00:00:00.000Z';
    const { shown } = await listed({ kind: 'currency' }, [EURO]);
    expect(shown).toEqual([
      { row: own, revision: 0, createdAt: never, modifiedAt: never, currency: BASE },
      { ...stored(EURO), currency: BASE },
    ]);
    const idsOf = async (query: object, rows: object[]) =>
      (await listed({ kind: 'currency', ...query }, rows)).shown.map(({ row }) => row.id);
    expect(await idsOf({}, [EURO, own])).toEqual(['EUR', 'USD']);
    expect(await idsOf({ page: 2 }, [EURO])).toEqual(['EUR']);
    expect(await idsOf({ active: true }, [EURO])).toEqual(['EUR']);
    expect(await idsOf({ ids: [] }, [])).toEqual([]);
  });

  it('takes numbers for the ids that they stand in for, all in one look', async () => {
    const number = numericId('item', 'CHAIR');
    const { asked } = await listed({ kind: 'item', ids: ['7', number] }, []);
    expect(asked).toEqual([
      ['references.idsByNumber', ORG, [{ kind: 'item', id: number }]],
      ['rows.list', ORG, { ...PAGE, kind: 'item', ids: ['7', 'BY-NUMBER'] }],
    ]);
    const plain = await listed({ kind: 'item', ids: ['7'] }, []);
    expect(plain.asked).toEqual([['rows.list', ORG, { ...PAGE, kind: 'item', ids: ['7'] }]]);
  });

  it('on the clock of the organisation reads its time on it', async () => {
    const since = async (modifiedSince: string | undefined, settings?: Record<string, unknown>) => {
      const { context, asked } = having([item('a')], undefined, {
        'references.load': () => lookedUp([], settings && someSettings(settings)),
      });
      const { timeZone, rows } = await listRowsOnClock.run({ ...PAGE, kind: 'item', modifiedSince }, context);
      expect(rows).toHaveLength(1);
      const [, , query] = asked.find(([name]) => name === 'rows.list') ?? [];
      return [timeZone, (query as { modifiedSince?: string }).modifiedSince];
    };
    const local = '2026-11-01T05:30:00.000';
    expect(await since(local, { timeZone: 'Asia/Kolkata' })).toEqual([
      'Asia/Kolkata',
      '2026-11-01T00:00:00.000Z',
    ]);
    expect(await since(`${local}Z`, { timeZone: 'Asia/Kolkata' })).toEqual(['Asia/Kolkata', `${local}Z`]);
    expect(await since(undefined, { timeZone: 'Asia/Kolkata' })).toEqual(['Asia/Kolkata', undefined]);
    expect(await since(local)).toEqual(['UTC', `${local}Z`]);
  });
});

describe('one row', () => {
  const run = (key: { kind: string; id: string }, rows: object[]) => {
    const { context, asked } = having(rows);
    return { answer: getRow.run(key as never, context), asked };
  };

  it('by its id, or the number that stands in for it', async () => {
    const { answer, asked } = run({ kind: 'customer', id: 'a' }, [customer('a', 'EUR')]);
    expect(await answer).toEqual({
      ...stored(customer('a', 'EUR')),
      currency: { id: '98', code: 'EUR', symbol: '€' },
    });
    expect(asked[0]).toEqual(['rows.load', ORG, { kind: 'customer', id: 'a' }]);
    const number = numericId('item', 'CHAIR');
    const byNumber = run({ kind: 'item', id: number }, [item('BY-NUMBER')]);
    expect(await byNumber.answer).toMatchObject({ row: item('BY-NUMBER'), currency: undefined });
    expect(byNumber.asked).toEqual([
      ['references.idsByNumber', ORG, [{ kind: 'item', id: number }]],
      ['rows.load', ORG, { kind: 'item', id: 'BY-NUMBER' }],
    ]);
  });

  it.each([
    ['EUR', 'EUR', 0],
    ['98', 'EUR', 1],
    ['90', 'USD', 1],
  ])('of a currency by %s is %s', async (id, code, lists) => {
    const { answer, asked } = run({ kind: 'currency', id }, [EURO, { ...EURO, id: 'USD', currencyId: '90' }]);
    expect(await answer).toMatchObject({ row: { id: code }, currency: BASE });
    const query = { kind: 'currency', page: 1, perPage: 200, sortBy: 'name', descending: false };
    expect(asked.filter(([name]) => name === 'rows.list')).toEqual(
      Array(lists).fill(['rows.list', ORG, query]),
    );
  });

  it('that is not there is said by kind and id; what no row can be called is not read', async () => {
    const missing = async (kind: string, id: string) => {
      const { answer, asked } = run({ kind, id }, []);
      return [await endingOf(answer), asked.map(([name]) => name)];
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
    const { context } = having([], undefined, {
      'rows.list': () => Promise.reject(new OrderError('unavailable', { retryAfterSeconds: 1 })),
    });
    const answer = getRow.run({ kind: 'currency', id: '1' }, context);
    expect(await endingOf(answer)).toEqual({ code: 'unavailable', retryAfterSeconds: 1 });
  });

  it('is told with the clock of the organisation', async () => {
    const { context } = having([item('a')], { timeZone: 'Asia/Kolkata' });
    const { timeZone, ...rest } = await getRowOnClock.run({ kind: 'item', id: 'a' }, context);
    expect([timeZone, rest]).toEqual(['Asia/Kolkata', { ...stored(item('a')), currency: undefined }]);
  });
});

describe('rows that a row names', () => {
  const named = (refers: object | undefined, settings?: object) =>
    referredBy(refers as never, having([EURO, item('EUR-item')], settings).context);

  it.each([
    [{ id: '98' }, 'EUR'],
    [{ code: 'EUR' }, 'EUR'],
    [{ code: 'USD' }, 'USD'],
    [{ id: '90' }, 'USD'],
  ])('the currency %j is %s', async (currency, currencyCode) => {
    expect(await named({ currency })).toEqual({ currencyCode, taxes: undefined });
  });

  it('a currency by the number that stands in for its id', async () => {
    const { context } = having([{ ...EURO, currencyId: 'E' }], undefined);
    const currency = { id: numericId('currency', 'E') };
    expect(await referredBy({ currency }, context)).toEqual({ currencyCode: 'EUR', taxes: undefined });
  });

  it.each([
    [{ code: 'XXX' }, { field: 'currency_code', id: 'XXX' }],
    [{ id: '1' }, { field: 'currency_id', id: '1' }],
    [
      { id: '1', code: 'EUR' },
      { field: 'currency_id', id: '1' },
    ],
  ])('no currency %j', async (currency, told) => {
    expect(await endingOf(named({ currency }))).toEqual({
      code: 'unknown_reference',
      kind: 'currency',
      ...told,
    });
  });

  it('taxes, all of which have to be there', async () => {
    const tax = { kind: 'tax', id: 't', name: 'T', percent: '5' };
    const { context, asked } = having([], {}, { 'references.load': () => lookedUp([tax]) });
    expect(await referredBy({ taxes: ['t', 't'] }, context)).toEqual({
      currencyCode: undefined,
      taxes: Array(2).fill({ ...tax, compound: false }),
    });
    expect(asked).toEqual([['references.load', ORG, Array(2).fill({ kind: 'tax', id: 't' })]]);
    expect(await endingOf(referredBy({ taxes: ['t', 'u'] }, context))).toEqual({
      code: 'unknown_reference',
      field: 'taxes',
      kind: 'tax',
      id: 'u',
    });
    expect(await referredBy(undefined, context)).toEqual({ currencyCode: undefined, taxes: undefined });
  });
});
