/** Everything that happens by events: changes out, facts, reference rows and commands in. */
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { AsynchronousCalls } from './asynchronous-calls.ts';
import { ChangePublisher } from './change-publisher.ts';
import { EventConsumer } from './event-consumer.ts';
import { deadLetterQueue } from './event-queues.ts';
import type { EventsProps } from './events-props.ts';
import { QUEUE_CONSUMERS, type QueueConsumerName } from './event-rules.ts';
import { orderBus } from './order-bus.ts';

export class Events extends Construct {
  readonly busName: string;
  /** Where what no target has taken waits. */
  readonly undelivered: Queue;

  constructor(scope: Construct, props: EventsProps) {
    super(scope, 'Events');
    const undelivered = deadLetterQueue(this, 'Undelivered', props);
    const bus = orderBus(this, { ...props, undelivered });
    new ChangePublisher(this, bus, props);
    for (const name of Object.keys(QUEUE_CONSUMERS) as QueueConsumerName[]) {
      new EventConsumer(this, name, { ...props, bus, undelivered });
    }
    new AsynchronousCalls(this, props);
    this.busName = bus.eventBusName;
    this.undelivered = undelivered;
  }
}
