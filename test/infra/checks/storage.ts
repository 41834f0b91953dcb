/** What is stored is kept, encrypted with our own key, and can be recovered. */
import { organizationId } from '../../../lib/domain/identity.ts';
import { partitions } from '../../../lib/store/keys.ts';
import { at, type CloudTemplate, type Json, many, onlyOf, resourcesOf } from '../template.ts';
import { holds, type TemplateCheck } from './check.ts';

const TABLE = 'AWS::DynamoDB::GlobalTable';
const KEY = 'AWS::KMS::Key';

const table = (template: CloudTemplate) => onlyOf(template, TABLE);
const indexes = (template: CloudTemplate) => many(table(template).Properties['GlobalSecondaryIndexes']);

const ORGANIZATION = organizationId('10234695');
/** What each attribute holds that an index is partitioned by. */
const PARTITIONED_BY: Record<string, string> = {
  organizationKey: partitions.organization(ORGANIZATION),
  stageKey: partitions.stage(ORGANIZATION, 'open'),
  customerKey: partitions.customer(ORGANIZATION, '1'),
  monthKey: partitions.changesOf(ORGANIZATION, '2026-11'),
};

const partitionOf = (index: Json): string =>
  String(
    at(
      many(at(index, 'KeySchema')).find((key) => at(key, 'KeyType') === 'HASH'),
      'AttributeName',
    ),
  );

export const storageChecks: TemplateCheck[] = [
  {
    ...holds(
      'the table recovers to a point in time',
      (template) =>
        at(
          table(template).Properties,
          'Replicas.0.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled',
        ) === true,
    ),
    spoil: (template) => {
      table(template).Properties['Replicas'] = [{ DeletionProtectionEnabled: true }];
    },
  },
  {
    ...holds(
      'the table refuses deletion',
      (template) => at(table(template).Properties, 'Replicas.0.DeletionProtectionEnabled') === true,
    ),
    spoil: (template) => {
      table(template).Properties['Replicas'] = [{ DeletionProtectionEnabled: false }];
    },
  },
  {
    promise: 'the table and its key outlive the stack',
    violations: (template) =>
      [...resourcesOf(template, TABLE), ...resourcesOf(template, KEY)]
        .filter(
          ([, { DeletionPolicy, UpdateReplacePolicy }]) =>
            DeletionPolicy !== 'Retain' || UpdateReplacePolicy !== 'Retain',
        )
        .map(([id]) => id),
    spoil: (template) => {
      onlyOf(template, KEY).UpdateReplacePolicy = 'Delete';
    },
  },
  {
    ...holds(
      'the table is paid by request',
      (template) => table(template).Properties['BillingMode'] === 'PAY_PER_REQUEST',
    ),
    spoil: (template) => {
      table(template).Properties['BillingMode'] = 'PROVISIONED';
    },
  },
  {
    ...holds(
      'the table is encrypted with a key of the stack',
      (template) =>
        at(table(template).Properties, 'SSESpecification.SSEEnabled') === true &&
        at(table(template).Properties, 'Replicas.0.SSESpecification.KMSMasterKeyId') !== undefined,
    ),
    spoil: (template) => {
      delete table(template).Properties['SSESpecification'];
    },
  },
  {
    ...holds(
      'the key is renewed',
      (template) => onlyOf(template, KEY).Properties['EnableKeyRotation'] === true,
    ),
    spoil: (template) => {
      onlyOf(template, KEY).Properties['EnableKeyRotation'] = false;
    },
  },
  {
    ...holds(
      'nobody may use the key without being named',
      (template) => !JSON.stringify(onlyOf(template, KEY).Properties).includes('"Principal":"*"'),
    ),
    spoil: (template) => {
      onlyOf(template, KEY).Properties['KeyPolicy'] = { Statement: [{ Effect: 'Allow', Principal: '*' }] };
    },
  },
  {
    promise: 'the key serves services in our name only: logs of our groups, our bus, our alarms, our budgets',
    violations: (template) =>
      many(at(onlyOf(template, KEY).Properties, 'KeyPolicy.Statement'))
        .filter((statement) => at(statement, 'Principal.Service') !== undefined)
        .filter((statement) => {
          const condition = JSON.stringify(at(statement, 'Condition') ?? '');
          return !/aws:logs:arn.*log-group:sales-orders-dev-\*|event-bus.*sales-orders-dev|aws:SourceAccount/.test(
            condition,
          );
        })
        .map((statement) => JSON.stringify(statement)),
    spoil: (template) => {
      const policy = onlyOf(template, KEY).Properties['KeyPolicy'];
      const open = JSON.parse(
        JSON.stringify(policy).replaceAll('log-group:sales-orders-dev-*', 'log-group:*'),
      ) as Json;
      onlyOf(template, KEY).Properties['KeyPolicy'] = open;
    },
  },
  {
    ...holds(
      'the stream carries both images and expired items go',
      (template) =>
        at(table(template).Properties, 'StreamSpecification.StreamViewType') === 'NEW_AND_OLD_IMAGES' &&
        at(table(template).Properties, 'TimeToLiveSpecification.AttributeName') === 'expiresAt',
    ),
    spoil: (template) => {
      table(template).Properties['StreamSpecification'] = { StreamViewType: 'KEYS_ONLY' };
    },
  },
  {
    promise:
      'every index projects the packed row or its keys alone, within the 20 attributes that one may have',
    violations: (template) =>
      indexes(template)
        .filter((index) => {
          const carried = at(index, 'Projection.NonKeyAttributes');
          const rows = JSON.stringify(carried) === '["row"]';
          const keys = at(index, 'Projection.ProjectionType') === 'KEYS_ONLY' && carried === undefined;
          return !rows && !keys;
        })
        .map((index) => String(at(index, 'IndexName'))),
    spoil: (template) => {
      table(template).Properties['GlobalSecondaryIndexes'] = [
        { IndexName: 'by-all', Projection: { ProjectionType: 'ALL' } },
      ];
    },
  },
  {
    promise: "every index has the organisation at the beginning of its partition's key",
    violations: (template) =>
      indexes(template)
        .filter((index) => {
          const value = PARTITIONED_BY[partitionOf(index)] ?? '';
          return !/^ORG#10234695(#|$)/.test(value);
        })
        .map((index) => String(at(index, 'IndexName'))),
    spoil: (template) => {
      table(template).Properties['GlobalSecondaryIndexes'] = [
        { IndexName: 'by-word', KeySchema: [{ AttributeName: 'status', KeyType: 'HASH' }] },
      ];
    },
  },
];
