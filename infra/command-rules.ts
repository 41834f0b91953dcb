/** The bus -> the operations' own functions, asynchronously: twice again on failure, then aside. */
import { Duration, Stack } from 'aws-cdk-lib';
import { Match, Rule, type EventBus } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { OUR_SOURCE } from '../lib/events/outgoing/published.ts';
import { operations } from '../lib/operations/index.ts';
import { DELIVERY } from './event-queues.ts';
import { deadLetterQueue } from './event-queues.ts';
import { COMMAND_RULES } from './event-rules.ts';
import type { EventsProps } from './events-props.ts';

const AGAIN = 2;
const OLDEST = Duration.hours(6);

export class CommandRules extends Construct {
  constructor(
    scope: Construct,
    bus: EventBus,
    undelivered: Queue,
    { functions, keepTable }: Pick<EventsProps, 'functions' | 'keepTable'>,
  ) {
    super(scope, 'Commands');
    const failed = deadLetterQueue(this, 'Failed', keepTable);
    // Any function may be invoked asynchronously by who may invoke it at all; of one that only reads nothing is lost.
    const writing = Object.values(operations).filter(({ table }) => table === 'write');
    for (const { name } of writing) {
      functions.get(name)?.configureAsyncInvoke({
        retryAttempts: AGAIN,
        maxEventAge: OLDEST,
        onFailure: new SqsDestination(failed),
      });
    }
    for (const [detailType, operation] of COMMAND_RULES) {
      const lambda = functions.get(operation);
      if (!lambda) throw new Error(`no function for ${detailType}`);
      new Rule(Stack.of(this), `On ${detailType}`, {
        eventBus: bus,
        description: `${detailType}: ${operation}`,
        eventPattern: { source: Match.anythingBut(OUR_SOURCE), detailType: [detailType] },
        targets: [new LambdaFunction(lambda, { ...DELIVERY, deadLetterQueue: undelivered })],
      });
    }
  }
}
