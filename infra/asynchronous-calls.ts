/** Whoever may invoke a function may do so without waiting: twice again on failure, then the call is put aside. */
import { Duration } from 'aws-cdk-lib';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { Construct } from 'constructs';
import { operations } from '../lib/operations/index.ts';
import { deadLetterQueue } from './event-queues.ts';
import type { EventsProps } from './events-props.ts';

const AGAIN = 2;
const OLDEST = Duration.hours(6);

export class AsynchronousCalls extends Construct {
  constructor(scope: Construct, props: EventsProps) {
    // The name that the queue has had since commands came this way.
    super(scope, 'Commands');
    const failed = deadLetterQueue(this, 'Failed', props);
    // Of one that only reads nothing is lost.
    const writing = Object.values(operations).filter(({ table }) => table === 'write');
    for (const { name } of writing) {
      props.functions.get(name)?.configureAsyncInvoke({
        retryAttempts: AGAIN,
        maxEventAge: OLDEST,
        onFailure: new SqsDestination(failed),
      });
    }
  }
}
