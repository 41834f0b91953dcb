/** Numbers that new orders take, what a creation commits, and how often it is tried: to the letter. */
import { describe, expect, it } from 'vitest';
import { OrderError } from '../../lib/domain/order-error.ts';
import type { OrderStore } from '../../lib/domain/ports.ts';
import { createOrder, makeOrder } from '../../lib/operations/create.ts';
import { passCounter, takeAhead, underNextNumber } from '../../lib/operations/take-number.ts';
import { keys } from '../../lib/store/keys.ts';
import { referenceStore } from '../../lib/store/references.ts';
import type { Table } from '../../lib/store/table.ts';
import { endingOf } from '../support/ending-of.ts';
import { claim, order } from '../support/holding-order.ts';
import { someSettings, stated } from '../support/plain-order.ts';
import { madeAs, NOW, ORG, recordedStores } from '../support/recorded-stores.ts';

const numbering = { prefix: 'A-', padding: 3, next: 5 };
const settings = someSettings({ numbering });
/** Others that stand. */
const other = (id: number, number: string) => order({ id: String(id) as never, number });
const counted = (n: number) => ({ ...keys.counter(ORG, 'A-'), n });
const commits = (asked: unknown[][]) =>
  asked
    .filter(([name]) => name === 'orders.commit')
    .map(([, change]) => change as Record<string, never> & { after: { id: string; number: string } });
/** What another request of the same container has done before. */
const hearOfSettings = (table: Table) => referenceStore(table, Date.now() + 60_000).load(ORG, []);

describe('the next number', () => {
  const under = async (taken: string[], ahead?: object, fails: Error[] = []) => {
    const { context, asked } = await recordedStores(
      { orders: taken.map((number, at) => other(2000 + at, number)), items: [counted(10)] },
      { faults: { 'orders.commit': fails } },
    );
    const commit = (number: string) => context.orders.commit(madeAs(other(1000, number)));
    const made = underNextNumber({ settings, ahead } as never, context, commit);
    const answer = await endingOf(made.then(({ number }) => number));
    const tried = commits(asked).map(({ after }) => after.number);
    const takes = asked.filter(([name]) => name === 'orders.takeNumber');
    return { answer, tried, steps: takes.map(([, , , step]) => step), takes };
  };

  it('is the one that was taken ahead, where the settings would have given it too', async () => {
    const series = { prefix: 'A-', padding: 9, next: 1 };
    expect(await under([], { series, counter: 5 })).toMatchObject({
      answer: { notRefused: 'A-005' },
      steps: [],
    });
    expect(await under([], { series, counter: 4 })).toMatchObject({ tried: ['A-011'], steps: [1] });
    expect(await under([], { series: { ...series, prefix: 'B-' }, counter: 9 })).toMatchObject({
      tried: ['A-011'],
    });
    expect(await under(['A-007'], { series, counter: 7 })).toMatchObject({
      tried: ['A-007', 'A-012'],
      steps: [2],
    });
    expect((await under([])).takes).toEqual([['orders.takeNumber', ORG, numbering, 1]]);
  });

  it('is looked for twice as far each time, so often', async () => {
    const far = Array.from({ length: 41 }, (_, at) => `A-${String(9 + 2 ** (at + 1)).padStart(3, '0')}`);
    expect(await under(far.slice(0, 3))).toMatchObject({
      answer: { notRefused: 'A-025' },
      tried: ['A-011', 'A-013', 'A-017', 'A-025'],
      steps: [1, 2, 4, 8],
    });
    const { answer, steps, tried } = await under(far);
    expect(answer).toMatchObject({ code: 'number_taken', number: far.at(-1), id: '2040' });
    expect([tried, steps.length, steps.at(-1)]).toEqual([far, 41, 2 ** 40]);
    const refused = await under([], undefined, [new OrderError('conflict', {})]);
    expect([refused.answer, refused.tried.length]).toEqual([{ code: 'conflict' }, 1]);
  });

  it('is taken ahead of the series that was last heard of', async () => {
    const { context, asked, table } = await recordedStores({ settings });
    expect(await takeAhead(context)).toBeUndefined();
    expect(asked).toEqual([['references.settingsLastRead', ORG]]);
    await hearOfSettings(table);
    asked.length = 0;
    expect(await takeAhead(context)).toEqual({ series: numbering, counter: 5 });
    expect(asked).toEqual([
      ['references.settingsLastRead', ORG],
      ['orders.takeNumber', ORG, numbering, 1],
    ]);
  });

  it('passes one that somebody chose, if it looks like one, and never fails', async () => {
    const passing = async (number: string, fails: Error[] = []) => {
      const { context, asked } = await recordedStores({}, { faults: { 'orders.raiseCounter': fails } });
      expect(await passCounter(number, settings, context)).toBeUndefined();
      const raised = [...asked];
      return [raised, await context.orders.takeNumber(ORG, numbering, 1)];
    };
    expect(await passing('A-017')).toEqual([[['orders.raiseCounter', ORG, 'A-', 17]], 18]);
    expect(await passing('A-17')).toEqual([[], 5]);
    expect(await passing('B-017')).toEqual([[], 5]);
    expect(await passing('A-017', [new Error('down')])).toEqual([[expect.anything()], 5]);
  });
});

