/** Numbers that new orders take, what a creation commits, and how often it is tried: to the letter. */
import { describe, expect, it } from 'vitest';
import { OrderError } from '../../lib/domain/order-error.ts';
import { createOrder, makeOrder } from '../../lib/operations/create.ts';
import { passCounter, takeAhead, underNextNumber } from '../../lib/operations/take-number.ts';
import { askedStores, NOW, ORG } from '../support/asked-stores.ts';
import { endingOf } from '../support/ending-of.ts';
import { lookedUp, someSettings, stated } from '../support/plain-order.ts';

const numbering = { prefix: 'A-', padding: 3, next: 5 };
const settings = someSettings({ numbering });
const taken = new OrderError('number_taken', { number: 'N' });

describe('the next number', () => {
  const under = async (collisions: number, ahead?: object, error: Error = taken) => {
    let counter = 10;
    const { context, asked } = askedStores({ 'orders.takeNumber': () => (counter += 1) });
    const tried: string[] = [];
    const commit = async (number: string) => {
      tried.push(number);
      if (tried.length <= collisions) throw error;
      return number as never;
    };
    const answer = await endingOf(underNextNumber({ settings, ahead } as never, context, commit));
    return { answer, tried, steps: asked.map(([, , , step]) => step), asked };
  };

  it('is the one that was taken ahead, where the settings would have given it too', async () => {
    const series = { prefix: 'A-', padding: 9, next: 1 };
    expect(await under(0, { series, counter: 5 })).toMatchObject({
      answer: { notRefused: 'A-005' },
      steps: [],
    });
    expect(await under(0, { series, counter: 4 })).toMatchObject({ tried: ['A-011'], steps: [1] });
    expect(await under(0, { series: { ...series, prefix: 'B-' }, counter: 9 })).toMatchObject({
      tried: ['A-011'],
    });
    expect(await under(1, { series, counter: 7 })).toMatchObject({ tried: ['A-007', 'A-011'], steps: [2] });
    expect((await under(0)).asked).toEqual([['orders.takeNumber', ORG, numbering, 1]]);
  });

  it('is looked for twice as far each time, so often', async () => {
    expect(await under(3)).toMatchObject({
      tried: ['A-011', 'A-012', 'A-013', 'A-014'],
      steps: [1, 2, 4, 8],
    });
    const { answer, steps } = await under(99);
    expect([answer, steps.length, steps.at(-1)]).toEqual([
      { code: 'number_taken', number: 'N' },
      41,
      2 ** 40,
    ]);
    const other = await under(1, undefined, new OrderError('conflict', {}));
    expect([other.answer, other.tried.length]).toEqual([{ code: 'conflict' }, 1]);
  });

  it('is taken ahead of the series that was last heard of', async () => {
    const { context, asked } = askedStores({
      'references.settingsLastRead': () => settings,
      'orders.takeNumber': () => 9,
    });
    expect(await takeAhead(context)).toEqual({ series: numbering, counter: 9 });
    expect(asked).toEqual([
      ['references.settingsLastRead', ORG],
      ['orders.takeNumber', ORG, numbering, 1],
    ]);
    expect(
      await takeAhead(askedStores({ 'references.settingsLastRead': () => undefined }).context),
    ).toBeUndefined();
  });

  it('passes one that somebody chose, if it looks like one, and never fails', async () => {
    const passing = async (number: string, raise: () => unknown = () => undefined) => {
      const { context, asked } = askedStores({ 'orders.raiseCounter': raise });
      expect(await passCounter(number, settings, context)).toBeUndefined();
      return asked;
    };
    expect(await passing('A-017')).toEqual([['orders.raiseCounter', ORG, 'A-', 17]]);
    expect(await passing('A-17')).toEqual([]);
    expect(await passing('B-017')).toEqual([]);
    expect(await passing('A-017', () => Promise.reject(new Error('down')))).toHaveLength(1);
  });
});

