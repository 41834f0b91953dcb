/** Queues lose nothing unseen: what fails is delivered again, then put aside, and read by its own consumer alone. */
import { DEAD_LETTER_QUEUES, WORK_QUEUES } from '../../../infra/tools/redrive-ways.ts';
import { statementsOf } from '../rights.ts';
import { at, type CloudTemplate, type Json, many, type Resource, resourcesOf } from '../template.ts';
import type { TemplateCheck } from './check.ts';

const QUEUE = 'AWS::SQS::Queue';
const QUEUE_POLICY = 'AWS::SQS::QueuePolicy';
const MAPPING = 'AWS::Lambda::EventSourceMapping';
const BUS = 'AWS::Events::EventBus';
const RULE = 'AWS::Events::Rule';
const DAY_SECONDS = 86_400;

const queues = (template: CloudTemplate) => resourcesOf(template, QUEUE);
const isWorked = ({ Properties }: Resource) => Properties['RedrivePolicy'] !== undefined;
const worked = (template: CloudTemplate) => queues(template).filter(([, queue]) => isWorked(queue));

/** The mapping that reads a queue. */
export function queueMappings(template: CloudTemplate): [string, Resource][] {
  const ids = new Set(worked(template).map(([id]) => id));
  return resourcesOf(template, MAPPING).filter(([, { Properties }]) =>
    ids.has(String(at(Properties, 'EventSourceArn.Fn::GetAtt.0'))),
  );
}

function timeoutOf(template: CloudTemplate, mapping: Resource): number {
  const name = String(at(mapping.Properties, 'FunctionName.Ref'));
  return Number(template.Resources[name]?.Properties['Timeout']);
}

function spoilFirst(found: [string, Resource][], name: string, value: Json): void {
  const [first] = found;
  if (first) first[1].Properties[name] = value;
}

/** Logical ids that begin as none of the names do, and names that no logical id begins with. */
function unmatched(ids: string[], names: string[]): string[] {
  // CDK ends a logical id with eight digits of its own.
  return [...new Set(ids.map((id) => id.slice(0, -8))).symmetricDifference(new Set(names))];
}

