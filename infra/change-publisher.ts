/** The table's stream -> the function that publishes changes -> the bus. */
import { type CfnElement, Duration, Stack, Validations } from 'aws-cdk-lib';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import { OUR_SOURCE } from '../lib/events/outgoing/published.ts';
import { CHANGE_PREFIX, REFUSAL_PREFIX } from '../lib/store/keys.ts';
import { ROW_KIND } from '../lib/store/table-shape.ts';
import { deadLetterQueue } from './event-queues.ts';
import type { EventsProps } from './events-props.ts';
import { OperationFunction } from './operation-function.ts';
import { tableRights } from './table-rights.ts';

const NAME = 'publish-changes';
const BATCH = 100;
/** A bus that cannot be reached is tried for so long, however often that is: Lambda promises no time between tries. Redrive sends the rest. */
const AS_OFTEN_AS_IT_TAKES = -1;
const OLDEST = Duration.hours(12);

/** Inserts of what leaves as an event; not the expiry that is written on them later, nor their removal. */
const WANTED = FilterCriteria.filter({
  eventName: FilterRule.isEqual('INSERT'),
  dynamodb: {
    Keys: { SK: { S: [{ prefix: CHANGE_PREFIX }, { prefix: REFUSAL_PREFIX }] } },
  },
});

/** Reference rows, with each revision. */
const ROWS = FilterCriteria.filter({
  eventName: FilterRule.or('INSERT', 'MODIFY'),
  dynamodb: { NewImage: { [ROW_KIND]: { S: FilterRule.exists() } } },
});

export class ChangePublisher extends Construct {
  constructor(scope: Construct, bus: EventBus, props: EventsProps) {
    super(scope, 'Publisher');
    const { table, key, codeOf } = props;
    const failed = deadLetterQueue(this, 'Failed', props);
    const { lambda } = new OperationFunction(Stack.of(this), {
      ...props,
      // Nothing stands before the stream that could wait for it.
      reservedConcurrency: undefined,
      name: NAME,
      code: codeOf(NAME),
      rights: [
        ...tableRights('publish', table, key),
        ...streamRights(table),
        new PolicyStatement({
          actions: ['events:PutEvents'],
          resources: [bus.eventBusArn],
          // A call has several entries: each of their sources has to be ours.
          conditions: {
            'ForAllValues:StringEquals': { 'events:source': OUR_SOURCE },
            // Of no source at all, "all" would hold too. An emulator tells of none.
            ...(!props.emulated && { Null: { 'events:source': 'false' } }),
          },
        }),
        new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [failed.queueArn] }),
      ],
      environment: { EVENT_BUS_NAME: bus.eventBusName, DEAD_LETTER_QUEUE_URL: failed.queueUrl },
    });
    const mapping = new EventSourceMapping(this, 'Stream', {
      target: lambda,
      eventSourceArn: table.tableStreamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: BATCH,
      filters: [WANTED, ROWS],
      // More than one would split the change items of one order over runs: they are different items.
      parallelizationFactor: 1,
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      retryAttempts: AS_OFTEN_AS_IT_TAKES,
      maxRecordAge: OLDEST,
      onFailure: new SqsDlq(failed),
    });
    Validations.of(lambda.role ?? lambda).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${shownArnOf(table)}/stream/*]`,
      reason: "Streams of this one table are listed: a stream's own name is only known once it is there.",
    });
    // Lambda looks at the rights before it reads the stream.
    mapping.node.addDependency(lambda.role ?? lambda);
  }
}

/** As a finding shows it: of the stack's own table by its logical id. */
function shownArnOf(table: ITableV2): string {
  const own = table.node.defaultChild as CfnElement | undefined;
  if (own) return `<${Stack.of(table).getLogicalId(own)}.Arn>`;
  return `arn:<AWS::Partition>:dynamodb:<AWS::Region>:<AWS::AccountId>:table/${table.tableName}`;
}

/** Given here, and on this stream: CDK's own grant lists the streams of every table. */
function streamRights({ tableArn, tableStreamArn }: ITableV2): PolicyStatement[] {
  const read = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'];
  return [
    new PolicyStatement({ actions: read, resources: [tableStreamArn ?? `${tableArn}/stream/*`] }),
    new PolicyStatement({ actions: ['dynamodb:ListStreams'], resources: [`${tableArn}/stream/*`] }),
  ];
}
