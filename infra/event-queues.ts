/** Queues of events, and where what cannot be processed waits for a person. */
import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { REDRIVE_AFTER } from '../lib/events/incoming/bus-event.ts';

/**
 * The longest that SQS keeps anything, in queues and in dead-letter queues. SQS itself goes on counting where it moves a message;
 * what a consumer puts aside begins anew.
 */
const KEPT = Duration.days(14);
/** Six times the longest run of a function: what one still works on is not given to another. */
const VISIBILITY_RUNS = 6;

/** Encrypted by SQS itself: with a customer key, every rule and function that sends would need that key. */
const SAFE = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true };

/** How long and how often a bus tries to reach a target. */
export const DELIVERY = { retryAttempts: 24, maxEventAge: Duration.hours(12) };

/** A queue that nothing reads by itself. */
export function deadLetterQueue(scope: Construct, id: string, keep: boolean): Queue {
  const queue = new Queue(scope, id, {
    ...SAFE,
    retentionPeriod: KEPT,
    removalPolicy: keep ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
  Validations.of(queue).acknowledge({
    id: 'AwsSolutions-SQS3',
    reason: 'It is a dead-letter queue itself: what waits here waits for a person.',
  });
  return queue;
}

/** A queue that a function reads, which takes at most `timeout` for a batch. */
export function workQueue(scope: Construct, id: string, deadLetters: Queue, timeout: Duration): Queue {
  return new Queue(scope, id, {
    ...SAFE,
    retentionPeriod: KEPT,
    visibilityTimeout: Duration.seconds(timeout.toSeconds() * VISIBILITY_RUNS),
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: REDRIVE_AFTER },
    removalPolicy: RemovalPolicy.DESTROY,
  });
}
