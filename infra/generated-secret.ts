/** A secret that AWS makes and nothing writes down, with the rights to read it. */
import { RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type CfnSecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';

const LENGTH = 64;

interface SecretProps {
  /** Only where something finds it by name: AWS gives it one otherwise. */
  secretName?: string;
  description: string;
  encryptionKey: IKey;
  /** How it is rotated, since nothing does that by itself. */
  rotation: string;
}

/** The secret's id, and the rights to read it. It goes with the stack. */
export function generatedSecret(
  scope: Construct,
  id: string,
  { rotation, ...props }: SecretProps,
): { id: string; rights: PolicyStatement[] } {
  const secret = new Secret(scope, id, {
    ...props,
    generateSecretString: { passwordLength: LENGTH, excludePunctuation: true },
    removalPolicy: RemovalPolicy.DESTROY,
  });
  Validations.of(secret).acknowledge({ id: 'AwsSolutions-SMG4', reason: rotation });
  // Its ARN by attribute: what a reference is to a secret, an emulator takes for its name.
  const arn = (secret.node.defaultChild as CfnSecret).attrId;
  const rights = [
    new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [arn] }),
    new PolicyStatement({
      actions: ['kms:Decrypt'],
      resources: [props.encryptionKey.keyArn],
      conditions: {
        StringEquals: { 'kms:ViaService': `secretsmanager.${Stack.of(scope).region}.amazonaws.com` },
      },
    }),
  ];
  return { id: arn, rights };
}
