/** The secret that access tokens are signed with. AWS makes it, one function reads it, and nothing writes it down. */
import { RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type CfnSecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';

const LENGTH = 64;

/** The secret's id, and the rights to read it. It goes with the stack: all that is lost are tokens of an hour. */
export function signingSecret(
  scope: Construct,
  encryptionKey: IKey,
): { id: string; rights: PolicyStatement[] } {
  const secret = new Secret(scope, 'Signing', {
    description: 'Sales orders: what access tokens are signed with',
    encryptionKey,
    generateSecretString: { passwordLength: LENGTH, excludePunctuation: true },
    removalPolicy: RemovalPolicy.DESTROY,
  });
  Validations.of(secret).acknowledge({
    id: 'AwsSolutions-SMG4',
    reason: 'Rotated by a new version (docs/deploy.md): tokens of the old one stay good until they end.',
  });
  // Its ARN by attribute: what a reference is to a secret, an emulator takes for its name.
  const id = (secret.node.defaultChild as CfnSecret).attrId;
  const rights = [
    new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [id] }),
    new PolicyStatement({
      actions: ['kms:Decrypt'],
      resources: [encryptionKey.keyArn],
      conditions: {
        StringEquals: { 'kms:ViaService': `secretsmanager.${Stack.of(scope).region}.amazonaws.com` },
      },
    }),
  ];
  return { id, rights };
}
