/** The secret that access tokens are signed with. AWS makes it, one function reads it, and nothing writes it down. */
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { generatedSecret } from './generated-secret.ts';

/** The secret's id, and the rights to read it. It goes with the stack: all that is lost are tokens of an hour. */
export function signingSecret(
  scope: Construct,
  encryptionKey: IKey,
): { id: string; rights: PolicyStatement[] } {
  return generatedSecret(scope, 'Signing', {
    description: 'Sales orders: what access tokens are signed with',
    encryptionKey,
    rotation: 'Rotated by a new version (docs/deploy.md): tokens of the old one stay good until they end.',
  });
}
