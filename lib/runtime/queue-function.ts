/** A Lambda behind a queue: each message by itself, the good ones done whatever becomes of the bad. */
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { readBusEvent, type BusEvent } from '../events/incoming/bus-event.ts';
import { laterFrom, waitAfter, type Later } from '../events/outgoing/later.ts';
import { deadLetterQueue, type DeadLetters } from '../events/outgoing/dead-letters.ts';
import { readConfig, readQueueConfig } from './config.ts';
import { connectOnce } from './connect-once.ts';
import { deadlineOf } from './deadline.ts';
import type { Dependencies } from './dependencies.ts';
import { liveDependencies } from './live-deps.ts';
import { codeOf, logEnd } from './log.ts';
import { whileCounting } from './spent.ts';
import { groupOf, receivesOf, reasonToPutAside } from './triggers/queue.ts';

interface ConsumerDoors {
  dependencies: Dependencies;
  deadLetters: DeadLetters;
  /** Absent where the queue itself decides when a message comes again. */
  later?: Later;
}

type QueueHandler = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;
/** `deadline`: epoch milliseconds after which nothing is retried. */
export interface Consume {
  (event: BusEvent, dependencies: Dependencies, deadline: number, context: Context): Promise<void>;
  /** What log and metrics call it. */
  operation?: string;
  /** Tells how a message ended; what is put aside is told of here all the same. */
  logsItself?: boolean;
}

const liveConsumer = connectOnce(
  () => ({ ...readConfig(), ...readQueueConfig() }),
  ({ queueUrl, queueEndpoint, ownQueueUrl }): ConsumerDoors => ({
    dependencies: liveDependencies(),
    later: ownQueueUrl ? laterFrom(ownQueueUrl, queueEndpoint) : undefined,
    deadLetters: deadLetterQueue(queueUrl, queueEndpoint),
  }),
);

/** Messages about one order one after the other, those about others meanwhile. */
export function queueFunction(consume: Consume, connect: () => ConsumerDoors = liveConsumer): QueueHandler {
  return async (event, context) => {
    const doors = connect();
    const deadline = deadlineOf(context);
    const inTurn = turns();
    const settleCounting = (record: SQSRecord) =>
      whileCounting(async () => {
        const ended = { startedAt: Date.now(), lambdaRequestId: context.awsRequestId };
        const log: Log = (message, outcome, detailType) => {
          if (consume.logsItself && message !== PUT_ASIDE) return;
          const about = { messageId: record.messageId, receives: receivesOf(record), event: detailType };
          logEnd(message, {
            operation: consume.operation ?? 'record',
            dialect: 'queue',
            ...ended,
            outcome,
            about,
          });
        };
        await settleOne(record, { consume, ...doors }, { context, deadline, log });
      });
    const settle = (record: SQSRecord) => inTurn(groupOf(record), () => settleCounting(record));
    return processPartialResponse(event, settle, new BatchProcessor(EventType.SQS), {
      context,
      processInParallel: true,
      throwOnFullBatchFailure: false,
    });
  };
}

const PUT_ASIDE = 'put aside';

type Log = (message: string, outcome: string, event?: string) => void;

/** Runs what has the same name one after the other, and all else at once. */
function turns(): (name: string, work: () => Promise<void>) => Promise<void> {
  const last = new Map<string, Promise<void>>();
  return (name, work) => {
    const turn = last.get(name)?.then(work, work) ?? work();
    last.set(name, turn);
    return turn;
  };
}

/** @throws what the message is to be delivered again for */
async function settleOne(
  record: SQSRecord,
  { consume, dependencies, deadLetters, later }: ConsumerDoors & { consume: Consume },
  { context, deadline, log }: { context: Context; deadline: number; log: Log },
): Promise<void> {
  try {
    const event = readBusEvent(record.body);
    await consume(event, dependencies, deadline, context);
    log('recorded', 'ok', event['detail-type']);
  } catch (error) {
    const reason = reasonToPutAside(error, record);
    if (reason === undefined) {
      log('comes again', codeOf(error));
      // Should this fail, the queue's own visibility timeout brings it again.
      await later
        ?.again(record.receiptHandle, waitAfter(receivesOf(record)), deadline)
        .catch(() => undefined);
      throw error;
    }
    await deadLetters.put(record.body, reason, deadline);
    log(PUT_ASIDE, codeOf(error));
  }
}
