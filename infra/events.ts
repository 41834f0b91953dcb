/** Everything that happens by events: changes out, facts, reference rows and commands in. */
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Code, Function } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { OperationName } from '../lib/operations/operation.ts';
import { ChangePublisher } from './change-publisher.ts';
import { CommandRules } from './command-rules.ts';
import { EventConsumer } from './event-consumer.ts';
import { deadLetterQueue } from './event-queues.ts';
import { QUEUE_CONSUMERS, type QueueConsumerName } from './event-rules.ts';
import type { Options } from './options.ts';
import { orderBus } from './order-bus.ts';

export interface EventsProps extends Options {
  table: TableV2;
  key: IKey;
  codeOf(name: string): Code;
  /** The operations' functions, which events command too. */
  functions: ReadonlyMap<OperationName, Function>;
}

export class Events extends Construct {
  readonly busName: string;

  constructor(scope: Construct, props: EventsProps) {
    super(scope, 'Events');
    const bus = orderBus(this, props);
    const undelivered = deadLetterQueue(this, 'Undelivered', props.keepTable);
    new ChangePublisher(this, bus, props);
    for (const name of Object.keys(QUEUE_CONSUMERS) as QueueConsumerName[]) {
      new EventConsumer(this, name, bus, undelivered, props);
    }
    new CommandRules(this, bus, undelivered, props);
    this.busName = bus.eventBusName;
  }
}
