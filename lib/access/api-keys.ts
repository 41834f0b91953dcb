/** API keys and access tokens: only SHA-256 is stored or remembered; who was let in is, for a minute, by that secret alone. */
import { createHash } from 'node:crypto';
import { isOver, type ApiKeyRow, type Caller } from '../domain/caller.ts';
import type { Clock } from '../domain/ports.ts';
import { looksLikeToken } from './access-tokens.ts';

/** The door to the stored keys. */
type FindApiKey = (digest: string) => Promise<ApiKeyRow | undefined>;

/** A caller, and when the credential ends by itself, in epoch milliseconds. */
export interface Admitted {
  caller: Caller;
  endsAt?: number;
}

export interface MoreDoors {
  /** Who an access token belongs to; without it none is taken. */
  ofToken?(token: string): Promise<Admitted | undefined>;
  /** Told of a caller that was looked up; it must not throw. */
  used?(caller: Caller): Promise<void>;
}

export interface ApiKeys {
  /** The caller a secret belongs to; undefined when it is unknown, revoked or over. */
  callerOf(secret: string): Promise<Caller | undefined>;
}

export const CALLER_SECONDS = 60;
const CALLERS_REMEMBERED = 1000;

/** SHA-256, hex: what is stored and looked up instead of the key. */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('hex');
}

/** Looks secrets up, remembering good ones for 60 s; a refusal is never remembered, so a new key works at once. */
export function rememberedApiKeys(find: FindApiKey, clock: Clock, doors: MoreDoors = {}): ApiKeys {
  const remembered = new Map<string, { caller: Caller; until: number }>();
  return {
    async callerOf(secret) {
      const digest = digestOf(secret);
      const now = clock.now();
      const known = remembered.get(digest);
      if (known && known.until > now.getTime()) return known.caller;
      remembered.delete(digest);
      const found = looksLikeToken(secret)
        ? await doors.ofToken?.(secret)
        : keyHolder(await find(digest), now);
      if (!found) return undefined;
      const { caller, endsAt = Number.POSITIVE_INFINITY } = found;
      if (remembered.size >= CALLERS_REMEMBERED) remembered.clear();
      remembered.set(digest, { caller, until: Math.min(now.getTime() + CALLER_SECONDS * 1000, endsAt) });
      await doors.used?.(caller);
      return caller;
    },
  };
}

function keyHolder(row: ApiKeyRow | undefined, now: Date): Admitted | undefined {
  if (!row || isOver(row, now)) return undefined;
  const { keyId, clientId, name, organizationId, scopes, expiresAt } = row;
  const caller = { id: keyId, clientId, name, organizationId, scopes };
  return { caller, endsAt: expiresAt === undefined ? undefined : Date.parse(expiresAt) };
}
