/** What an input means by names, codes and words, and what is read to know it: to the letter. */
import { describe, expect, it } from 'vitest';
import { linesByCode } from '../../lib/operations/lines-by-code.ts';
import { namedSalesperson } from '../../lib/operations/named-salesperson.ts';
import { withCustomer, withStatusMeant } from '../../lib/operations/own-words.ts';
import { keys } from '../../lib/store/keys.ts';
import { endingOf } from '../support/ending-of.ts';
import { aLine, anOrder, stated } from '../support/plain-order.ts';
import { ORG, recordedStores } from '../support/recorded-stores.ts';

describe('a sales person who is named', () => {
  const ROW = { kind: 'salesperson', id: 's', name: ' Ann\u00e9 ' };
  const named = async (input: Record<string, unknown>, standing?: object, rows: object[] = [ROW]) => {
    const { context, asked } = await recordedStores({ rows: rows as Record<string, unknown>[] });
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
    const renamed = [{ ...ROW, name: 'Bob' }, ROW];
    expect(await named({ salespersonName: 'Bob' }, undefined, renamed)).toEqual([
      undefined,
      looked('Bob'),
      loaded,
    ]);
    const input = stated({ salespersonName: 'Anné' });
    const gone = await recordedStores({ rows: [ROW] });
    await gone.context.references.apply({
      organizationId: ORG,
      version: 1,
      key: { kind: 'salesperson', id: 's' },
    });
    gone.asked.length = 0;
    expect(await namedSalesperson(undefined, input, gone.context)).toBe(input);
    expect(gone.asked).toHaveLength(2);
    const none = await recordedStores();
    expect(await namedSalesperson(undefined, input, none.context)).toBe(input);
    expect(none.asked).toHaveLength(1);
  });

  it('is one whose id an order can hold', async () => {
    const longest = 'x'.repeat(100);
    const [id] = await named({ salespersonName: 'Anné' }, undefined, [{ ...ROW, id: longest }]);
    expect(id).toBe(longest);
    const entry = {
      ...keys.rowName(ORG, 'salesperson', 'Anné'),
      salespersonId: `${longest}x`,
      schemaVersion: 1,
    };
    const { context, asked } = await recordedStores({ items: [entry] });
    const input = stated({ salespersonName: 'Anné' });
    expect(await namedSalesperson(undefined, input, context)).toBe(input);
    expect(asked).toHaveLength(1);
  });

  it('is not looked for without need', async () => {
    const standing = { salesperson: { id: 'o', name: 'Bob' } };
    expect(await named({ salespersonName: ' Bob ' }, standing)).toEqual([undefined]);
    expect(await named({ salespersonName: ' ' })).toEqual([undefined]);
    expect(await named({})).toEqual([undefined]);
    expect(await named({ salespersonName: 'Anné', salespersonId: 'z' })).toEqual(['z']);
  });

  it('is not looked for where no key can hold the name', async () => {
    const { context, asked } = await recordedStores();
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
  const rows = [{ kind: 'item', id: 'n', code: 'NEW', name: 'Lamp' }];
  const run = async (lines: Record<string, unknown>[] | undefined, isByCode = true) => {
    const { context, asked } = await recordedStores({ rows });
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
  const meant = async (input: Record<string, unknown>, words?: object[], own?: object[]) => {
    const { context, asked } = await recordedStores({ settings: words && { statusWords: words } });
    const presentation = { ...anOrder().presentation, statusWords: own as never };
    const order = own ? anOrder({ presentation }) : undefined;
    return [await endingOf(withStatusMeant(order, stated(input), context)), asked.length];
  };

  it('means what it says, on the order first', async () => {
    expect(await meant({ statusWord: 'Sold', notes: 'x' }, WORDS, frozen)).toEqual([
      { notRefused: { input: { notes: 'x', status: 'confirmed' }, words: WORDS } },
      1,
    ]);
    expect(await meant({ statusWord: 'Old' }, WORDS, frozen)).toEqual([
      { notRefused: { input: { status: 'void' }, words: frozen } },
      0,
    ]);
    expect(await meant({ status: 'void' }, WORDS)).toEqual([
      { notRefused: { input: { status: 'void' } } },
      0,
    ]);
  });

  it('that nobody has is refused with those that there are', async () => {
    const refusal = { code: 'invalid_value', field: 'status' };
    const none = { ...refusal, expected: undefined };
    expect(await meant({ statusWord: 'No' }, WORDS)).toEqual([{ ...refusal, expected: 'Open, Sold' }, 1]);
    expect(await meant({ statusWord: 'No' })).toEqual([none, 1]);
    expect(await meant({ statusWord: 'No' }, [])).toEqual([none, 1]);
  });
});

describe('the customer of a new order', () => {
  const given = async (input: Record<string, unknown>, settings?: Record<string, unknown>) => {
    const { context, asked } = await recordedStores({ settings });
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
