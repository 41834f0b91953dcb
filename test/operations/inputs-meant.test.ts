/** What an input means by names, codes and words, and what is read to know it: to the letter. */
import { describe, expect, it } from 'vitest';
import { linesByCode } from '../../lib/operations/lines-by-code.ts';
import { namedSalesperson } from '../../lib/operations/named-salesperson.ts';
import { withCustomer, withStatusMeant } from '../../lib/operations/own-words.ts';
import { askedStores, ORG } from '../support/asked-stores.ts';
import { endingOf } from '../support/ending-of.ts';
import { aLine, anOrder, lookedUp, someSettings, stated } from '../support/plain-order.ts';

const loading = (rows: Record<string, unknown>[] = [], settings: Record<string, unknown> | undefined = {}) =>
  askedStores({ 'references.load': () => lookedUp(rows, settings && someSettings(settings)) });

describe('a sales person who is named', () => {
  const ROW = { kind: 'salesperson', id: 's', name: ' Ann\u00e9 ' };
  const named = async (
    input: Record<string, unknown>,
    standing?: object,
    id: string | undefined = 's',
    row = ROW,
  ) => {
    const { context, asked } = askedStores({
      'references.salespersonIdByName': () => id,
      'references.load': () => lookedUp([row]),
    });
    const { salespersonId } = await namedSalesperson(standing && anOrder(standing), stated(input), context);
    return [salespersonId, ...asked.map(([name, ...args]) => [String(name).split('.')[1], ...args])];
  };
  const looked = (name: string) => ['salespersonIdByName', ORG, name];
  const loaded = ['load', ORG, [{ kind: 'salesperson', id: 's' }]];

  it('is the one of that name, whatever case it is in', async () => {
    expect(await named({ salespersonName: '  anne\u0301 ' })).toEqual(['s', looked('anne\u0301'), loaded]);
    const standing = { salesperson: { id: 'o', name: 'Bob' } };
    expect(await named({ salespersonName: 'ANN\u00c9' }, standing)).toEqual([
      's',
      looked('ANN\u00c9'),
      loaded,
    ]);
  });

  it('stays a name where the row is called otherwise by now, or is not there', async () => {
    expect(await named({ salespersonName: 'Bob' })).toEqual([undefined, looked('Bob'), loaded]);
    expect(await named({ salespersonName: 'Anné' }, undefined, 's', { ...ROW, id: 'other' })).toHaveLength(3);
    const none = askedStores({ 'references.salespersonIdByName': () => undefined });
    const input = stated({ salespersonName: 'Anné' });
    expect(await namedSalesperson(undefined, input, none.context)).toBe(input);
    const longest = 'x'.repeat(100);
    expect((await named({ salespersonName: 'Anné' }, undefined, longest, { ...ROW, id: longest }))[0]).toBe(
      longest,
    );
    const long = askedStores({ 'references.salespersonIdByName': () => 'x'.repeat(101) });
    expect(await namedSalesperson(undefined, input, long.context)).toBe(input);
  });

  it('is not looked for without need', async () => {
    const standing = { salesperson: { id: 'o', name: 'Bob' } };
    expect(await named({ salespersonName: ' Bob ' }, standing)).toEqual([undefined]);
    expect(await named({ salespersonName: ' ' })).toEqual([undefined]);
    expect(await named({})).toEqual([undefined]);
    expect(await named({ salespersonName: 'Anné', salespersonId: 'z' })).toEqual(['z']);
  });

  it('is not looked for where no key can hold the name', async () => {
    const { context, asked } = askedStores({ 'references.salespersonIdByName': () => undefined });
    const looking = (salespersonName: string) =>
      namedSalesperson(undefined, { salespersonName } as never, context).then(() => asked.length);
    expect(await looking('é'.repeat(750))).toBe(1);
    expect(await looking(`${'é'.repeat(750)}x`)).toBe(1);
  });
});