describe('an order that is made', () => {
  const ROWS = [
    { kind: 'customer', id: 'c', name: 'Ann' },
    { kind: 'item', id: 'i', name: 'Chair', rate: '10' },
  ];
  const INPUT = { customerId: 'c', lines: [{ itemId: 'i', quantity: '2' }] };
  const making = (ids: number[] = [], faults: Record<string, Error[]> = {}) =>
    recordedStores(
      { rows: ROWS, settings, items: [counted(11)], orders: ids.map((id) => other(id, `${id}`)) },
      { faults },
    );

  it('is committed as version 1, under the next number', async () => {
    const { context, asked } = await making();
    const order = await createOrder.run({ input: stated(INPUT) }, { ...context, claim });
    const actor = { id: 'key-1', name: 'Ada' };
    expect(commits(asked)).toEqual([
      {
        after: order,
        record: { mutationId: 'm', kinds: ['created'], actor, at: NOW.toISOString(), paths: [] },
        idempotency: claim,
        upsertsSeen: undefined,
        ownName: false,
      },
    ]);
    expect(order).toMatchObject({ version: 1, number: 'A-012', status: 'draft', totals: { total: '20' } });
    expect(asked.map(([name]) => name)).toEqual([
      'references.load',
      'references.settingsLastRead',
      'orders.takeNumber',
      'orders.commit',
    ]);
  });

  it('takes the number that it states, which the counter passes', async () => {
    const { context, asked } = await making();
    const input = stated({ ...INPUT, number: ' A-017 ', status: 'confirmed', customer: { name: 'Bob' } });
    const order = await makeOrder({ input }, context, 3);
    expect(order).toMatchObject({ number: 'A-017', status: 'confirmed' });
    expect(commits(asked)).toMatchObject([
      { record: { kinds: ['created', 'confirmed'] }, upsertsSeen: 3, ownName: true },
    ]);
    expect(asked.slice(1)).toEqual([expect.anything(), ['orders.raiseCounter', ORG, 'A-', 17]]);
  });

  /** The ids that its tries are under: its line has one too. */
  const TRIED = [101, 103, 104];
  const internal = new OrderError('internal', {});
  it.each<[number[], Error[], number | undefined, number, unknown]>([
    [TRIED.slice(0, 1), [], undefined, 2, undefined],
    [TRIED.slice(0, 2), [], undefined, 3, undefined],
    [TRIED, [], undefined, 3, { code: 'conflict' }],
    [TRIED.slice(0, 1), [], 0, 1, { code: 'conflict' }],
    [[], [internal], undefined, 1, { code: 'internal' }],
  ])(
    'gets a fresh id where its own is there already: %#',
    async (ids, fails, upsertsSeen, tries, refusal) => {
      const { context, asked } = await making(ids, { 'orders.commit': fails });
      const input = stated({ ...INPUT, number: 'X' });
      const answer = await endingOf(makeOrder({ input }, context, upsertsSeen));
      const under = TRIED.slice(0, tries).map(String);
      expect(commits(asked).map(({ after }) => after.id)).toEqual(under);
      const made = await context.orders.findByNumber(ORG, 'X');
      if (refusal) expect([answer, made]).toEqual([refusal, undefined]);
      else expect([answer, made?.id]).toEqual([{ notRefused: made }, under.at(-1)]);
    },
  );

  it.each<[Record<string, unknown>, object | undefined, boolean]>([
    [INPUT, undefined, true],
    [{ ...INPUT, customerId: undefined }, undefined, false],
    [{ ...INPUT, lines: [] }, undefined, false],
    [INPUT, { subjectRequired: true }, false],
    [{ ...INPUT, subject: ' ' }, { subjectRequired: true }, false],
    [{ ...INPUT, subject: 'S' }, { subjectRequired: true }, true],
    [{ ...INPUT, number: 'X' }, undefined, false],
  ])('takes a number ahead where it may become one: %j %j %s', async (input, more, takes) => {
    const profile = more && {
      discountLevel: 'entity_level' as const,
      discountBeforeTax: true,
      discountBase: 'untaxed' as const,
      subjectRequired: false,
      ...more,
    };
    const { context, asked, table } = await making();
    await hearOfSettings(table);
    await endingOf(makeOrder({ input: stated(input), profile }, context));
    const times = (call: string) => asked.filter(([name]) => name === call).length;
    expect(['references.settingsLastRead', 'orders.takeNumber'].map(times)).toEqual(takes ? [1, 1] : [0, 0]);
  });

  it('has a subject where its wire wants one', async () => {
    const profile = {
      discountLevel: 'item_level',
      discountBeforeTax: true,
      discountBase: 'taxed',
      subjectRequired: true,
    } as const;
    const { context, asked } = await making();
    const answer = await endingOf(makeOrder({ input: stated({ ...INPUT, subject: ' ' }), profile }, context));
    expect([answer, commits(asked)]).toEqual([{ code: 'missing_field', field: 'subject' }, []]);
    expect(await makeOrder({ input: stated({ ...INPUT, subject: 'S' }), profile }, context)).toMatchObject({
      subject: 'S',
    });
  });

  it('waits for the number that it asked for, even if the rows cannot be read', async () => {
    const unavailable = new OrderError('unavailable', { retryAfterSeconds: 1 });
    const { context, table } = await making([], { 'references.load': [unavailable] });
    await hearOfSettings(table);
    const taken: number[] = [];
    const takeNumber: OrderStore['takeNumber'] = async (...args) => {
      const number = await context.orders.takeNumber(...args);
      taken.push(number);
      return number;
    };
    const orders = { ...context.orders, takeNumber };
    const answer = await endingOf(makeOrder({ input: stated(INPUT) }, { ...context, orders }));
    expect([answer, taken]).toEqual([{ code: 'unavailable', retryAfterSeconds: 1 }, [12]]);
  });
});
