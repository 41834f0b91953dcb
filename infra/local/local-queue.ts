/** A queue on one machine: delivers in batches, again what failed, and gives up as the deployed queue does. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { REDRIVE_AFTER } from '../../lib/events/incoming/bus-event.ts';
import { lambdaContext } from './lambda-context.ts';

/** Short, so that a person at the screen sees the outcome; a deployed queue waits minutes. */
const AGAIN_AFTER_MS = 250;
const BATCH = 10;
const FUNCTION_BUDGET_MS = 30_000;

export type QueueConsumer = (
  event: SQSEvent,
  context: ReturnType<typeof lambdaContext>,
) => Promise<SQSBatchResponse>;

interface LocalQueue {
  push(body: string): void;
  /** Resolves when nothing waits any more. */
  settled(): Promise<void>;
}

interface Waiting {
  body: string;
  id: string;
  receives: number;
}

export function localQueue(
  name: string,
  consumer: QueueConsumer,
  onDeadLetter: (body: string, reason: string) => void,
): LocalQueue {
  const waiting: Waiting[] = [];
  let draining: Promise<void> | undefined;

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, BATCH);
      for (const message of batch) message.receives += 1;
      const failed = await failedOf(batch);
      const spent = failed.filter(({ receives }) => receives >= REDRIVE_AFTER);
      for (const { body, receives } of spent) onDeadLetter(body, `delivered ${receives} times`);
      waiting.push(...failed.filter((message) => !spent.includes(message)));
      if (failed.length > 0) await pause(AGAIN_AFTER_MS);
    }
  }

  async function failedOf(batch: Waiting[]): Promise<Waiting[]> {
    try {
      const event = { Records: batch.map(recordOf) };
      const { batchItemFailures } = await consumer(event, lambdaContext(name, FUNCTION_BUDGET_MS));
      const ids = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
      return batch.filter(({ id }) => ids.has(id));
    } catch {
      return batch;
    }
  }

  return {
    push(body) {
      waiting.push({ body, id: randomUUID(), receives: 0 });
      draining ??= drain().finally(() => (draining = undefined));
    },
    settled: async () => draining,
  };
}

function recordOf({ body, id, receives }: Waiting): SQSRecord {
  return {
    messageId: id,
    receiptHandle: id,
    body,
    attributes: {
      ApproximateReceiveCount: String(receives),
      SentTimestamp: String(Date.now()),
      SenderId: 'local',
      ApproximateFirstReceiveTimestamp: String(Date.now()),
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:local:000000000000:local',
    awsRegion: 'local',
  };
}