describe('lines by code', () => {
  const standing = [
    aLine({ id: 'l1' as never, itemId: 'i', productCode: 'P', name: 'Chair' }),
    aLine({ id: 'l2' as never, itemId: 'i', productCode: 'P', name: 'Chair' }),
    aLine({ id: 'l3' as never, itemId: 'j', name: 'Table' }),
    aLine({ id: 'l4' as never, name: 'Work' }),
  ];
  const run = async (lines: Record<string, unknown>[] | undefined, isByCode = true) => {
    const { context, asked } = askedStores({ 'references.itemIdsByCode': () => new Map([['NEW', 'n']]) });
    const input = stated({ lines, ...(isByCode && { linesByCode: true }), notes: 'x' });
    const result = await linesByCode({ lines: standing }, input, context);
    expect(result.notes).toBe('x');
    return { lines: result.lines, asked, isSame: result === input };
  };

  it('are the standing ones that are called so, in turn, and new ones', async () => {
    const { lines, asked } = await run([
      { productCode: ' P ', quantity: '1' },
      { productCode: 'P', quantity: '2' },
      { productCode: 'P', quantity: '3' },
      { itemId: 'j' },
      { itemId: 'j' },
      { name: 'Work' },
      { name: 'Work' },
      { productCode: ' NEW ' },
      { productCode: 'j' },
    ]);
    expect(lines).toEqual([
      { id: 'l1', productCode: ' P ', quantity: '1' },
      { id: 'l2', productCode: 'P', quantity: '2' },
      { itemId: 'P', productCode: 'P', quantity: '3' },
      { id: 'l3', itemId: 'j' },
      { itemId: 'j' },
      { id: 'l4', name: 'Work' },
      { name: 'Work' },
      { itemId: 'n', productCode: 'NEW' },
      { itemId: 'j', productCode: 'j' },
    ]);
    expect(asked).toEqual([['references.itemIdsByCode', ORG, ['P', 'NEW', 'j']]]);
  });

  it('are looked up only where there is a code', async () => {
    expect(await run([{ name: 'Work' }, { quantity: '1' }])).toEqual({
      lines: [{ id: 'l4', name: 'Work' }, { quantity: '1' }],
      asked: [],
      isSame: false,
    });
    const unnamed = [{ quantity: '1' }, { name: 'Chair' }, { name: null }];
    expect((await run(unnamed)).lines).toEqual(unnamed);
    expect((await run([{ productCode: 'j' }])).lines).toEqual([{ id: 'l3', productCode: 'j' }]);
  });

  it('are lines like any other where nobody calls them so', async () => {
    expect(await run([{ productCode: 'P' }], false)).toMatchObject({ asked: [], isSame: true });
    expect(await run(undefined)).toMatchObject({ asked: [], isSame: true });
  });
});

describe('a word of the organisation for a status', () => {
  const WORDS = [
    { word: 'Open', means: 'draft' },
    { word: 'Sold', means: 'confirmed' },
  ];
  const frozen = [{ word: 'Old', means: 'void' }];
  const meant = (input: Record<string, unknown>, words?: object[], own?: object[]) => {
    const { context, asked } = loading([], words && { statusWords: words });
    const presentation = { ...anOrder().presentation, statusWords: own as never };
    const order = own ? anOrder({ presentation }) : undefined;
    return { answer: withStatusMeant(order, stated(input), context), asked };
  };

  it('means what it says, on the order first', async () => {
    const now = meant({ statusWord: 'Sold', notes: 'x' }, WORDS, frozen);
    expect(await now.answer).toEqual({ input: { notes: 'x', status: 'confirmed' }, words: WORDS });
    const old = meant({ statusWord: 'Old' }, WORDS, frozen);
    expect(await old.answer).toEqual({ input: { status: 'void' }, words: frozen });
    expect([now.asked.length, old.asked.length]).toEqual([1, 0]);
    const none = meant({ status: 'void' }, WORDS);
    expect([await none.answer, none.asked.length]).toEqual([{ input: { status: 'void' } }, 0]);
  });

  it('that nobody has is refused with those that there are', async () => {
    const refusal = { code: 'invalid_value', field: 'status' };
    expect(await endingOf(meant({ statusWord: 'No' }, WORDS).answer)).toEqual({
      ...refusal,
      expected: 'Open, Sold',
    });
    expect(await endingOf(meant({ statusWord: 'No' }).answer)).toEqual({ ...refusal, expected: undefined });
    expect(await endingOf(meant({ statusWord: 'No' }, []).answer)).toEqual({
      ...refusal,
      expected: undefined,
    });
  });
});

describe('the customer of a new order', () => {
  const given = async (input: Record<string, unknown>, settings?: Record<string, unknown>) => {
    const { context, asked } = askedStores({
      'references.load': () => ({ settings: settings && someSettings(settings) }),
    });
    return [(await withCustomer(stated(input), context)).customerId, asked.length];
  };
  it('is the default one where none is named', async () => {
    expect(await given({}, { defaultCustomerId: 'd' })).toEqual(['d', 1]);
    expect(await given({}, {})).toEqual([undefined, 1]);
    expect(await given({})).toEqual([undefined, 1]);
    expect(await given({ customerId: 'c' }, { defaultCustomerId: 'd' })).toEqual(['c', 0]);
    expect(await given({ customerId: '' }, { defaultCustomerId: 'd' })).toEqual(['', 0]);
    expect(await given({ customerId: null }, { defaultCustomerId: 'd' })).toEqual([null, 0]);
  });
});
