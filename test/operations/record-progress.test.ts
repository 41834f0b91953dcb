import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SalesOrder } from '../../lib/domain/order.ts';
import { consumeFact } from '../../lib/runtime/consume-fact.ts';
import { readFact } from '../../lib/events/incoming/facts.ts';
import type { OperationContext } from '../../lib/operations/operation.ts';
import { recordProgress } from '../../lib/operations/record-progress.ts';
import { consumerOf, factEvent, messageOf, type BusEntry } from '../support/deliveries.ts';
import { confirmedOf, draftOf, invoke, storedOrder } from '../support/event-orders.ts';
import { seededTable } from '../support/table.ts';
import { arbitraryArrivals, arbitraryHistory, factsOf, type HistoryShape } from '../support/fact-history.ts';
import { ordersInMemory } from '../support/orders-in-memory.ts';

/** On the real store; all of them with TEST_SCALE=1. */
const HISTORIES = Math.ceil(200 * Number(process.env['TEST_SCALE'] ?? 0.02));

beforeAll(async () => {
  await seededTable();
});

/** What two orders with the same facts have in common, whatever their ids and however many versions it took. */
function comparable(order: SalesOrder | undefined): unknown {
  if (!order) throw new Error('the order is gone');
  const { status, lines, progress } = order;
  const lineAt = new Map<string, number>(lines.map(({ id }, at) => [id, at]));
  const text = JSON.stringify({
    status,
    progress,
    quantities: lines.map((line) => [line.quantityPacked, line.quantityShipped, line.quantityInvoiced]),
  });
  return JSON.parse(text, (name, value: unknown) => (name === 'lineId' ? lineAt.get(String(value)) : value));
}

/** The facts of a history, and in which order they arrive. */
const arbitraryDelivery = arbitraryHistory.chain((shape) => {
  const count = factsOf(shape, '', shape.quantities.map(String)).length;
  return fc.tuple(fc.constant(shape), arbitraryArrivals(count));
});

const factsAbout = (shape: HistoryShape, order: SalesOrder) =>
  factsOf(
    shape,
    order.id,
    order.lines.map(({ id }) => id),
  );

/** Records facts until all are, as a queue that delivers again would. @throws when some never pass */
async function recordAll(entries: (BusEntry | undefined)[], context: OperationContext): Promise<void> {
  let waiting = entries;
  for (let round = 0; waiting.length > 0; round += 1) {
    if (round > 5) throw new Error(`${waiting.length} facts never pass`);
    const again: typeof waiting = [];
    for (const entry of waiting) {
      const read = entry && readFact(entry['detail-type'], entry.detail);
      if (!read) throw new Error('not a fact');
      await recordProgress(read.orderId, read.fact, context).catch(() => again.push(entry));
    }
    waiting = again;
  }
}

describe('facts about an order', () => {
  it('end as once in order, however often and in whatever order they arrive (200 histories)', async () => {
    let closed = 0;
    const property = fc.asyncProperty(arbitraryDelivery, async ([shape, arrivals]) => {
      const { confirmedOf: confirmed, context, order } = ordersInMemory();
      const [inOrder, shuffled] = [
        confirmed(shape.quantities.map(String)),
        confirmed(shape.quantities.map(String)),
      ];
      await recordAll(factsAbout(shape, inOrder), context);
      const facts = factsAbout(shape, shuffled);
      await recordAll(
        arrivals.map((position) => facts[position]),
        context,
      );
      expect(comparable(order(shuffled.id))).toEqual(comparable(order(inOrder.id)));
      if (order(shuffled.id)?.status === 'closed') closed += 1;
    });
    await fc.assert(property, { numRuns: Math.max(200, HISTORIES) });
    expect(closed).toBeGreaterThan(0);
  }, 60_000);

  it(`end so on the real store too (${HISTORIES} histories)`, async () => {
    const property = fc.asyncProperty(arbitraryDelivery, async ([shape, arrivals]) => {
      const quantities = shape.quantities.map(String);
      const [inOrder, shuffled] = await Promise.all([confirmedOf(...quantities), confirmedOf(...quantities)]);
      const consumer = consumerOf(consumeFact);
      await consumer.drain(factsAbout(shape, inOrder));
      const facts = factsAbout(shape, shuffled);
      await consumer.drain(arrivals.map((position) => facts[position]));
      expect(consumer.deadLetters).toEqual([]);
      expect(comparable(await storedOrder(shuffled.id))).toEqual(comparable(await storedOrder(inOrder.id)));
    });
    await fc.assert(property, { numRuns: HISTORIES });
  }, 600_000);

  it('count once each: the same fact five times is one version', async () => {
    const { id } = await confirmedOf('2');
    const consumer = consumerOf(consumeFact);
    const payment = factEvent('PaymentRecorded', id, { id: 'p', version: 1, amount: '5' });
    await consumer.drain([payment, payment, payment, payment, payment]);
    expect(await storedOrder(id)).toMatchObject({ version: 3, progress: { payments: [{ amount: '5' }] } });
  });

  it('do not go back in time', async () => {
    const { id } = await confirmedOf('2');
    const consumer = consumerOf(consumeFact);
    const payment = (version: number, amount: string) =>
      factEvent('PaymentRecorded', id, { id: 'p', version, amount });
    await consumer.drain([payment(2, '7'), payment(1, '5')]);
    expect(await storedOrder(id)).toMatchObject({ progress: { payments: [{ version: 2, amount: '7' }] } });
  });

  it('make a stub of a package that only its shipment names, and fill it in later', async () => {
    const { id, lines } = await confirmedOf('2');
    const consumer = consumerOf(consumeFact);
    await consumer.drain([factEvent('ShipmentUpdated', id, { id: 's', version: 1, packageIds: ['p'] })]);
    expect(await storedOrder(id)).toMatchObject({
      progress: { packages: [{ id: 'p', version: 0 }] },
      lines: [{ quantityShipped: '0' }],
    });
    const parcel = { id: 'p', version: 1, lines: [{ lineId: lines[0]?.id, quantity: '2' }] };
    await consumer.drain([factEvent('PackageRecorded', id, parcel)]);
    expect(await storedOrder(id)).toMatchObject({
      progress: { packages: [{ id: 'p', version: 1 }] },
      lines: [{ quantityPacked: '2', quantityShipped: '2' }],
    });
  });
});