describe('an order that is made', () => {
  const ROWS = [
    { kind: 'customer', id: 'c', name: 'Ann' },
    { kind: 'item', id: 'i', name: 'Chair', rate: '10' },
  ];
  const INPUT = { customerId: 'c', lines: [{ itemId: 'i', quantity: '2' }] };
  const conflict = () => new OrderError('conflict', {});
  const making = (more: Record<string, (...args: never[]) => unknown> = {}, fails: Error[] = []) => {
    const left = [...fails];
    return askedStores({
      'references.load': () => lookedUp(ROWS, settings),
      'references.settingsLastRead': () => undefined,
      'references.salespersonIdByName': () => undefined,
      'orders.takeNumber': () => 12,
      'orders.raiseCounter': () => undefined,
      'orders.commit': ({ after }: { after: unknown }) => {
        const error = left.shift();
        return error ? Promise.reject(error) : after;
      },
      ...more,
    });
  };
  const claim = { id: 'c', position: 0, callHash: 'h', takenAt: 1, expiresAt: 2 };
  const commits = (asked: unknown[][]) =>
    asked
      .filter(([name]) => name === 'orders.commit')
      .map(([, change]) => change as Record<string, never> & { after: { id: string; number: string } });

  it('is committed as version 1, under the next number', async () => {
    const { context, asked } = making();
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
    const { context, asked } = making();
    const input = stated({ ...INPUT, number: ' A-017 ', status: 'confirmed', customer: { name: 'Bob' } });
    const order = await makeOrder({ input }, context, 3);
    expect(order).toMatchObject({ number: 'A-017', status: 'confirmed' });
    expect(commits(asked)).toMatchObject([
      { record: { kinds: ['created', 'confirmed'] }, upsertsSeen: 3, ownName: true },
    ]);
    expect(asked.slice(1)).toEqual([expect.anything(), ['orders.raiseCounter', ORG, 'A-', 17]]);
  });

  it.each<[Error[], number | undefined, number, unknown]>([
    [[conflict()], undefined, 2, undefined],
    [[conflict(), conflict()], undefined, 3, undefined],
    [[conflict(), conflict(), conflict()], undefined, 3, { code: 'conflict' }],
    [[conflict()], 0, 1, { code: 'conflict' }],
    [[new OrderError('internal', {})], undefined, 1, { code: 'internal' }],
  ])('gets a fresh id where its own is there already: %#', async (fails, upsertsSeen, tries, refusal) => {
    const { context, asked } = making({}, fails);
    const answer = await endingOf(
      makeOrder({ input: stated({ ...INPUT, number: 'X' }) }, context, upsertsSeen),
    );
    if (refusal) expect(answer).toEqual(refusal);
    const ids = commits(asked).map(({ after }) => after.id);
    expect([ids.length, new Set(ids).size]).toEqual([tries, tries]);
  });

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
    const { context, asked } = making({ 'references.settingsLastRead': () => settings });
    await endingOf(makeOrder({ input: stated(input), profile }, context));
    expect(asked.some(([name]) => name === 'references.settingsLastRead')).toBe(takes);
  });

  it('has a subject where its wire wants one', async () => {
    const profile = {
      discountLevel: 'item_level',
      discountBeforeTax: true,
      discountBase: 'taxed',
      subjectRequired: true,
    } as const;
    const { context, asked } = making();
    const answer = await endingOf(makeOrder({ input: stated({ ...INPUT, subject: ' ' }), profile }, context));
    expect([answer, commits(asked)]).toEqual([{ code: 'missing_field', field: 'subject' }, []]);
    expect(await makeOrder({ input: stated({ ...INPUT, subject: 'S' }), profile }, context)).toMatchObject({
      subject: 'S',
    });
  });

  it('waits for the number that it asked for, even if the rows cannot be read', async () => {
    let isTaken = false;
    const takeNumber = async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      isTaken = true;
      return 1;
    };
    const load = () => Promise.reject(new OrderError('unavailable', { retryAfterSeconds: 1 }));
    const { context } = making({
      'references.settingsLastRead': () => settings,
      'orders.takeNumber': takeNumber,
      'references.load': load,
    });
    expect(await endingOf(makeOrder({ input: stated(INPUT) }, context))).toMatchObject({
      code: 'unavailable',
    });
    expect(isTaken).toBe(true);
  });
});
