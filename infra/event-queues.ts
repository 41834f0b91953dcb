/** Queues of events, and where what cannot be processed waits for a person. */
import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { FUNCTION_TIMEOUT } from './operation-function.ts';
import type { Options } from './options.ts';
import { REDRIVE_AFTER } from '../lib/events/incoming/bus-event.ts';

/**
 * The longest that SQS keeps anything, in queues and in dead-letter queues. SQS itself goes on counting where it moves a message;
 * what a consumer puts aside begins anew.
 */
const KEPT = Duration.days(14);
/** Six times the longest run of a function: what one still works on is not given to another. */
const VISIBILITY_RUNS = 6;

/** What queues need to know of the deployment. */
type Chosen = Pick<Options, 'keepTable' | 'emulated'>;

/**
 * Encrypted by SQS itself: with a customer key, every rule and function that sends would need that key. An emulator speaks
 * plain HTTP, and would refuse everybody.
 */
const safe = ({ emulated }: Chosen) => ({
  encryption: QueueEncryption.SQS_MANAGED,
  enforceSSL: !emulated,
});

function acknowledgeEmulated(queue: Queue, { emulated }: Chosen): void {
  const reason = 'Of an emulator only, which has no TLS.';
  if (emulated) Validations.of(queue).acknowledge({ id: 'AwsSolutions-SQS4', reason });
}

/** How long and how often a bus tries to reach a target. */
export const DELIVERY = { retryAttempts: 24, maxEventAge: Duration.hours(12) };

/** A queue that nothing reads by itself. */
export function deadLetterQueue(scope: Construct, id: string, chosen: Chosen): Queue {
  const queue = new Queue(scope, id, {
    ...safe(chosen),
    retentionPeriod: KEPT,
    removalPolicy: chosen.keepTable ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
  Validations.of(queue).acknowledge({
    id: 'AwsSolutions-SQS3',
    reason: 'It is a dead-letter queue itself: what waits here waits for a person.',
  });
  acknowledgeEmulated(queue, chosen);
  return queue;
}

/** A queue that a function reads. */
export function workQueue(scope: Construct, id: string, deadLetters: Queue, chosen: Chosen): Queue {
  const queue = new Queue(scope, id, {
    ...safe(chosen),
    retentionPeriod: KEPT,
    visibilityTimeout: Duration.seconds(FUNCTION_TIMEOUT.toSeconds() * VISIBILITY_RUNS),
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: REDRIVE_AFTER },
    removalPolicy: RemovalPolicy.DESTROY,
  });
  acknowledgeEmulated(queue, chosen);
  return queue;
}
