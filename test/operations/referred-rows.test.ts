/** What is asked of the stores for the rows that a row names, and which they are, to the letter. */
import { describe, expect, it } from 'vitest';
import { numericId } from '../../lib/domain/numeric-id.ts';
import { referredBy } from '../../lib/operations/referred-rows.ts';
import { endingOf } from '../support/ending-of.ts';
import { EURO } from '../support/plain-rows.ts';
import { ORG, recordedStores } from '../support/recorded-stores.ts';

describe('rows that a row names', () => {
  const named = async (refers: object) => {
    const { context } = await recordedStores({ settings: {}, rows: [EURO] });
    return endingOf(referredBy(refers, context));
  };

  it.each([
    [{ id: '98' }, 'EUR'],
    [{ code: 'EUR' }, 'EUR'],
    [{ code: 'USD' }, 'USD'],
    [{ id: '90' }, 'USD'],
  ])('the currency %j is %s', async (currency, currencyCode) => {
    expect(await named({ currency })).toEqual({ notRefused: { currencyCode, taxes: undefined } });
  });

  it('a currency by the number that stands in for its id', async () => {
    const { context } = await recordedStores({ rows: [{ ...EURO, currencyId: 'E' }] });
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
    expect(await named({ currency })).toEqual({ code: 'unknown_reference', kind: 'currency', ...told });
  });

  it('taxes, all of which have to be there', async () => {
    const tax = { kind: 'tax', id: 't', name: 'T', percent: '5', compound: false };
    const { context, asked } = await recordedStores({ settings: {}, rows: [tax] });
    expect(await referredBy({ taxes: ['t', 't'] }, context)).toEqual({
      currencyCode: undefined,
      taxes: [tax, tax],
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
