/** What other systems report about one order. */
import { consumeFact } from '../../lib/runtime/consume-fact.ts';
import { consumerOf, factEvent } from './deliveries.ts';

/** The type of the event, and the fact without its version. */
export type Reported = [string, object];

/** One after the other, each in its first version. @throws Error when one is put aside */
export async function report(id: string, facts: Reported[]): Promise<void> {
  const consumer = consumerOf(consumeFact);
  await consumer.drain(facts.map(([type, fact]) => factEvent(type, id, { version: 1, ...fact })));
  if (consumer.deadLetters.length > 0) throw new Error(JSON.stringify(consumer.deadLetters));
}

export const reportPayment = (id: string): Promise<void> =>
  report(id, [
    ['PaymentRecorded', { id: '9', mode: 'Card', amount: '1.5', date: '2026-01-02', description: 'part' }],
  ]);
