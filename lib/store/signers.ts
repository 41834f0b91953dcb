/** The public keys that access tokens are verified with: one item, read by every function and written by the one that signs. */
import { briefly } from './api-keys.ts';
import { keys } from './keys.ts';
import { assertKnown, SCHEMA_VERSION } from './schema.ts';
import { conditionFailed, type Table } from './table.ts';

/** An Ed25519 key: its name, and its public part in base64url. */
export interface PublicSigner {
  kid: string;
  x: string;
  /** ISO; absent for the one that signs now. */
  until?: string;
}

export interface Signers {
  signers: PublicSigner[];
  /** Counts the writes: a writer that has not seen the last one writes nothing. */
  revision: number;
}

/** @throws OrderError unavailable */
export async function loadSigners(table: Table): Promise<Signers> {
  const item = await briefly(table).get(keys.signers());
  if (!item) return { signers: [], revision: 0 };
  assertKnown(item);
  return { signers: item['content'] as PublicSigner[], revision: Number(item['revision']) };
}

/** Writes the next revision. False when somebody else has written it first. @throws OrderError unavailable */
export async function saveSigners(table: Table, { signers, revision }: Signers): Promise<boolean> {
  const put = briefly(table).put({
    Item: { ...keys.signers(), content: signers, revision: revision + 1, schemaVersion: SCHEMA_VERSION },
    ConditionExpression: 'attribute_not_exists(PK) OR revision = :revision',
    ExpressionAttributeValues: { ':revision': revision },
  });
  try {
    await put;
    return true;
  } catch (error) {
    if (conditionFailed(error)) return false;
    throw error;
  }
}
