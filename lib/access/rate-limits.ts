/** How many orders a caller may ask about in a minute: a bucket for its credential and one for its organisation, in this container. */
import type { Caller, Standing } from '../domain/caller.ts';
import type { OrganizationId } from '../domain/identity.ts';
import type { Clock } from '../domain/ports.ts';
import { ORDERS_PER_MINUTE, type OrdersPerMinute } from '../domain/limits.ts';
import { CALLER_SECONDS } from './api-keys.ts';
import { askedOnce, memoryOf } from './memory.ts';
import { tokenBuckets, type Level } from './token-buckets.ts';

export interface RateLimits {
  /** Takes so many orders out of both buckets, or none out of either: then `retryAfterSeconds` stands in the answer. */
  count(caller: Caller, orders: number): Promise<Standing>;
}

/** The door to an organisation's own limits. */
type FindOrdersPerMinute = (org: OrganizationId) => Promise<Partial<OrdersPerMinute> | undefined>;

const ORGANIZATIONS_REMEMBERED = 1000;

/** Of a caller who has not been counted, above all one whom nobody knows. */
export const UNCOUNTED: Standing = {
  limit: ORDERS_PER_MINUTE.credential,
  remaining: ORDERS_PER_MINUTE.credential,
  resetSeconds: 1,
};

/** Limits of an organisation are looked up once a minute; when they cannot be, the usual ones hold for that minute. */
export function rateLimits(find: FindOrdersPerMinute, clock: Clock): RateLimits {
  const known = memoryOf<OrdersPerMinute>(clock, CALLER_SECONDS * 1000, ORGANIZATIONS_REMEMBERED);
  const once = askedOnce<OrdersPerMinute>();
  const buckets = tokenBuckets();
  const limitsOf = (org: OrganizationId) =>
    once(org, async () => {
      const since = clock.now().getTime();
      const own = await find(org).catch(() => undefined);
      const limits = { ...ORDERS_PER_MINUTE, ...own };
      known.keep(org, limits, since);
      return limits;
    });
  return {
    async count(caller, orders) {
      const org = caller.organizationId;
      const { credential, organization } = known.get(org) ?? (await limitsOf(org));
      // Keys of one client share its bucket: who rotates a key does not get a second one.
      const own = { name: `${org} ${caller.clientId ?? caller.id}`, perMinute: credential };
      const shared = { name: org, perMinute: organization };
      const now = clock.now().getTime();
      const waitMs = buckets.take([own, shared], orders, now);
      return standingIn([buckets.level(own, now), buckets.level(shared, now)], waitMs);
    },
  };
}

function standingIn([own, shared]: [own: Level, shared: Level], waitMs: number): Standing {
  const { perMinute, remaining, fullInMs } = own.remaining <= shared.remaining ? own : shared;
  const standing = { limit: perMinute, remaining, resetSeconds: inSeconds(fullInMs) };
  return waitMs > 0 ? { ...standing, retryAfterSeconds: inSeconds(waitMs) } : standing;
}

const inSeconds = (milliseconds: number): number => Math.max(1, Math.ceil(milliseconds / 1000));
