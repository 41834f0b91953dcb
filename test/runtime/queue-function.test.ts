import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { OrderError } from '../../lib/domain/order-error.ts';
import { FactRefusal } from '../../lib/domain/facts.ts';
import type { OrderStore } from '../../lib/domain/ports.ts';
import { RECEIVES_AT_MOST } from '../../lib/events/incoming/bus-event.ts';
import { EVERYBODY } from '../../lib/events/incoming/senders.ts';
import { consumeFact } from '../../lib/runtime/consume-fact.ts';
import type { Dependencies } from '../../lib/runtime/dependencies.ts';
import { queueFunction } from '../../lib/runtime/queue-function.ts';
import { factEvent, messageOf } from '../support/deliveries.ts';
import { someContext } from '../support/event-orders.ts';
import { ordersInMemory } from '../support/orders-in-memory.ts';

const BATCHES = Math.ceil(1000 * Number(process.env['TEST_SCALE'] ?? 0.1));
const BATCH_SIZE = 10;

type Sort = 'payment' | 'too much' | 'unknown order' | 'broken' | 'unavailable';

const arbitraryMessage = fc.record({
  sort: fc.oneof(
    { weight: 6, arbitrary: fc.constant<Sort>('payment') },
    { weight: 2, arbitrary: fc.constantFrom<Sort>('too much', 'unknown order', 'broken', 'unavailable') },
  ),
  order: fc.integer({ min: 0, max: 2 }),
  times: fc.integer({ min: 1, max: 5 }),
});

interface Message {
  name: string;
  sort: Sort;
  order: number;
  entry: unknown;
}

/** Which messages fail this time, by what they are and how often they came. */
function fails({ sort, name }: Message, receives: number, isDown: boolean, done: Set<string>): boolean {
  if (sort === 'unavailable') return isDown && !done.has(name);
  return (sort === 'too much' || sort === 'unknown order') && receives < RECEIVES_AT_MOST;
}

describe('what has failed and may pass', () => {
  const waitsFor = async (receives: number, error: Error) => {
    const waits: number[] = [];
    const handler = queueFunction(
      () => Promise.reject(error),
      () => ({
        dependencies: {} as Dependencies,
        deadLetters: { put: async () => undefined },
        later: { again: async (_, seconds) => void waits.push(seconds) },
      }),
    );
    const entry = factEvent('PaymentRecorded', '1', {});
    const { batchItemFailures } = await handler(
      { Records: [messageOf(entry, receives)] } as SQSEvent,
      someContext(),
    );
    return { waits, failed: batchItemFailures.length };
  };

  it('comes again after seconds, then after minutes, for hours', async () => {
    const early = new FactRefusal('the order is unknown', { mayPass: true });
    const waits: number[] = [];
    for (let receives = 1; receives < RECEIVES_AT_MOST; receives += 1) {
      const { waits: asked, failed } = await waitsFor(receives, early);
      expect([asked.length, failed]).toEqual([1, 1]);
      waits.push(...asked);
    }
    expect(waits.slice(0, 3).every((seconds) => seconds <= 120)).toBe(true);
    expect(waits).toEqual(waits.toSorted((left, right) => left - right));
    expect(waits.reduce((sum, seconds) => sum + seconds)).toBeGreaterThan(4 * 3600);
    expect(Math.max(...waits)).toBeLessThanOrEqual(12 * 3600);
  });

  it('waits as long after an outage of the table', async () => {
    const { waits, failed } = await waitsFor(1, new OrderError('unavailable', { retryAfterSeconds: 1 }));
    expect([waits, failed]).toEqual([[5], 1]);
  });

  it('does not wait when it is put aside', async () => {
    const hopeless = new FactRefusal('the line is unknown', { mayPass: false });
    expect(await waitsFor(1, hopeless)).toEqual({ waits: [], failed: 0 });
  });
});

describe('a batch', () => {
  it('works on messages about one order one after the other, and on other orders meanwhile', async () => {
    const begun: string[] = [];
    const ended: string[] = [];
    const handler = queueFunction(
      async ({ detail }) => {
        const { orderId, fact } = detail as { orderId: string; fact: { id: string } };
        begun.push(`${orderId}${fact.id}`);
        // Nobody of another order is waited for: all have begun before any ends.
        while (orderId === 'a' && !begun.some((name) => name.startsWith('b'))) await pause(1);
        if (fact.id === '1') await pause(5);
        ended.push(`${orderId}${fact.id}`);
        if (fact.id === '1') throw new OrderError('conflict', {});
      },
      () => ({ dependencies: {} as Dependencies, deadLetters: { put: async () => undefined } }),
    );
    const records = ['a1', 'a2', 'b1', 'b2'].map(([order = '', id]) =>
      messageOf(factEvent('PaymentRecorded', order, { id })),
    );
    const { batchItemFailures } = await handler({ Records: records } as SQSEvent, someContext());
    expect(begun.slice(0, 2)).toEqual(['a1', 'b1']);
    expect(ended.filter((name) => name.startsWith('a'))).toEqual(['a1', 'a2']);
    expect(ended.filter((name) => name.startsWith('b'))).toEqual(['b1', 'b2']);
    expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier).toSorted()).toEqual(
      [records[0]?.messageId, records[2]?.messageId].toSorted(),
    );
  });
});

