/** The bus -> a queue -> the function that records what the events report. */
import { Stack, Validations } from 'aws-cdk-lib';
import { Match, Rule, type EventBus } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, FilterCriteria, FilterRule } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { OUR_SOURCE } from '../lib/events/outgoing/published.ts';
import { QUEUE_CONSUMERS, type QueueConsumerName } from './event-rules.ts';
import { deadLetterQueue, DELIVERY, workQueue } from './event-queues.ts';
import type { EventsProps } from './events-props.ts';
import { commandsKeptDays } from './options.ts';
import { OperationFunction } from './operation-function.ts';
import { tableRights, type FunctionAccess } from './table-rights.ts';

/** One event may command a hundred orders, which take a run of their own. */
const BATCH: Record<QueueConsumerName, number> = {
  'record-progress': 10,
  'record-reference': 10,
  'run-commands': 1,
};
const ACCESS: Record<QueueConsumerName, FunctionAccess> = {
  'record-progress': 'progress',
  'record-reference': 'reference',
  'run-commands': 'write',
};

interface ConsumerProps extends EventsProps {
  bus: EventBus;
  /** Where the bus puts what it could not deliver. */
  undelivered: Queue;
}

export class EventConsumer extends Construct {
  constructor(scope: Construct, name: QueueConsumerName, props: ConsumerProps) {
    super(scope, `Consumer-${name}`);
    const { bus, undelivered } = props;
    const { table, key, codeOf } = props;
    const failed = deadLetterQueue(this, 'Failed', props);
    const queue = workQueue(this, 'Queue', failed, props);
    const detailTypes: string[] = QUEUE_CONSUMERS[name];
    new Rule(this, 'Rule', {
      eventBus: bus,
      description: `Events for ${name}`,
      eventPattern: { source: Match.anythingBut(OUR_SOURCE), detailType: detailTypes },
      targets: [new SqsQueue(queue, { ...DELIVERY, deadLetterQueue: undelivered })],
    });
    const { lambda } = new OperationFunction(Stack.of(this), {
      ...props,
      // What is reserved would have to be more than is polled at once, or messages would be refused, and count as delivered.
      reservedConcurrency: undefined,
      name,
      code: codeOf(name),
      rights: [
        ...tableRights(ACCESS[name], table, key),
        new PolicyStatement({
          actions: [
            'sqs:ReceiveMessage',
            'sqs:DeleteMessage',
            'sqs:GetQueueAttributes',
            'sqs:ChangeMessageVisibility',
          ],
          resources: [queue.queueArn],
        }),
        new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [failed.queueArn] }),
      ],
      environment: {
        DEAD_LETTER_QUEUE_URL: failed.queueUrl,
        QUEUE_URL: queue.queueUrl,
        EVENT_SOURCES: props.eventSources,
        ...(name === 'run-commands' && { COMMANDS_KEPT_DAYS: String(commandsKeptDays(props)) }),
      },
    });
    const mapping = new EventSourceMapping(this, 'Messages', {
      target: lambda,
      eventSourceArn: queue.queueArn,
      batchSize: BATCH[name],
      // What arrives in a flood must not throttle the API's functions.
      maxConcurrency: props.eventsAtOnce,
      reportBatchItemFailures: true,
      filters: [FilterCriteria.filter({ body: { 'detail-type': FilterRule.or(...detailTypes) } })],
    });
    Validations.of(mapping).acknowledge({
      id: 'Fitting-LambdaEventSourceMappingDestination',
      reason: 'Of a queue the failures go where its redrive policy says: the mapping takes no destination.',
    });
    mapping.node.addDependency(lambda.role ?? lambda);
  }
}
