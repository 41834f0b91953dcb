/** Events leave once the change is committed, in order, and nobody else speaks in our name. */
import { operations } from '../../../lib/operations/index.ts';
import { statementsOf } from '../rights.ts';
import {
  at,
  type CloudTemplate,
  constructOf,
  type Json,
  many,
  onlyOf,
  type Resource,
  resourcesOf,
} from '../template.ts';
import { holds, type TemplateCheck } from './check.ts';

const MAPPING = 'AWS::Lambda::EventSourceMapping';
const RULE = 'AWS::Events::Rule';
const BUS = 'AWS::Events::EventBus';
const ARCHIVE = 'AWS::Events::Archive';
const BUS_POLICY = 'AWS::Events::EventBusPolicy';
const INVOKE_CONFIG = 'AWS::Lambda::EventInvokeConfig';
const OURS = 'sales-orders';

const stream = (template: CloudTemplate): Resource => {
  const found = resourcesOf(template, MAPPING).find(([, { Properties }]) =>
    JSON.stringify(Properties['EventSourceArn']).includes('StreamArn'),
  );
  if (!found) throw new Error('the stream has no reader');
  return found[1];
};

/** Properties of the stream's mapping, each with what it must be and what breaks it. */
const STREAM_PROPERTIES: [string, (value: Json | undefined) => boolean, Json][] = [
  ['BisectBatchOnFunctionError', (value) => value === true, false],
  // By time alone: a bus that refuses at once would use up any number within minutes.
  ['MaximumRetryAttempts', (value) => value === -1, 100],
  ['MaximumRecordAgeInSeconds', (value) => Number(value) > 0, -1],
  ['ParallelizationFactor', (value) => value === 1, 2],
  ['FunctionResponseTypes', (value) => JSON.stringify(value) === '["ReportBatchItemFailures"]', []],
  ['DestinationConfig', (value) => at(value, 'OnFailure.Destination') !== undefined, {}],
  ['FilterCriteria', (value) => isFilterOfChanges(value), { Filters: [{ Pattern: '{}' }] }],
];

/** Changes and refusals when they are new; reference rows with each revision. */
const LEAVING = new Set([
  '{"eventName":["INSERT"],"dynamodb":{"Keys":{"SK":{"S":[{"prefix":"CHANGE#"},{"prefix":"REFUSED#"}]}}}}',
  '{"eventName":["INSERT","MODIFY"],"dynamodb":{"NewImage":{"rowKind":{"S":[{"exists":true}]}}}}',
]);

function isFilterOfChanges(value: Json | undefined): boolean {
  const patterns = many(at(value, 'Filters')).map((filter) =>
    JSON.stringify(JSON.parse(String(at(filter, 'Pattern')))),
  );
  return new Set(patterns).symmetricDifference(LEAVING).size === 0;
}

const allRules = (template: CloudTemplate) => resourcesOf(template, RULE);
/** Those that events set off, and not the clock. */
const rules = (template: CloudTemplate) =>
  allRules(template).filter(([, { Properties }]) => Properties['ScheduleExpression'] === undefined);
const targetsOf = ({ Properties }: Resource) => many(Properties['Targets']);

/** Functions that read a queue of a rule. */
function hearing(template: CloudTemplate): [string, Resource][] {
  return resourcesOf(template, 'AWS::Lambda::Function').filter(
    ([, { Properties }]) => at(Properties, 'Environment.Variables.QUEUE_URL') !== undefined,
  );
}

const writing = new Set<string>(
  Object.values(operations)
    .filter(({ table }) => table === 'write')
    .map(({ name }) => name),
);

