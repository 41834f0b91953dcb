/** The secret by which the functions know CloudFront. AWS makes it; the stack of the front refers to it by name. */
import { RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type CfnSecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';

const LENGTH = 64;

/** A reference to another stack could not stand in a dynamic reference: CloudFormation finds the secret by this name. */
export const originSecretName = (stackName: string) => `${stackName}/origin`;

/** What every function of the API gets: the secret's id in its environment, and the right to read it. */
export function originSecret(
  scope: Construct,
  encryptionKey: IKey,
): { environment: Record<string, string>; rights: PolicyStatement[] } {
  const { stackName, region } = Stack.of(scope);
  const secret = new Secret(scope, 'Origin', {
    secretName: originSecretName(stackName),
    description: 'Sales orders: what CloudFront shows to the functions',
    encryptionKey,
    generateSecretString: { passwordLength: LENGTH, excludePunctuation: true },
    removalPolicy: RemovalPolicy.DESTROY,
  });
  Validations.of(secret).acknowledge({
    id: 'AwsSolutions-SMG4',
    reason: 'Rotated by a new version and a deployment that has CloudFront send it (docs/deploy.md).',
  });
  const id = (secret.node.defaultChild as CfnSecret).attrId;
  const rights = [
    new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [id] }),
    new PolicyStatement({
      actions: ['kms:Decrypt'],
      resources: [encryptionKey.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `secretsmanager.${region}.amazonaws.com` } },
    }),
  ];
  return { environment: { ORIGIN_SECRET: id }, rights };
}
