/** Somebody is told: every queue, function, index and whatever else can fail has an alarm. The template is that of both stacks. */
import { INDEXES } from '../../../lib/store/table-shape.ts';
import { at, type CloudTemplate, type Json, many, type Resource, resourcesOf } from '../template.ts';
import type { TemplateCheck } from './check.ts';

const ALARM = 'AWS::CloudWatch::Alarm';
const QUEUE = 'AWS::SQS::Queue';

/** The alarms of single metrics and of sums. */
export const alarms = (template: CloudTemplate) => resourcesOf(template, ALARM);

/** "AWS/SQS ApproximateAgeOfOldestMessage {"QueueName":…}", of each metric that any alarm looks at. */
const looksOf = ({ Properties }: Resource) =>
  (Properties['Metrics'] === undefined
    ? [Properties]
    : many(Properties['Metrics']).map((each) => at(each, 'MetricStat.Metric') ?? {})
  ).map((metric) => {
    const dimensions = many(at(metric, 'Dimensions')).map((each) => [at(each, 'Name'), at(each, 'Value')]);
    return `${at(metric, 'Namespace')} ${at(metric, 'MetricName')} ${JSON.stringify(dimensions)}`;
  });

const watchedIn = (template: CloudTemplate) =>
  new Set(alarms(template).flatMap(([, alarm]) => looksOf(alarm)));

/** What an alarm has to look at. */
function wanted(promise: string, needs: (template: CloudTemplate) => string[]): TemplateCheck {
  return {
    promise,
    violations: (template) => {
      const [seen, needed] = [watchedIn(template), needs(template)];
      return needed.length > 0 ? needed.filter((each) => !seen.has(each)) : ['nothing is asked for'];
    },
    spoil: (template) => {
      const [first] = needs(template);
      for (const [id, alarm] of alarms(template))
        if (looksOf(alarm).includes(String(first))) delete template.Resources[id];
    },
  };
}

const ref = (id: string): Json => ({ Ref: id });
const look = (metric: string, dimensions: [string, Json][]) => `${metric} ${JSON.stringify(dimensions)}`;
const ofQueue = (metric: string, id: string) =>
  look(`AWS/SQS ${metric}`, [['QueueName', { 'Fn::GetAtt': [id, 'QueueName'] }]]);

const queueIds = (template: CloudTemplate, isDead: boolean) =>
  resourcesOf(template, QUEUE)
    .filter(([, { Properties }]) => (Properties['RedrivePolicy'] === undefined) === isDead)
    .map(([id]) => id);
const functionIds = (template: CloudTemplate) =>
  resourcesOf(template, 'AWS::Lambda::Function').map(([id]) => id);
/** The logical id of the only resource of a type. */
export const onlyId = (template: CloudTemplate, type: string) => String(resourcesOf(template, type)[0]?.[0]);

export const watchedChecks: TemplateCheck[] = [
  wanted('every queue of dead letters has an alarm at its first message', (template) =>
    queueIds(template, true).map((id) => ofQueue('ApproximateNumberOfMessagesVisible', id)),
  ),
  {
    promise: 'an alarm of a queue of dead letters goes off at one message, and stays until it is gone',
    violations: (template) =>
      alarms(template)
        .filter(([, { Properties }]) => Properties['MetricName'] === 'ApproximateNumberOfMessagesVisible')
        .filter(
          ([, { Properties }]) =>
            Properties['Threshold'] !== 0 ||
            Properties['ComparisonOperator'] !== 'GreaterThanThreshold' ||
            Properties['TreatMissingData'] !== 'ignore',
        )
        .map(([id]) => id),
    spoil: (template) => {
      const [, alarm] =
        alarms(template).find(([, { Properties }]) => Properties['Namespace'] === 'AWS/SQS') ?? [];
      if (alarm) alarm.Properties['Threshold'] = 5;
    },
  },
  wanted('the age of the oldest message of every queue has an alarm', (template) =>
    [...queueIds(template, true), ...queueIds(template, false)].map((id) =>
      ofQueue('ApproximateAgeOfOldestMessage', id),
    ),
  ),
  wanted('the age of the stream has an alarm', (template) =>
    functionIds(template)
      .filter((id) => id.startsWith('publishchanges'))
      .map((id) => look('AWS/Lambda IteratorAge', [['FunctionName', ref(id)]])),
  ),
  wanted('errors and duration of every function have an alarm', (template) =>
    functionIds(template).flatMap((id) =>
      ['Errors', 'Duration'].map((metric) => look(`AWS/Lambda ${metric}`, [['FunctionName', ref(id)]])),
    ),
  ),
  wanted('throttles of functions, which share the account’s concurrency, have an alarm', () => [
    look('AWS/Lambda Throttles', []),
  ]),
  wanted('throttles of the table and of each index have an alarm', (template) => {
    const table: [string, Json] = ['TableName', ref(onlyId(template, 'AWS::DynamoDB::GlobalTable'))];
    const indexes = Object.values(INDEXES).map(({ name }): [string, Json] => [
      'GlobalSecondaryIndexName',
      name,
    ]);
    return ['ReadThrottleEvents', 'WriteThrottleEvents'].flatMap((metric) =>
      [[table], ...indexes.map((index) => [index, table])].map((dimensions) =>
        look(`AWS/DynamoDB ${metric}`, dimensions),
      ),
    );
  }),
  wanted('system errors and transaction conflicts of the table have an alarm', (template) => {
    const table: [string, Json] = ['TableName', ref(onlyId(template, 'AWS::DynamoDB::GlobalTable'))];
    return [
      look('AWS/DynamoDB TransactionConflict', [table]),
      look('AWS/DynamoDB SystemErrors', [['Operation', 'TransactWriteItems'], table]),
    ];
  }),
  wanted('5xx and slowness of the API have an alarm', (template) =>
    ['5xx', 'Latency'].map((metric) =>
      look(`AWS/ApiGateway ${metric}`, [['ApiId', ref(onlyId(template, 'AWS::ApiGatewayV2::Api'))]]),
    ),
  ),
  wanted('what the weekly check of the table finds has an alarm', () => [
    look('SalesOrders Findings', [
      ['dialect', 'schedule'],
      ['operation', 'verify'],
      ['service', 'sales-orders-dev'],
    ]),
  ]),
  {
    promise: 'the table is checked on a schedule',
    violations: (template) => {
      const clocks = resourcesOf(template, 'AWS::Events::Rule').filter(
        ([, { Properties }]) =>
          Properties['ScheduleExpression'] !== undefined &&
          /"Fn::GetAtt":\["verifyFunction/.test(JSON.stringify(Properties['Targets'])),
      );
      return clocks.length === 1 ? [] : [`${clocks.length} schedules`];
    },
    spoil: (template) => {
      for (const [, { Properties }] of resourcesOf(template, 'AWS::Events::Rule'))
        delete Properties['ScheduleExpression'];
    },
  },
  wanted('refused callers, refused senders and failures have an alarm', () =>
    ['RefusedCallers', 'RefusedSenders', 'Failures'].map((metric) =>
      look(`SalesOrders ${metric}`, [['service', 'sales-orders-dev']]),
    ),
  ),
];
