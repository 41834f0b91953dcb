/** Where alarms are told: one topic, encrypted with the key of the orders, which this account's alarms and budget may use. */
import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';

/** Whoever reads that address is told, once they have followed the link in the first mail. */
export function alarmTopic(scope: Construct, masterKey: IKey, service: string, email?: string): Topic {
  const topic = new Topic(scope, 'Alarms', {
    displayName: `Alarms of ${service}`,
    masterKey,
    enforceSSL: true,
  });
  // A policy of our own replaces the one that lets this account publish.
  for (const [principal, source] of tellers(scope, service)) {
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(principal)],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: source,
      }),
    );
  }
  if (email !== undefined) topic.addSubscription(new EmailSubscription(email));
  return topic;
}

/** Who tells: this deployment's alarms and this account's budgets, as statements of topic and key put it. */
export function tellers(scope: Construct, service: string): [principal: string, conditions: object][] {
  const { account, region, partition } = Stack.of(scope);
  const from = (arn: string) => ({
    StringEquals: { 'aws:SourceAccount': account },
    ArnLike: { 'aws:SourceArn': arn },
  });
  return [
    ['cloudwatch.amazonaws.com', from(`arn:${partition}:cloudwatch:${region}:${account}:alarm:${service}-*`)],
    ['budgets.amazonaws.com', from(`arn:${partition}:budgets::${account}:*`)],
  ];
}
