/** Which rows and settings are read for an input before anything is decided: to the letter. */
import { describe, expect, it } from 'vitest';
import { numericId } from '../../lib/domain/numeric-id.ts';
import type { ReferenceKey } from '../../lib/domain/reference.ts';
import {
  loadReferences,
  moveRules,
  readAhead,
  rememberedReferences,
  rulesAhead,
} from '../../lib/operations/references.ts';
import { aLine, anOrder, d, somePricing, stated } from '../support/plain-order.ts';
import { ORG, recordedStores } from '../support/recorded-stores.ts';

const key = (kind: string, id: string) => ({ kind, id });
const EURO = { kind: 'currency', id: 'EUR', currencyId: '98', symbol: '€' };
const DOWN = { faults: { 'references.load': [new Error('down')] } };

describe('rows and settings', () => {
  const asking = async (base: ReturnType<typeof anOrder> | undefined, input: Record<string, unknown>) => {
    const { context, asked } = await recordedStores({ settings: {} });
    await loadReferences(base, stated(input), context);
    return asked.map(([, org, keys]) => {
      expect(org).toBe(ORG);
      return (keys as ReferenceKey[]).map(({ kind, id }) => `${kind} ${id}`);
    });
  };
  const LINES = [
    { itemId: 'i', tax: { id: 't' } },
    { itemId: 'i', tax: { id: 't' } },
    { itemId: 'j', name: ' ' },
    { name: null, tax: { percent: '5' } },
  ];

  it.each<[Record<string, unknown>, string[][]]>([
    [{}, [[]]],
    [{ customerId: 'c' }, [['customer c']]],
    [{ currencyCode: 'EUR', salespersonId: 's' }, [['currency EUR', 'salesperson s']]],
    [{ shippingTax: { id: 't' } }, [['tax t']]],
    [{ lines: LINES }, [['item i', 'tax t', 'item j']]],
    [{ customerId: '', currencyCode: null, salespersonId: '', shippingTax: null, lines: [] }, [[]]],
    [{ customerId: 'x'.repeat(100), salespersonId: 's'.repeat(101) }, [[`customer ${'x'.repeat(100)}`]]],
  ])('of a new order: %j', async (input, expected) =>
    expect(await asking(undefined, input)).toEqual(expected),
  );

  const group = { id: 'g', name: 'G' };
  const base = anOrder({
    number: 'N',
    salesperson: { id: 's', name: 'S' },
    pricing: somePricing({ shipping: { amount: d(1), taxes: [], group } as never }),
    lines: [aLine({ itemId: 'i', group } as never)],
  });
  const [{ id: line } = { id: '' }] = base.lines;
  it.each<[Record<string, unknown>, string[][]]>([
    [{}, []],
    [{ customerId: '501', currencyCode: 'USD', salespersonId: 's', shippingTax: { id: 'g' } }, []],
    [{ lines: [{ id: line, itemId: 'i', tax: { id: 'g' } }] }, []],
    [{ lines: [{ id: line, itemId: 'j', tax: { id: 't' } }] }, [['item j', 'tax t']]],
    [{ lines: [{ id: line, name: '' }] }, [['item i']]],
    [{ lines: [{ itemId: 'i', tax: { id: 'g' } }] }, [['item i', 'tax g']]],
    [
      { customerId: '502', currencyCode: 'EUR', salespersonId: 'z' },
      [['customer 502', 'currency EUR', 'salesperson z']],
    ],
    [{ shippingTax: { id: 't' } }, [['tax t']]],
    [{ number: 'N' }, []],
    [{ number: 'M' }, [[]]],
    [{ customFields: [] }, []],
    [{ customFields: [{ index: 1, value: '1' }] }, [[]]],
  ])('of a standing order: %j', async (input, expected) =>
    expect(await asking(base, input)).toEqual(expected),
  );

  it("bring the currency of a new order's customer, when none is stated", async () => {
    const customer = { kind: 'customer', id: 'c', name: 'C', currencyCode: 'EUR' };
    const read = async (
      input: Record<string, unknown>,
      rows = [customer, EURO] as Record<string, unknown>[],
    ) => {
      const { context, asked } = await recordedStores({ rows, settings: { name: 'Ours' } });
      const { rows: found, settings } = await loadReferences(undefined, stated(input), context);
      expect(settings?.name).toBe('Ours');
      return [asked.map(([, , keys]) => keys), [...found.keys()]];
    };
    const all = ['currency EUR', 'customer c'];
    const [asked, found] = await read({ customerId: 'c' });
    expect([asked, found?.toSorted()]).toEqual([[[key('customer', 'c')], [key('currency', 'EUR')]], all]);
    const one = await read({ customerId: 'c', currencyCode: 'JPY' });
    expect(one[0]).toEqual([[key('customer', 'c'), key('currency', 'JPY')]]);
    expect((await read({ customerId: 'c' }, [{ ...customer, currencyCode: undefined }]))[0]).toHaveLength(1);
    expect((await read({ currencyCode: 'EUR' }))[0]).toHaveLength(1);
    const standing = await recordedStores({ rows: [customer, EURO], settings: {} });
    await loadReferences(anOrder(), stated({ customerId: 'c' }), standing.context);
    expect(standing.asked).toHaveLength(1);
  });

  it('are read ahead for an input that names any, and a failure is told later', async () => {
    const ahead = async (input: Record<string, unknown>) => {
      const { context, asked } = await recordedStores({}, DOWN);
      expect(await readAhead(stated(input), context)).toBeUndefined();
      return asked;
    };
    const number = numericId('customer', 'C');
    expect(await ahead({ notes: 'x', number: undefined, customerId: number })).toEqual([]);
    expect(await ahead({ salespersonId: 's', customerId: number })).toEqual([
      ['references.load', ORG, [key('salesperson', 's')]],
    ]);
    expect(await ahead({ number: 'N' })).toEqual([['references.load', ORG, []]]);
    expect(await ahead({ customFields: [{ index: 1, value: '1' }] })).toEqual([['references.load', ORG, []]]);
    const { context, asked } = await recordedStores({}, DOWN);
    expect(await rulesAhead(context)).toBeUndefined();
    expect(asked).toEqual([['references.load', ORG, []]]);
  });

  it('say whether an approval is required, where that makes a difference', async () => {
    const rules = async (order: object, settings?: Record<string, unknown>) => {
      const { context, asked } = await recordedStores({ settings });
      return [(await moveRules(anOrder(order), context)).approvalRequired, asked.length];
    };
    expect(await rules({ status: 'draft' }, { approvalRequired: true })).toEqual([true, 1]);
    expect(await rules({ status: 'draft' }, { approvalRequired: false })).toEqual([false, 1]);
    expect(await rules({ status: 'draft' })).toEqual([false, 1]);
    expect(await rules({ status: 'draft', approval: 'approved' }, { approvalRequired: true })).toEqual([
      false,
      0,
    ]);
    expect(await rules({ status: 'confirmed' }, { approvalRequired: true })).toEqual([false, 0]);
    expect(await rules({ status: 'draft', approval: 'rejected' }, { approvalRequired: true })).toEqual([
      true,
      1,
    ]);
  });

  it('are read once in a request, and what is not there is not looked for again', async () => {
    const { context, asked } = await recordedStores({ rows: [EURO], settings: { name: 'Ours' } });
    const { load, ...rest } = rememberedReferences({ load: context.references.load, more: 1 } as never);
    expect(rest).toEqual({ more: 1 });
    const [settings, again] = await Promise.all([load(ORG, []), load(ORG, [])]);
    expect([settings.settings?.name, again.settings?.name]).toEqual(['Ours', 'Ours']);
    const keys = [key('currency', 'EUR'), key('item', 'none')] as ReferenceKey[];
    const { rows, settings: still } = await load(ORG, keys);
    expect([[...rows], still?.name]).toEqual([[['currency EUR', EURO]], 'Ours']);
    expect([...(await load(ORG, keys)).rows.keys()]).toEqual(['currency EUR']);
    await load(ORG, [...keys, key('tax', 't') as ReferenceKey]);
    expect((await load(ORG, [])).settings?.name).toBe('Ours');
    expect(asked.map(([, , wanted]) => wanted)).toEqual([[], keys, [key('tax', 't')]]);
    const first = await recordedStores({ rows: [EURO], settings: {} });
    const other = rememberedReferences({ load: first.context.references.load } as never);
    await other.load(ORG, keys);
    await other.load(ORG, []);
    expect(first.asked).toHaveLength(1);
  });
});
