/** Whoever is told knows what to do: actions, runbook, topic, dashboard. The template is that of both stacks. */
import { readFileSync } from 'node:fs';
import { at, type CloudTemplate, type Json, many, onlyOf, resourcesOf } from '../template.ts';
import { holds, type TemplateCheck } from './check.ts';
import { alarms, onlyId } from './watched.ts';

const COMPOSITE = 'AWS::CloudWatch::CompositeAlarm';
const TOPIC = 'AWS::SNS::Topic';
const TOPIC_POLICY = 'AWS::SNS::TopicPolicy';

const allAlarms = (template: CloudTemplate) => [...alarms(template), ...resourcesOf(template, COMPOSITE)];

const ref = (id: string): Json => ({ Ref: id });

const runbook = readFileSync('docs/operations.md', 'utf8');

/** Alarms of the names of a row, or of one with what it is about. */
const isOfRow = (name: string, row: string) => name === row || name.startsWith(`${row}-`);

export const watchChecks: TemplateCheck[] = [
  {
    promise: 'every alarm tells the topic when it goes off and when it is over',
    violations: (template) => {
      const topic = JSON.stringify([ref(onlyId(template, TOPIC))]);
      return allAlarms(template)
        .filter(([, { Properties }]) =>
          ['AlarmActions', 'OKActions'].some((name) => JSON.stringify(Properties[name]) !== topic),
        )
        .map(([id]) => id);
    },
    spoil: (template) => {
      const [, alarm] = alarms(template).at(-1) ?? [];
      delete alarm?.Properties['AlarmActions'];
    },
  },
  {
    promise: 'every alarm has a line in the runbook, which its description quotes',
    violations: (template) => {
      const lines = [...runbook.matchAll(/^\| `([a-z0-9-]+)` +\|/gm)].map(([, name = '']) => name);
      return allAlarms(template)
        .filter(([, { Properties }]) => {
          const name = String(Properties['AlarmName']).replace('sales-orders-dev-', '');
          const about = String(Properties['AlarmDescription']).length > 80;
          return !about || !lines.some((line) => isOfRow(name, line));
        })
        .map(([id]) => id);
    },
    spoil: (template) => {
      const [, alarm] = alarms(template).at(-1) ?? [];
      if (alarm) alarm.Properties['AlarmName'] = 'sales-orders-dev-something';
    },
  },
  {
    promise: 'orders are at risk when any alarm that wakes somebody goes off',
    violations: (template) => {
      const rule = JSON.stringify(onlyOf(template, COMPOSITE).Properties['AlarmRule']);
      return alarms(template)
        .filter(([, { Properties }]) => String(Properties['AlarmDescription']).startsWith('[now]'))
        .map(([id]) => id)
        .filter((id) => !rule.includes(`["${id}","Arn"]`));
    },
    spoil: (template) => {
      onlyOf(template, COMPOSITE).Properties['AlarmRule'] = 'FALSE';
    },
  },
  {
    ...holds('what alarms say is encrypted with the key of the orders', (template) => {
      const key = onlyId(template, 'AWS::KMS::Key');
      const policy = JSON.stringify(template.Resources[key]?.Properties['KeyPolicy']);
      const named = JSON.stringify(onlyOf(template, TOPIC).Properties['KmsMasterKeyId'] ?? '');
      return named.includes(`"${key}"`) && policy.includes('"cloudwatch.amazonaws.com"');
    }),
    spoil: (template) => {
      delete onlyOf(template, TOPIC).Properties['KmsMasterKeyId'];
    },
  },
  {
    promise: 'alarms and budgets of this account tell the topic, nobody else, and never without TLS',
    violations: (template) => {
      const statements = many(at(onlyOf(template, TOPIC_POLICY).Properties, 'PolicyDocument.Statement'));
      const allowed = statements.filter((statement) => at(statement, 'Effect') === 'Allow');
      const open = allowed.filter(
        (statement) =>
          !/^(cloudwatch|budgets)\.amazonaws\.com$/.test(String(at(statement, 'Principal.Service'))) ||
          at(statement, 'Condition.StringEquals.aws:SourceAccount') === undefined,
      );
      const isSafe = JSON.stringify(statements).includes('"aws:SecureTransport":"false"');
      return [...open.map((statement) => JSON.stringify(statement)), ...(isSafe ? [] : ['without TLS'])];
    },
    spoil: (template) => {
      const statements = many(at(onlyOf(template, TOPIC_POLICY).Properties, 'PolicyDocument.Statement'));
      onlyOf(template, TOPIC_POLICY).Properties['PolicyDocument'] = {
        Statement: statements.filter((statement) => at(statement, 'Effect') === 'Allow'),
      };
    },
  },
  {
    ...holds('the dashboard asks four questions, and answers each with graphs', (template) => {
      const body = JSON.stringify(onlyOf(template, 'AWS::CloudWatch::Dashboard').Properties['DashboardBody']);
      const parts = body.split(/# (?=Is it|Is any|What does)/).slice(1);
      return parts.length === 4 && parts.every((part) => part.includes('metric'));
    }),
    spoil: (template) => {
      onlyOf(template, 'AWS::CloudWatch::Dashboard').Properties['DashboardBody'] = '{}';
    },
  },
];
