/** Making API keys. The secret is shown once and kept nowhere: only its digest is stored. */
import { randomBytes } from 'node:crypto';
import { digestOf } from '../../lib/access/api-keys.ts';

const SECRET_BYTES = 32;

/** A secret nobody can guess, and recognisable where it leaks. */
export function newSecret(): string {
  return `so_${randomBytes(SECRET_BYTES).toString('base64url')}`;
}

/** The name of a key in lists, logs and audit trails. */
export function keyIdOf(secret: string): string {
  return `key-${digestOf(secret).slice(0, 12)}`;
}
