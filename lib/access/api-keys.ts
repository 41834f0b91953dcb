/** API keys: only their SHA-256 is stored; whose key it is, or that it is nobody's, is remembered for a minute. */
import { createHash } from 'node:crypto';
import type { ApiKeyRow, Caller } from '../domain/caller.ts';
import type { Clock } from '../domain/ports.ts';
import { askedOnce, memoryOf } from './memory.ts';

/** The door to the stored keys. */
type FindApiKey = (digest: string) => Promise<ApiKeyRow | undefined>;

export interface ApiKeys {
  /** The caller a secret belongs to; undefined when it is unknown, revoked or expired. */
  callerOf(secret: string): Promise<Caller | undefined>;
}

export const CALLER_SECONDS = 60;
/** Of each kind: strangers, however many, put no caller out of mind. */
const REMEMBERED_AT_MOST = 1000;

/** SHA-256, hex: what is stored and looked up instead of the key. */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('hex');
}

/**
 * Looks a key up once a minute, whatever it is: a revoked one is let in for so long, and an unknown one refused; one that has
 * expired is refused at once. A new key works at once all the same: its secret was made with it, so that nobody can have tried it before.
 */
export function rememberedApiKeys(find: FindApiKey, clock: Clock): ApiKeys {
  const callers = memoryOf<{ caller: Caller; endsAt: number }>(
    clock,
    CALLER_SECONDS * 1000,
    REMEMBERED_AT_MOST,
  );
  const strangers = memoryOf<true>(clock, CALLER_SECONDS * 1000, REMEMBERED_AT_MOST);
  const once = askedOnce<Caller | undefined>();
  return {
    async callerOf(secret) {
      const digest = digestOf(secret);
      const now = clock.now().getTime();
      if (strangers.get(digest)) return undefined;
      const known = callers.get(digest);
      if (known) return known.endsAt > now ? known.caller : undefined;
      return once(digest, async () => {
        const row = await find(digest);
        const endsAt = endOf(row);
        if (!row || row.revoked || endsAt <= now) {
          strangers.keep(digest, true, now);
          return undefined;
        }
        const caller = callerIn(row);
        callers.keep(digest, { caller, endsAt }, now);
        return caller;
      });
    },
  };
}

function callerIn({ keyId, clientId, name, organizationId, scopes }: ApiKeyRow): Caller {
  return { id: keyId, clientId, name, organizationId, scopes };
}

/** When a key ends, in epoch milliseconds. One whose end cannot be read has ended. */
function endOf(row: ApiKeyRow | undefined): number {
  return row?.expiresAt === undefined ? Infinity : Date.parse(row.expiresAt) || 0;
}
