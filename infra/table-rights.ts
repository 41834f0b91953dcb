/** What each kind of table access may do, as IAM statements: exact actions on exact resources. */
import { Stack } from 'aws-cdk-lib';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { TableAccess } from '../lib/operations/operation.ts';
import {
  API_KEY_PREFIX,
  CLIENT_PREFIX,
  CODE_PREFIX,
  DENIED_PREFIX,
  KEY_REGISTER_PREFIX,
  ORGANIZATION_PREFIX,
  REFRESH_TOKEN_PREFIX,
  SIGNERS_PARTITION,
  UPKEEP_PARTITION,
  USE_PREFIX,
} from '../lib/store/keys.ts';
import { INDEXES } from '../lib/store/table-shape.ts';

/** What a function does to the table: an operation declares it, the consumers of events have ways of their own. */
export type FunctionAccess = TableAccess | 'publish' | 'progress' | 'reference';

/** Of a function without orders, what it reads stands in `credentialRights`. */
const TABLE_ACTIONS: Record<FunctionAccess, string[]> = {
  none: [],
  read: ['GetItem', 'BatchGetItem', 'Query'],
  write: [
    'GetItem',
    'BatchGetItem',
    'Query',
    // TransactWriteItems is allowed by the actions it consists of.
    'PutItem',
    'UpdateItem',
    'DeleteItem',
    'ConditionCheckItem',
  ],
  // Settings, the history of a deleted order, and its expiry.
  publish: ['BatchGetItem', 'Query', 'UpdateItem'],
  // An order, settings, the history of one that is gone; order and change in a transaction.
  progress: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'],
  // Rows with what finds them, on what stands; and the epoch that makes containers read them again.
  reference: ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'],
};

/** What DynamoDB asks for in a writer's name; every function writes something, and none uses the key but through DynamoDB. */
const KEY_WRITE = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
  'kms:GenerateDataKey',
];

/** The statements that let a function use the table in one of the three ways. */
export function tableRights(access: FunctionAccess, table: ITableV2, key: IKey): PolicyStatement[] {
  const statements = [
    ...(access === 'none'
      ? credentialRights(table)
      : [new PolicyStatement({ actions: dynamodb(TABLE_ACTIONS[access]), resources: [table.tableArn] })]),
    encryption(KEY_WRITE, table, key),
  ];
  // Who calls is noted by whoever authenticates them: by a function that reads too.
  if (access === 'none' || access === 'read')
    statements.push(onPartitions(table, ['UpdateItem'], [`${USE_PREFIX}*`]));
  if (access === 'none') return statements;
  if (access === 'read' || access === 'write') statements.push(indexRights(table));
  statements.push(apiKeysByGetItemOnly(TABLE_ACTIONS[access], table));
  return statements;
}

/** What authenticates a caller, and the partition in which the limits of its organisation stand: no order, customer or item. */
function credentialRights(table: ITableV2): PolicyStatement[] {
  const below = `${ORGANIZATION_PREFIX}*`;
  return [
    onPartitions(table, ['GetItem'], [`${API_KEY_PREFIX}*`, below]),
    new PolicyStatement({
      effect: Effect.DENY,
      actions: dynamodb(['GetItem']),
      resources: [table.tableArn],
      conditions: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': [`${below}#*`] } },
    }),
  ];
}

/**
 * What the token endpoint may do: read clients, and read and write what it makes of them. API keys and clients it cannot write,
 * orders it cannot even read.
 */
export function tokenEndpointRights(table: ITableV2, key: IKey): PolicyStatement[] {
  const made = [`${REFRESH_TOKEN_PREFIX}*`, `${CODE_PREFIX}*`, `${DENIED_PREFIX}*`, SIGNERS_PARTITION];
  return [
    onPartitions(table, ['GetItem'], [`${CLIENT_PREFIX}*`, ...made]),
    onPartitions(table, ['PutItem'], [...made, `${KEY_REGISTER_PREFIX}*`]),
    onPartitions(table, ['DeleteItem'], [`${CODE_PREFIX}*`]),
    encryption(KEY_WRITE, table, key),
  ];
}

/**
 * What the check on a schedule may do: read everything, since what does not agree may stand anywhere, and write how far it has
 * come. No request reaches it. A scan names no partition: so it sees digests of secrets too, and no secret.
 */
export function verifyRights(table: ITableV2, key: IKey): PolicyStatement[] {
  return [
    new PolicyStatement({
      actions: dynamodb(['GetItem', 'BatchGetItem', 'Query', 'Scan']),
      resources: [table.tableArn],
    }),
    onPartitions(table, ['PutItem'], [UPKEEP_PARTITION]),
    encryption(KEY_WRITE, table, key),
  ];
}

/** For actions on one item, which always name a key: of none, "all" would hold too. */
function onPartitions(
  table: ITableV2,
  actions: ('GetItem' | 'PutItem' | 'UpdateItem' | 'DeleteItem')[],
  named: string[],
): PolicyStatement {
  return new PolicyStatement({
    actions: dynamodb(actions),
    resources: [table.tableArn],
    conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': named } },
  });
}

function encryption(actions: string[], table: ITableV2, key: IKey): PolicyStatement {
  return new PolicyStatement({
    actions,
    // A table that was adopted may have a key of its own.
    resources: [(table.encryptionKey ?? key).keyArn],
    conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${Stack.of(table).region}.amazonaws.com` } },
  });
}

function indexRights(table: ITableV2): PolicyStatement {
  const indexes = Object.values(INDEXES).map(({ name }) => `${table.tableArn}/index/${name}`);
  return new PolicyStatement({ actions: dynamodb(['Query']), resources: indexes });
}

/** Who could query or write API keys could make callers up: those items answer a GetItem and nothing else. */
function apiKeysByGetItemOnly(actions: string[], table: ITableV2): PolicyStatement {
  return new PolicyStatement({
    effect: Effect.DENY,
    actions: dynamodb(actions.filter((action) => action !== 'GetItem')),
    resources: [table.tableArn],
    conditions: {
      'ForAnyValue:StringLike': {
        'dynamodb:LeadingKeys': [`${API_KEY_PREFIX}*`, `${KEY_REGISTER_PREFIX}*`],
      },
    },
  });
}

function dynamodb(actions: string[]): string[] {
  return actions.map((action) => `dynamodb:${action}`);
}
