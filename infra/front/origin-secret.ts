/** The secret by which the functions know CloudFront. AWS makes it; the stack of the front refers to it by name. */
import { Stack } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { generatedSecret } from '../generated-secret.ts';

/** A reference to another stack could not stand in a dynamic reference: CloudFormation finds the secret by this name. */
export const originSecretName = (stackName: string) => `${stackName}/origin`;

/** What every function of the API gets: the secret's id in its environment, and the right to read it. */
export function originSecret(
  scope: Construct,
  encryptionKey: IKey,
): { environment: Record<string, string>; rights: PolicyStatement[] } {
  const { id, rights } = generatedSecret(scope, 'Origin', {
    secretName: originSecretName(Stack.of(scope).stackName),
    description: 'Sales orders: what CloudFront shows to the functions',
    encryptionKey,
    rotation: 'Rotated by a new version and a deployment that has CloudFront send it (docs/deploy.md).',
  });
  return { environment: { ORIGIN_SECRET: id }, rights };
}
