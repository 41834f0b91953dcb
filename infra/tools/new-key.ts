/** Making API keys. The secret is shown once and kept nowhere: only its digest is stored. */
import { digestOf } from '../../lib/access/api-keys.ts';
import { idOf, newSecret as secretOf } from '../../lib/access/secrets.ts';

/** A secret nobody can guess, and recognisable where it leaks. */
export const newSecret = (): string => secretOf('so');

/** The name of a key in lists, logs and audit trails. */
export const keyIdOf = (secret: string): string => idOf('key', digestOf(secret));
