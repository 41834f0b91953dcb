/** Bus events delivered to consumers, and what ends in the dead-letter queue. */
import { randomUUID } from 'node:crypto';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { RECEIVES_AT_MOST } from '../../lib/events/incoming/bus-event.ts';
import { EVERYBODY } from '../../lib/events/incoming/senders.ts';
import { readConfig } from '../../lib/runtime/config.ts';
import { connect } from '../../lib/runtime/live-deps.ts';
import { queueFunction, type Consume } from '../../lib/runtime/queue-function.ts';
import { someContext } from './event-orders.ts';
import { ORGANIZATION } from './demo-ids.ts';

export interface DeadLetter {
  body: string;
  reason: string;
}

export interface BusEntry {
  source: string;
  'detail-type': string;
  detail: unknown;
}

/** A fact event about an order. */
export function factEvent(detailType: string, orderId: string, fact: Record<string, unknown>): BusEntry {
  return {
    source: 'warehouse',
    'detail-type': detailType,
    detail: { organizationId: ORGANIZATION, orderId, fact },
  };
}

/** A queue message as a rule makes it. */
export function messageOf(entry: unknown, receives = 1): SQSRecord {
  return {
    messageId: randomUUID(),
    receiptHandle: '',
    body: typeof entry === 'string' ? entry : JSON.stringify(entry),
    attributes: {
      ApproximateReceiveCount: String(receives),
      SentTimestamp: '0',
      SenderId: '',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: '',
    awsRegion: '',
  };
}

export interface TestConsumer {
  deadLetters: DeadLetter[];
  deliver(records: SQSRecord[]): Promise<SQSBatchResponse>;
  /** Delivers one by one, each again until it is settled or put aside, as the queue would. */
  drain(entries: unknown[]): Promise<void>;
}

/** A consumer on the table that the environment names. */
export function consumerOf(consume: Consume, eventSources = EVERYBODY): TestConsumer {
  const deadLetters: DeadLetter[] = [];
  const dependencies = connect({ ...readConfig(), eventSources });
  const handler = queueFunction(consume, () => ({
    dependencies,
    deadLetters: {
      put: async (body, reason) => {
        deadLetters.push({ body, reason });
      },
    },
  }));
  const deliver = (records: SQSRecord[]) => handler({ Records: records } as SQSEvent, someContext());
  return {
    deadLetters,
    deliver,
    async drain(entries) {
      let waiting = entries.map((entry) => ({ entry, receives: 1 }));
      while (waiting.length > 0) {
        const again: typeof waiting = [];
        for (const { entry, receives } of waiting) {
          const { batchItemFailures } = await deliver([messageOf(entry, receives)]);
          if (batchItemFailures.length === 0) continue;
          if (receives > RECEIVES_AT_MOST) throw new Error('a message that never settles');
          again.push({ entry, receives: receives + 1 });
        }
        waiting = again;
      }
    },
  };
}