describe('a consumer of facts', () => {
  it(`records each once and names exactly the failed ones (${BATCHES} batches)`, async () => {
    const totals = { batches: 0, deliveries: 0, failed: 0, putAside: 0, recorded: 0 };
    const property = fc.asyncProperty(
      fc.array(arbitraryMessage, { minLength: 15, maxLength: 30 }),
      fc.integer({ min: 1, max: 1_000_000 }),
      async (shapes, shuffle) => {
        const memory = ordersInMemory();
        const orders = [1, 2, 3].map(() => memory.confirmedOf(['2']));
        const messages = shapes.map(({ sort, order }, index) =>
          messageAbout(orders[order]?.id ?? '', orders[order]?.lines[0]?.id ?? '', sort, order, index),
        );
        const deadLetters: string[] = [];
        let isDown = true;
        const done = new Set<string>();
        const dependencies = dependenciesOn(memory.context, () => isDown);
        const handler = queueFunction(consumeFact, () => ({
          dependencies,
          deadLetters: {
            put: async (body) => {
              deadLetters.push(body);
            },
          },
        }));
        const queue = shapes.flatMap(({ times }, index) =>
          Array.from({ length: times }, (_, copy) => ({ message: messages[index], receives: 1, copy })),
        );
        queue.sort((left, right) => rank(left, shuffle) - rank(right, shuffle));
        while (queue.length > 0) {
          const batch = queue
            .splice(0, BATCH_SIZE)
            .flatMap(({ message, receives }) =>
              message ? [{ message, receives, record: recordFor(message, receives) }] : [],
            );
          const event = { Records: batch.map(({ record }) => record) } as SQSEvent;
          const { batchItemFailures } = await handler(event, someContext());
          const expected = batch.filter(({ message, receives }) => fails(message, receives, isDown, done));
          expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier).toSorted()).toEqual(
            expected.map(({ record }) => record.messageId).toSorted(),
          );
          for (const { message } of batch) if (!isDown) done.add(message.name);
          totals.batches += 1;
          totals.deliveries += batch.length;
          totals.failed += expected.length;
          queue.push(
            ...expected.map(({ message, receives }) => ({ message, receives: receives + 1, copy: 0 })),
          );
          isDown = !isDown;
        }
        const recorded = messages.filter(({ sort }) => sort === 'payment' || sort === 'unavailable');
        for (const [order, { id }] of orders.entries()) {
          const expected = recorded.filter((message) => message.order === order).map(({ name }) => name);
          const after = memory.order(id);
          expect(after?.progress.payments.map((payment) => payment.id).toSorted()).toEqual(
            expected.toSorted(),
          );
          expect(after?.version).toBe(2 + expected.length);
        }
        const bad = messages.filter((message) => !recorded.includes(message));
        expect(new Set(deadLetters)).toEqual(new Set(bad.map(({ entry }) => bodyOf(entry))));
        totals.putAside += deadLetters.length;
        totals.recorded += recorded.length;
      },
    );
    while (totals.batches < BATCHES) await fc.assert(property, { numRuns: 4 });
    console.log('consumer', JSON.stringify(totals));
    expect(Math.min(...Object.values(totals))).toBeGreaterThan(0);
  }, 600_000);
});

function messageAbout(id: string, lineId: string, sort: Sort, order: number, index: number): Message {
  const name = `${sort === 'unavailable' ? 'down' : 'pay'}-${index}`;
  const payment = (orderId: string) =>
    factEvent('PaymentRecorded', orderId, { id: name, version: 1, amount: '1' });
  const entries: Record<Sort, unknown> = {
    payment: payment(id),
    unavailable: payment(id),
    'unknown order': payment(`99${index}`),
    broken: `{"broken": ${index}`,
    'too much': factEvent('PackageRecorded', id, {
      id: name,
      version: 1,
      lines: [{ lineId, quantity: '3' }],
    }),
  };
  return { name, sort, order, entry: entries[sort] };
}

/** The store is out of reach, now and then, for facts that are named so. */
function dependenciesOn(
  context: ReturnType<typeof ordersInMemory>['context'],
  isDown: () => boolean,
): Dependencies {
  const orders = {
    ...context.orders,
    async commit(change) {
      const last = change.after?.progress.payments.find(
        ({ id }) => !change.before?.progress.payments.some((before) => before.id === id),
      );
      if (isDown() && last?.id.startsWith('down'))
        throw new OrderError('unavailable', { retryAfterSeconds: 1 });
      return context.orders.commit(change);
    },
  } satisfies OrderStore;
  const { references, clock, ids } = context;
  return {
    stores: () => ({ orders, references }),
    clock,
    ids,
    eventSources: EVERYBODY,
  } as unknown as Dependencies;
}

const bodyOf = (entry: unknown) => (typeof entry === 'string' ? entry : JSON.stringify(entry));

function recordFor({ entry }: Message, receives: number): SQSRecord {
  return { ...messageOf(entry, receives), messageId: randomUUID() };
}

/** A place in the queue that depends on the seed alone. */
function rank({ message, copy }: { message?: Message; copy: number }, seed: number): number {
  const text = `${message?.name}${copy}`;
  return [...text].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0, seed);
}
