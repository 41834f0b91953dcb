/** The key that orders, events, logs and alarms are encrypted with: one, because each costs money every month. */
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { tellers } from './watch/alarm-topic.ts';

/** A customer key, renewed every year. Without it the table cannot be read, so it is kept as long as the table is. */
export function storageKey(scope: Construct, keep: boolean): Key {
  const key = new Key(scope, 'StorageKey', {
    description: 'Sales orders, their events, logs and alarms',
    enableKeyRotation: true,
    removalPolicy: keep ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
  const { region, account, partition, stackName } = Stack.of(scope);
  key.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal(`logs.${region}.amazonaws.com`)],
      actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
      resources: ['*'],
      conditions: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': `arn:${partition}:logs:${region}:${account}:log-group:${stackName}-*`,
        },
      },
    }),
  );
  // The bus adds what it asks for itself; this is the archive's. By name: the bus names the key.
  const events = new ServicePrincipal('events.amazonaws.com');
  const bus = `arn:${partition}:events:${region}:${account}:event-bus/${stackName}`;
  key.addToResourcePolicy(
    new PolicyStatement({
      principals: [events],
      actions: ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:ReEncrypt*'],
      resources: ['*'],
      conditions: { StringEquals: { 'kms:EncryptionContext:aws:events:event-bus:arn': bus } },
    }),
  );
  key.addToResourcePolicy(
    new PolicyStatement({
      principals: [events],
      actions: ['kms:DescribeKey'],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:SourceAccount': account } },
    }),
  );
  // What alarms say is encrypted on its way, and whoever tells has to ask for it.
  for (const [principal, conditions] of tellers(scope, Stack.of(scope).stackName)) {
    key.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(principal)],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
        conditions,
      }),
    );
  }
  return key;
}