export const queueChecks: TemplateCheck[] = [
  {
    promise: 'every queue that nothing reads has a way back by `npm run events -- redrive`',
    violations: (template) =>
      unmatched(
        queues(template).flatMap(([id, queue]) => (isWorked(queue) ? [] : id)),
        Object.values(DEAD_LETTER_QUEUES).map(({ resource }) => resource),
      ),
    spoil: (template) => {
      template.Resources['EventsMoreFailed01234567'] = { Type: QUEUE, Properties: {} };
    },
  },
  {
    promise: 'redrive finds every queue that a consumer reads',
    violations: (template) =>
      unmatched(
        worked(template).map(([id]) => id),
        Object.values(WORK_QUEUES),
      ),
    spoil: (template) => {
      template.Resources['EventsMoreQueue01234567'] = { Type: QUEUE, Properties: { RedrivePolicy: {} } };
    },
  },
  {
    promise: 'a message is delivered at least five times before it is put aside',
    violations: (template) =>
      worked(template)
        .filter(([, { Properties }]) => Number(at(Properties, 'RedrivePolicy.maxReceiveCount')) < 5)
        .map(([id]) => id),
    spoil: (template) => spoilFirst(worked(template), 'RedrivePolicy', { maxReceiveCount: 1 }),
  },
  {
    promise: 'what waits, and what was put aside, is kept for 14 days, the longest that there is',
    violations: (template) =>
      queues(template)
        .filter(([, { Properties }]) => Number(Properties['MessageRetentionPeriod']) !== 14 * DAY_SECONDS)
        .map(([id]) => id),
    spoil: (template) => spoilFirst(worked(template), 'MessageRetentionPeriod', 4 * DAY_SECONDS),
  },
  {
    promise: 'what one run works on is not given to another: six times its timeout',
    violations: (template) =>
      queueMappings(template)
        .filter(([, mapping]) => {
          const queue = template.Resources[String(at(mapping.Properties, 'EventSourceArn.Fn::GetAtt.0'))];
          return Number(queue?.Properties['VisibilityTimeout']) < 6 * timeoutOf(template, mapping);
        })
        .map(([id]) => id),
    spoil: (template) => spoilFirst(worked(template), 'VisibilityTimeout', 30),
  },
  {
    promise: 'every queue is encrypted',
    violations: (template) =>
      queues(template)
        .filter(([, { Properties }]) => Properties['SqsManagedSseEnabled'] !== true)
        .map(([id]) => id),
    spoil: (template) => spoilFirst(queues(template), 'SqsManagedSseEnabled', false),
  },
  {
    promise: 'every queue refuses connections without TLS',
    violations: (template) => {
      const safe = resourcesOf(template, QUEUE_POLICY)
        .filter(([, { Properties }]) => JSON.stringify(Properties).includes('"aws:SecureTransport":"false"'))
        .flatMap(([, { Properties }]) => many(Properties['Queues']).map((queue) => String(at(queue, 'Ref'))));
      return queues(template)
        .map(([id]) => id)
        .filter((id) => !safe.includes(id));
    },
    spoil: (template) => {
      const [first] = resourcesOf(template, QUEUE_POLICY);
      if (first) delete template.Resources[first[0]];
    },
  },
  {
    promise: 'only the bus and rules of this stack may send to a queue that the bus uses, and each is named',
    violations: (template) =>
      resourcesOf(template, QUEUE_POLICY).flatMap(([id, { Properties }]) =>
        many(at(Properties, 'PolicyDocument.Statement'))
          .filter((statement) => at(statement, 'Effect') === 'Allow')
          .filter((statement) => !isForOneRule(statement, template))
          .map(() => id),
      ),
    spoil: (template) => {
      for (const [, policy] of resourcesOf(template, QUEUE_POLICY)) {
        for (const statement of many(at(policy.Properties, 'PolicyDocument.Statement')))
          delete (statement as { [name: string]: Json })['Condition'];
      }
    },
  },
  {
    promise: 'queue mappings answer per message, are limited and filtered',
    violations: (template) => {
      const found = queueMappings(template);
      const bad = found.filter(
        ([, { Properties }]) =>
          JSON.stringify(Properties['FunctionResponseTypes']) !== '["ReportBatchItemFailures"]' ||
          !(Number(at(Properties, 'ScalingConfig.MaximumConcurrency')) >= 2) ||
          !JSON.stringify(at(Properties, 'FilterCriteria.Filters') ?? '').includes('detail-type'),
      );
      return found.length === worked(template).length ? bad.map(([id]) => id) : ['a queue without a reader'];
    },
    spoil: (template) => spoilFirst(queueMappings(template), 'FunctionResponseTypes', []),
  },
  {
    promise:
      'the outcome of a command is known for longer than archive and dead-letter queues can deliver it again',
    violations: (template) => {
      const [, archive] = resourcesOf(template, 'AWS::Events::Archive')[0] ?? [];
      const needed = Number(archive?.Properties['RetentionDays'] ?? 0) + 14;
      const kept = resourcesOf(template, 'AWS::Lambda::Function').flatMap(([id, { Properties }]) => {
        const days = at(Properties, 'Environment.Variables.COMMANDS_KEPT_DAYS');
        return days === undefined ? [] : [{ id, days: Number(days) }];
      });
      return kept.length === 0 ? ['nobody'] : kept.filter(({ days }) => days <= needed).map(({ id }) => id);
    },
    spoil: (template) => spoilFirst(resourcesOf(template, 'AWS::Events::Archive'), 'RetentionDays', 3650),
  },
  {
    promise: 'only the consumer of a queue receives from it and deletes there',
    violations: (template) => {
      const readers = statementsOf(template).filter(({ actions }) =>
        actions.some((action) => /^sqs:(Receive|Delete)/.test(action)),
      );
      const named = readers.map(({ holder, resources }) => `${holder} ${JSON.stringify(resources)}`);
      const isOwn = (line: string) =>
        /^(record-(progress|reference)|run-commands) \[\{"Fn::GetAtt":\["[^"]+Queue/.test(line);
      return new Set(named).size === worked(template).length ? named.filter((line) => !isOwn(line)) : named;
    },
    spoil: (template) => {
      const [, policy] = resourcesOf(template, 'AWS::IAM::Policy')[0] ?? [];
      const receive = { Effect: 'Allow', Action: 'sqs:ReceiveMessage', Resource: 'arn:aws:sqs:any' };
      if (policy) policy.Properties['PolicyDocument'] = { Statement: [receive] };
    },
  },
];

function isForOneRule(statement: Json, template: CloudTemplate): boolean {
  const arn = at(statement, 'Condition.ArnEquals.aws:SourceArn.Fn::GetAtt.0');
  return (
    at(statement, 'Principal.Service') === 'events.amazonaws.com' &&
    many(at(statement, 'Action')).every((action) =>
      /^sqs:(SendMessage|GetQueue(Attributes|Url))$/.test(String(action)),
    ) &&
    [RULE, BUS].includes(String(template.Resources[String(arn)]?.Type))
  );
}
