/** API keys and access tokens: only SHA-256 is stored; whose a secret is, or that it is nobody's, is remembered for a minute. */
import { createHash } from 'node:crypto';
import { isOver, type ApiKeyRow, type Caller } from '../domain/caller.ts';
import type { Clock } from '../domain/ports.ts';
import { askedOnce, memoryOf } from './memory.ts';

/** The door to the stored keys. */
type FindApiKey = (digest: string) => Promise<ApiKeyRow | undefined>;

/** What has no good signature is refused without a look at the table, and not remembered: its key may be about to be known. */
export type Unproven = 'unproven';

/** A caller, and when the credential ends by itself, in epoch milliseconds. */
export interface Admitted {
  caller: Caller;
  endsAt?: number;
}

export interface MoreDoors {
  /** Who an access token belongs to; undefined for one whose client is gone. Without it no token is taken. */
  ofToken?(token: string): Promise<Admitted | Unproven | undefined>;
  /** Told of a caller that was looked up; it must not throw. */
  used?(caller: Caller): Promise<void>;
}

export interface ApiKeys {
  /** The caller a secret belongs to; undefined when it is unknown, revoked or over. */
  callerOf(secret: string): Promise<Caller | undefined>;
}

export const CALLER_SECONDS = 60;
/** Of each kind: strangers, however many, put no caller out of mind. */
const REMEMBERED_AT_MOST = 1000;

/** Whether a secret has the form of an access token: an API key never does, since it holds no dot. */
export const looksLikeToken = (secret: string): boolean => /^eyJ[\w-]+\.[\w-]+\.[\w-]*$/.test(secret);

/** SHA-256, hex: what is stored and looked up instead of the key. */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('hex');
}

/**
 * Looks a secret up once a minute, whatever it is: a revoked one is let in for so long, and an unknown one refused; one that has
 * expired is refused at once. A new key works at once all the same: its secret was made with it, so that nobody can have tried it before.
 */
export function rememberedApiKeys(find: FindApiKey, clock: Clock, doors: MoreDoors = {}): ApiKeys {
  const callers = memoryOf<Admitted>(clock, CALLER_SECONDS * 1000, REMEMBERED_AT_MOST);
  const strangers = memoryOf<true>(clock, CALLER_SECONDS * 1000, REMEMBERED_AT_MOST);
  const once = askedOnce<Caller | undefined>();
  return {
    async callerOf(secret) {
      const digest = digestOf(secret);
      const now = clock.now();
      if (strangers.get(digest)) return undefined;
      const known = callers.get(digest);
      if (known) return (known.endsAt ?? Infinity) > now.getTime() ? known.caller : undefined;
      return once(digest, async () => {
        const found = looksLikeToken(secret)
          ? await doors.ofToken?.(secret)
          : holderOf(await find(digest), now);
        if (found === 'unproven') return undefined;
        if (!found) {
          strangers.keep(digest, true, now.getTime());
          return undefined;
        }
        callers.keep(digest, found, now.getTime());
        await doors.used?.(found.caller);
        return found.caller;
      });
    },
  };
}

function holderOf(row: ApiKeyRow | undefined, now: Date): Admitted | undefined {
  if (!row || isOver(row, now)) return undefined;
  const { keyId, clientId, name, organizationId, scopes, expiresAt } = row;
  const caller = { id: keyId, clientId, name, organizationId, scopes };
  return { caller, endsAt: expiresAt === undefined ? undefined : Date.parse(expiresAt) };
}
