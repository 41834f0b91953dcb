/** The clock -> the function that checks a piece of the table. */
import { Duration, Stack } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { DELIVERY } from './event-queues.ts';
import type { EventsProps } from './events-props.ts';
import { OperationFunction } from './operation-function.ts';
import { verifyRights } from './table-rights.ts';

const NAME = 'verify';
/** A piece each time; a table that is through rests for what is left of the week. */
const EVERY = Duration.hours(1);

export class Verification extends Construct {
  constructor(scope: Construct, undelivered: Queue, props: EventsProps) {
    super(scope, 'Verification');
    const { table, key, codeOf } = props;
    const rights = verifyRights(table, key);
    const { lambda } = new OperationFunction(Stack.of(this), {
      ...props,
      name: NAME,
      code: codeOf(NAME),
      rights,
    });
    new Rule(Stack.of(this), 'On the hour', {
      description: 'Checks a piece of the table',
      schedule: Schedule.rate(EVERY),
      targets: [new LambdaFunction(lambda, { ...DELIVERY, deadLetterQueue: undelivered })],
    });
  }
}