export const eventChecks: TemplateCheck[] = [
  ...STREAM_PROPERTIES.map(([name, isFit, broken]) => ({
    ...holds(`the stream is read with a fit ${name}`, (template) => isFit(stream(template).Properties[name])),
    spoil: (template: CloudTemplate) => {
      stream(template).Properties[name] = broken;
    },
  })),
  {
    promise: 'only the publisher reads the stream and puts events, on one bus, in our name',
    violations: (template) => {
      const wanted = statementsOf(template).filter(({ actions }) =>
        actions.some((action) =>
          /^dynamodb:(\w+Streams?|GetShardIterator|GetRecords)$|^events:/.test(action),
        ),
      );
      const puts = wanted.filter(({ actions }) => actions.includes('events:PutEvents'));
      const strangers = wanted
        .filter(({ holder }) => holder !== 'publish-changes')
        .map(({ holder }) => holder);
      const open = puts.filter(
        ({ resources, condition }) =>
          at(resources[0], 'Fn::GetAtt.1') !== 'Arn' ||
          at(condition, 'ForAllValues:StringEquals.events:source') !== OURS ||
          at(condition, 'Null.events:source') !== 'false',
      );
      return [...strangers, ...open.map(({ holder }) => holder), ...(puts.length === 1 ? [] : ['not one'])];
    },
    spoil: (template) => {
      const [, policy] = resourcesOf(template, 'AWS::IAM::Policy')[0] ?? [];
      const put = { Effect: 'Allow', Action: 'events:PutEvents', Resource: 'arn:aws:events:any' };
      if (policy) policy.Properties['PolicyDocument'] = { Statement: [put] };
    },
  },
  {
    ...holds(
      'the bus has an archive that is kept for a stated time',
      (template) => Number(onlyOf(template, ARCHIVE).Properties['RetentionDays']) > 0,
    ),
    spoil: (template) => {
      delete onlyOf(template, ARCHIVE).Properties['RetentionDays'];
    },
  },
  {
    promise: 'bus and archive are encrypted with our own key, and what that key refuses is put aside',
    violations: (template) =>
      [...resourcesOf(template, BUS), ...resourcesOf(template, ARCHIVE)]
        .filter(
          ([, { Type, Properties }]) =>
            !/^\{"Fn::GetAtt":\["StorageKey\w+","Arn"\]\}$/.test(
              JSON.stringify(Properties['KmsKeyIdentifier']),
            ) ||
            (Type === BUS && at(Properties, 'DeadLetterConfig.Arn') === undefined),
        )
        .map(([id]) => id),
    spoil: (template) => {
      delete onlyOf(template, ARCHIVE).Properties['KmsKeyIdentifier'];
    },
  },
  {
    promise: 'nobody but this account may put events on the bus unless named',
    violations: (template) =>
      resourcesOf(template, BUS_POLICY)
        .filter(([, { Properties }]) => {
          const principal = at(Properties, 'Statement.Principal.AWS') ?? at(Properties, 'Principal');
          return principal === undefined || principal === '*';
        })
        .map(([id]) => id),
    spoil: (template) => {
      template.Resources['Open'] = {
        Type: BUS_POLICY,
        Properties: { Statement: { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'events:PutEvents' } },
      };
    },
  },
  {
    promise: 'every function that hears events is told whose',
    violations: (template) =>
      hearing(template)
        .filter(([, { Properties }]) => at(Properties, 'Environment.Variables.EVENT_SOURCES') === undefined)
        .map(([id]) => id),
    spoil: (template) => {
      const [, heard] = hearing(template)[0] ?? [];
      delete (at(heard?.Properties, 'Environment.Variables') as { [name: string]: Json })['EVENT_SOURCES'];
    },
  },
  {
    promise: 'every target of a rule is tried again for a stated time, then put aside',
    violations: (template) =>
      allRules(template)
        .filter(([, rule]) =>
          targetsOf(rule).some(
            (target) =>
              at(target, 'DeadLetterConfig.Arn') === undefined ||
              !(Number(at(target, 'RetryPolicy.MaximumRetryAttempts')) > 0) ||
              !(Number(at(target, 'RetryPolicy.MaximumEventAgeInSeconds')) > 0),
          ),
        )
        .map(([id]) => id),
    spoil: (template) => {
      const [, rule] = allRules(template)[0] ?? [];
      for (const target of rule ? targetsOf(rule) : [])
        delete (target as { [name: string]: Json })['DeadLetterConfig'];
    },
  },
  {
    promise: 'our own events lead nowhere back in',
    violations: (template) =>
      rules(template)
        .filter(
          ([, { Properties }]) =>
            JSON.stringify(at(Properties, 'EventPattern.source')) !== `[{"anything-but":["${OURS}"]}]` ||
            many(at(Properties, 'EventPattern.detail-type')).length === 0,
        )
        .map(([id]) => id),
    spoil: (template) => {
      const [, rule] = rules(template)[0] ?? [];
      if (rule) rule.Properties['EventPattern'] = { 'detail-type': ['SalesOrder Created'] };
    },
  },
  {
    promise: 'no rule invokes a function: what paces events, and repeats them for hours, are queues',
    violations: (template) =>
      rules(template)
        .filter(([, rule]) =>
          targetsOf(rule).some(
            (target) =>
              template.Resources[String(at(target, 'Arn.Fn::GetAtt.0'))]?.Type !== 'AWS::SQS::Queue',
          ),
        )
        .map(([id]) => id),
    spoil: (template) => {
      const [, rule] = rules(template)[0] ?? [];
      const [lambda] = resourcesOf(template, 'AWS::Lambda::Function')[0] ?? [];
      if (rule && lambda) rule.Properties['Targets'] = [{ Arn: { 'Fn::GetAtt': [lambda, 'Arn'] } }];
    },
  },
  {
    promise: 'a call that nobody waits for, to a function that writes, is tried twice again, then put aside',
    violations: (template) => {
      const configured = resourcesOf(template, INVOKE_CONFIG)
        .filter(
          ([, { Properties }]) => at(Properties, 'DestinationConfig.OnFailure.Destination') !== undefined,
        )
        .filter(([, { Properties }]) => Properties['MaximumRetryAttempts'] === 2)
        .map(([, { Properties }]) => String(at(Properties, 'FunctionName.Ref')));
      return resourcesOf(template, 'AWS::Lambda::Function')
        .filter(([, lambda]) => writing.has(constructOf(lambda)))
        .map(([id]) => id)
        .filter((id) => !configured.includes(id));
    },
    spoil: (template) => {
      for (const [id] of resourcesOf(template, INVOKE_CONFIG)) delete template.Resources[id];
    },
  },
];
