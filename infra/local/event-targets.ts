/** The rules of the local bus: facts, reference rows and commands to their queues. */
import { OUR_SOURCE } from '../../lib/events/outgoing/published.ts';
import { QUEUE_CONSUMERS } from '../event-rules.ts';
import type { LocalEvent } from './event-bus.ts';
import { localQueue, type QueueConsumer } from './local-queue.ts';

type DeadLetter = (body: string, reason: string) => void;

/** Loads the functions; they connect on their first event. Answers what to do with an event. */
export async function eventTargets(onDeadLetter: DeadLetter): Promise<(event: LocalEvent) => void> {
  const queues = await Promise.all(
    Object.entries(QUEUE_CONSUMERS).map(async ([name, detailTypes]) => {
      const consumer = await loadHandler<QueueConsumer>(name);
      return { detailTypes: new Set<string>(detailTypes), queue: localQueue(name, consumer, onDeadLetter) };
    }),
  );
  return (event) => {
    if (event.source === OUR_SOURCE) return;
    for (const { detailTypes, queue } of queues) {
      if (detailTypes.has(event['detail-type'])) queue.push(JSON.stringify(event));
    }
  };
}

async function loadHandler<Handler>(name: string): Promise<Handler> {
  const loaded = (await import(`../../functions/${name}.ts`)) as { handler: Handler };
  return loaded.handler;
}
