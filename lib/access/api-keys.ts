/** API keys: only their SHA-256 is stored; a found key is remembered for a minute, for that key alone. */
import { createHash } from 'node:crypto';
import type { ApiKeyRow, Caller } from '../domain/caller.ts';
import type { Clock } from '../domain/ports.ts';

/** The door to the stored keys. */
type FindApiKey = (digest: string) => Promise<ApiKeyRow | undefined>;

export interface ApiKeys {
  /** The caller a secret belongs to; undefined when it is unknown, revoked or expired. */
  callerOf(secret: string): Promise<Caller | undefined>;
}

export const CALLER_SECONDS = 60;
const CALLERS_REMEMBERED = 1000;

/** SHA-256, hex: what is stored and looked up instead of the key. */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('hex');
}

/** Looks keys up, remembering good ones for 60 s, but not beyond their expiry; a refusal is never remembered, so a new key works at once. */
export function rememberedApiKeys(find: FindApiKey, clock: Clock): ApiKeys {
  const remembered = new Map<string, { caller: Caller; until: number }>();
  return {
    async callerOf(secret) {
      const digest = digestOf(secret);
      const now = clock.now().getTime();
      const known = remembered.get(digest);
      if (known && known.until > now) return known.caller;
      remembered.delete(digest);
      const row = await find(digest);
      const until = Math.min(now + CALLER_SECONDS * 1000, endOf(row));
      if (!row || row.revoked || until <= now) return undefined;
      const caller = {
        id: row.keyId,
        clientId: row.clientId,
        name: row.name,
        organizationId: row.organizationId,
        scopes: row.scopes,
      };
      if (remembered.size >= CALLERS_REMEMBERED) remembered.clear();
      remembered.set(digest, { caller, until });
      return caller;
    },
  };
}

/** When a key ends, in epoch milliseconds. One whose end cannot be read has ended. */
function endOf(row: ApiKeyRow | undefined): number {
  return row?.expiresAt === undefined ? Infinity : Date.parse(row.expiresAt) || 0;
}
