/** What the token endpoint needs: the secret that access tokens are signed with, and its rights. AWS makes the secret, and nothing writes it down. */
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type CfnSecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import {
  CLIENT_PREFIX,
  CODE_PREFIX,
  DENIED_PREFIX,
  KEY_REGISTER_PREFIX,
  REFRESH_TOKEN_PREFIX,
  SIGNERS_PARTITION,
} from '../lib/store/credential-keys.ts';
import { encryption, KEY_WRITE, onPartitions } from './table-rights.ts';

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
