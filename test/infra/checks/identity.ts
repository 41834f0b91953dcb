/** Every function may do what its operation declares, and nothing else. */
import { readFileSync } from 'node:fs';
import { operations as declared } from '../../../lib/operations/index.ts';
import type { OperationName, TableAccess } from '../../../lib/operations/operation.ts';
import { routes } from '../../../lib/routes.ts';
import { partitionsOf, statementsOf, tableActionsOf } from '../rights.ts';
import { at, type CloudTemplate, constructOf, type Json, many, resourcesOf } from '../template.ts';
import type { TemplateCheck } from './check.ts';

const FUNCTION = 'AWS::Lambda::Function';
const ROLE = 'AWS::IAM::Role';
const PERMISSION = 'AWS::Lambda::Permission';

const ACTIONS: Record<TableAccess, string[]> = {
  none: [],
  read: ['BatchGetItem', 'GetItem', 'Query'],
  write: ['BatchGetItem', 'ConditionCheckItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'],
};

/** X-Ray takes no resource for these. */
const WITHOUT_RESOURCE = ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'];

/** By action, which partitions the token endpoint may name. */
const OAUTH_MAY: Partial<Record<string, RegExp>> = {
  'dynamodb:GetItem': /^KEY#(CLIENT#\*|REFRESH#\*|CODE#\*|DENIED#\*|SIGNERS)$/,
  'dynamodb:PutItem': /^(KEY#(REFRESH#\*|CODE#\*|DENIED#\*|SIGNERS)|KEYS#\*)$/,
  'dynamodb:DeleteItem': /^KEY#CODE#\*$/,
};

const isReader = (holder: string) => operations.some((name) => name === holder && accessOf(name) !== 'write');

/** The rule of a schedule that an ARN names: none but events of ours, at their time, come by it. */
function scheduleOf(template: CloudTemplate, arn: Json | undefined): unknown {
  const [rule] = many(at(arn, 'Fn::GetAtt'));
  const { Properties } = template.Resources[String(rule)] ?? {};
  return Properties?.['ScheduleExpression'];
}

const isOfTable = (action: string) => action.startsWith('dynamodb:');

const accessOf = (operation: OperationName): TableAccess => declared[operation].table;

const operations = [...new Set<OperationName>(routes.map((row) => row.operation))];

/** The statements of every role as the snapshot has them. */
export const rightsLines = (template: CloudTemplate): string[] =>
  statementsOf(template).map(({ holder, effect, actions }) => `${holder}: ${effect} ${actions.join(' ')}`);

const REVIEWED = readFileSync('test/infra/__snapshots__/stack.test.ts.snap', 'utf8');

export const identityChecks: TemplateCheck[] = [
  {
    promise: 'every function may do what was reviewed, line by line, and no more',
    violations: (template) => rightsLines(template).filter((line) => !REVIEWED.includes(`  "${line}",\n`)),
    spoil: (template) => allow(template, 'dynamodb:ExportTableToPointInTime'),
  },
  {
    promise: 'every function has a role of its own',
    violations: (template) => {
      const roles = resourcesOf(template, FUNCTION).map(([, { Properties }]) =>
        JSON.stringify(Properties['Role']),
      );
      return roles.filter((role, index) => roles.indexOf(role) !== index);
    },
    spoil: (template) => {
      const [first, second] = resourcesOf(template, FUNCTION);
      if (first && second) second[1].Properties['Role'] = first[1].Properties['Role'] ?? null;
    },
  },
  {
    promise: 'no statement allows a wildcard action, or any resource where one can be named',
    violations: (template) =>
      statementsOf(template)
        .filter(({ effect }) => effect === 'Allow')
        .filter(
          ({ actions, resources }) =>
            actions.some((action) => action.includes('*')) ||
            (resources.includes('*') && !actions.every((action) => WITHOUT_RESOURCE.includes(action))),
        )
        .map(({ holder, actions }) => `${holder}: ${actions.join(' ')}`),
    spoil: (template) => allow(template, 'dynamodb:*'),
  },
  {
    promise: 'every function holds exactly the table actions of its operation',
    violations: (template) =>
      operations.filter(
        (operation) =>
          tableActionsOf(template, operation).join(' ') !== ACTIONS[accessOf(operation)].join(' '),
      ),
    spoil: (template) => allow(template, 'dynamodb:Scan'),
  },
  {
    promise: 'a function without orders reads what authenticates and the limits of organisations, no order',
    violations: (template) =>
      operations
        .filter((operation) => accessOf(operation) === 'none')
        .filter((operation) => {
          const gets = statementsOf(template)
            .filter(({ holder, actions }) => holder === operation && actions.includes('dynamodb:GetItem'))
            .map(({ effect, condition }) => [effect, JSON.stringify(condition)].join(' '));
          const deny = 'Deny {"ForAnyValue:StringLike":{"dynamodb:LeadingKeys":["ORG#*#*"]}}';
          const allow = 'Allow {"ForAllValues:StringLike":{"dynamodb:LeadingKeys":["KEY#*","ORG#*"]}}';
          return gets.toSorted().join() !== [allow, deny].join();
        }),
    spoil: (template) => allow(template, 'dynamodb:GetItem', 'fallback'),
  },
  {
    promise: 'API keys answer a GetItem and nothing else',
    violations: (template) =>
      operations
        .filter((operation) => accessOf(operation) !== 'none')
        .filter((operation) => {
          const denied = statementsOf(template)
            .filter(({ holder, effect }) => holder === operation && effect === 'Deny')
            .filter(({ condition }) => JSON.stringify(condition).includes('"KEY#*"'))
            .flatMap(({ actions }) => actions);
          const other = ACTIONS[accessOf(operation)].filter((action) => action !== 'GetItem');
          return other.some((action) => !denied.includes(`dynamodb:${action}`));
        }),
    spoil: (template) => {
      for (const [, policy] of resourcesOf(template, 'AWS::IAM::Policy')) {
        const kept = many(at(policy.Properties, 'PolicyDocument.Statement')).filter(
          (statement) => at(statement, 'Effect') !== 'Deny',
        );
        policy.Properties['PolicyDocument'] = { Statement: kept };
      }
    },
  },
  {
    promise:
      'the token endpoint touches refresh tokens and what belongs to them, and reads clients; no order, no key',
    violations: (template) =>
      statementsOf(template)
        .filter(({ holder, actions }) => holder === 'oauth' && actions.some(isOfTable))
        .filter((statement) => {
          const partitions = partitionsOf(statement);
          const may = OAUTH_MAY[statement.actions.join()];
          return partitions.length === 0 || !may || partitions.some((partition) => !may.test(partition));
        })
        .map(({ actions }) => actions.join()),
    spoil: (template) => {
      for (const [, policy] of resourcesOf(template, 'AWS::IAM::Policy'))
        for (const statement of many(at(policy.Properties, 'PolicyDocument.Statement')))
          if (constructOf(policy) === 'oauth') delete (statement as { Condition?: Json }).Condition;
    },
  },
  {
    promise: 'a function that reads writes nothing but when a credential was used',
    violations: (template) =>
      statementsOf(template)
        .filter(({ holder, effect }) => effect === 'Allow' && isReader(holder))
        .filter((statement) =>
          statement.actions.some((action) => /^dynamodb:(Put|Update|Delete|BatchWrite)/.test(action)),
        )
        .filter((statement) => statement.actions.length > 1 || partitionsOf(statement).join() !== 'USES#*')
        .map(({ holder }) => holder),
    spoil: (template) => allow(template, 'dynamodb:PutItem', 'retrieve'),
  },
  {
    promise: 'only the check on a schedule scans, and it writes how far it has come and nothing else',
    violations: (template) =>
      statementsOf(template)
        .filter(({ effect, actions }) => effect === 'Allow' && actions.some(isOfTable))
        .filter((statement) => {
          const { holder, actions } = statement;
          if (holder !== 'verify') return actions.includes('dynamodb:Scan');
          const writes = actions.some((action) => /^dynamodb:(Put|Update|Delete|BatchWrite)/.test(action));
          return writes && (actions.length > 1 || partitionsOf(statement).join() !== 'UPKEEP');
        })
        .map(({ holder }) => holder),
    spoil: (template) => allow(template, 'dynamodb:Scan'),
  },
  {
    promise: 'the token endpoint alone reads what access tokens are signed with',
    violations: (template) =>
      statementsOf(template)
        .filter(({ actions }) => actions.some((action) => action.startsWith('secretsmanager:')))
        .filter(
          ({ holder, actions, resources }) =>
            holder !== 'oauth' ||
            actions.join() !== 'secretsmanager:GetSecretValue' ||
            !JSON.stringify(resources).startsWith('[{"Fn::GetAtt":["Signing'),
        )
        .map(({ holder }) => holder),
    spoil: (template) => allow(template, 'secretsmanager:GetSecretValue'),
  },
  {
    promise: 'no managed policy, no passing or assuming of roles',
    violations: (template) => [
      ...resourcesOf(template, ROLE)
        .filter(([, { Properties }]) => Properties['ManagedPolicyArns'] !== undefined)
        .map(([id]) => id),
      ...statementsOf(template)
        .filter(({ actions }) => actions.some((action) => /^(iam:PassRole|sts:)/.test(action)))
        .map(({ holder }) => holder),
    ],
    spoil: (template) => {
      for (const [, role] of resourcesOf(template, ROLE))
        role.Properties['ManagedPolicyArns'] = ['arn:aws:iam'];
    },
  },
  {
    promise: "a function writes to its own log group and no other's",
    violations: (template) =>
      statementsOf(template)
        .filter(({ actions }) => actions.some((action) => action.startsWith('logs:')))
        .filter(({ resources, holder }) => !JSON.stringify(resources).includes(`${logicalName(holder)}Log`))
        .map(({ holder }) => holder),
    spoil: (template) => allow(template, 'logs:PutLogEvents'),
  },
  {
    promise:
      'no function is open to anybody by a permission of its own, but the one on a schedule to its rule',
    violations: (template) =>
      resourcesOf(template, PERMISSION)
        .filter(([, { Properties }]) => !scheduleOf(template, Properties['SourceArn']))
        .map(([id]) => id),
    spoil: (template) => {
      template.Resources['Open'] = { Type: PERMISSION, Properties: { Principal: 'events.amazonaws.com' } };
    },
  },
  {
    promise: 'the API invokes as one role, which may invoke the functions of its routes and nothing else',
    violations: (template) => {
      const invoking = resourcesOf(template, 'AWS::ApiGatewayV2::Integration');
      const functions = invoking.map(([, { Properties }]) => JSON.stringify(Properties['IntegrationUri']));
      const stranger = statementsOf(template).filter(
        ({ holder, actions, resources }) =>
          actions.some((action) => action.startsWith('lambda:')) &&
          (holder !== 'Api' ||
            actions.join() !== 'lambda:InvokeFunction' ||
            resources.length !== functions.length ||
            resources.some((resource) => !functions.includes(JSON.stringify(resource)))),
      );
      const unsigned = invoking.filter(
        ([, { Properties }]) => !JSON.stringify(Properties['CredentialsArn']).includes('"ApiInvoker'),
      );
      return [...stranger.map(({ holder }) => holder), ...unsigned.map(([id]) => id)];
    },
    spoil: (template) => allow(template, 'lambda:InvokeFunction'),
  },
];

/** Logical ids hold letters and digits only. */
function logicalName(construct: string): string {
  return construct.replaceAll('-', '');
}

/** Adds an action to a function's policy, or to the first one. */
function allow(template: CloudTemplate, action: string, holder?: string): void {
  const policies = resourcesOf(template, 'AWS::IAM::Policy').map(([, policy]) => policy);
  const policy = holder === undefined ? policies[0] : policies.find((each) => constructOf(each) === holder);
  if (!policy) return;
  const statements: Json[] = many(at(policy.Properties, 'PolicyDocument.Statement'));
  policy.Properties['PolicyDocument'] = {
    Statement: [...statements, { Effect: 'Allow', Action: action, Resource: 'arn:aws:any' }],
  };
}