describe('a fact that cannot be recorded', () => {
  const parcelOf = (lineId: string | undefined, quantity: string) => ({
    id: 'p',
    version: 1,
    lines: [{ lineId, quantity }],
  });

  it('is retried by the queue above the ordered quantity, then put aside with the reason', async () => {
    const { id, lines } = await confirmedOf('2');
    const consumer = consumerOf(consumeFact);
    const message = factEvent('PackageRecorded', id, parcelOf(lines[0]?.id, '3'));
    const first = messageOf(message);
    expect(await consumer.deliver([first])).toEqual({
      batchItemFailures: [{ itemIdentifier: first.messageId }],
    });
    await consumer.drain([message]);
    expect(consumer.deadLetters.map(({ reason }) => reason)).toEqual([
      `3 packed of 2 ordered on line ${lines[0]?.id}`,
    ]);
    expect(await storedOrder(id)).toMatchObject({ version: 2, lines: [{ quantityPacked: '0' }] });
  });

  it.each([
    ['an unknown order', '4711', 'the order is unknown'],
    ['no order id at all', 'x#y', 'the order is unknown'],
  ])('is retried, then put aside: %s', async (_, id, reason) => {
    const consumer = consumerOf(consumeFact);
    const message = factEvent('PackageRecorded', id, parcelOf('1', '1'));
    expect((await consumer.deliver([messageOf(message)])).batchItemFailures).toHaveLength(1);
    await consumer.drain([message]);
    expect(consumer.deadLetters.map((letter) => letter.reason)).toEqual([reason]);
  });

  it('waits for the confirmation', async () => {
    const { id, lines } = await draftOf('2');
    const consumer = consumerOf(consumeFact);
    const message = factEvent('PackageRecorded', id, parcelOf(lines[0]?.id, '2'));
    expect((await consumer.deliver([messageOf(message)])).batchItemFailures).toHaveLength(1);
    await invoke('confirm', { id });
    expect((await consumer.deliver([messageOf(message, 2)])).batchItemFailures).toEqual([]);
    expect(await storedOrder(id)).toMatchObject({ lines: [{ quantityPacked: '2' }] });
  });

  it('is put aside at once after a deletion', async () => {
    const { id, lines } = await confirmedOf('2');
    await invoke('delete', { id });
    const consumer = consumerOf(consumeFact);
    const message = factEvent('PackageRecorded', id, parcelOf(lines[0]?.id, '2'));
    expect(await consumer.deliver([messageOf(message)])).toEqual({ batchItemFailures: [] });
    expect(consumer.deadLetters).toEqual([{ body: JSON.stringify(message), reason: 'the order is deleted' }]);
  });

  it.each([
    ['not JSON', '{', 'not JSON'],
    ['no event', '{}', 'not as described: source, detail-type, detail'],
    [
      'a negative quantity',
      factEvent('PackageRecorded', '1', parcelOf('1', '-1')),
      'not as described: fact.lines.0.quantity',
    ],
    [
      'no version',
      factEvent('PaymentRecorded', '1', { id: 'p', amount: 1 }),
      'not as described: fact.version',
    ],
    ['an unknown kind', factEvent('PackageEaten', '1', {}), 'no fact: PackageEaten'],
  ])('is put aside at once when it is broken: %s', async (_, message, reason) => {
    const consumer = consumerOf(consumeFact);
    expect(await consumer.deliver([messageOf(message)])).toEqual({ batchItemFailures: [] });
    expect(consumer.deadLetters.map((letter) => letter.reason)).toEqual([reason]);
  });
});
