/** The origin secret as Secrets Manager has it. Imported where it is used: most deployments have none, and no client for it in their bundles. */
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** A request waits for this before anything else is done. */
const WITHIN_MS = 5000;

/**
 * The current text of the secret and the one before it: the front sends the old one until it has been deployed again.
 * @throws when both cannot be had within so many milliseconds
 */
export async function readOriginTexts(secretId: string, withinMs = WITHIN_MS): Promise<string[]> {
  const client = new SecretsManagerClient({});
  const options = { abortSignal: AbortSignal.timeout(withinMs) };
  const textOf = async (VersionStage: string) => {
    const asked = new GetSecretValueCommand({ SecretId: secretId, VersionStage });
    return (await client.send(asked, options)).SecretString ?? '';
  };
  const former = textOf('AWSPREVIOUS').catch((error: Error) => {
    if (error.name === 'ResourceNotFoundException') return '';
    throw error;
  });
  return Promise.all([textOf('AWSCURRENT'), former]);
}
