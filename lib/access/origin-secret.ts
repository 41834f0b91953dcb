/**
 * What a front (CloudFront with a firewall) shows of itself in a header, so that the API's own address is no way around it.
 * AWS makes the text; the functions read it, and keep nothing but its digest.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { OrderError } from '../domain/order-error.ts';
import type { Clock } from '../domain/ports.ts';

/** In lower case, as headers arrive. */
export const ORIGIN_HEADER = 'x-sales-orders-front';

const KEPT_MS = 300_000;
/** A text that is not known is looked for again, but no more often: whoever guesses must not have AWS asked each time. */
const AGAIN_AFTER_MS = 10_000;

/** Whether a header shows the secret. @throws OrderError unavailable while it has never been read */
export type OriginProof = (shown: string | undefined) => Promise<boolean>;

/** Reads the texts when they are first needed, and again after five minutes; while they cannot be read, those known stay good. */
export function originProof(read: () => Promise<readonly string[]>, clock: Clock): OriginProof {
  let known: { digests: Buffer[]; readAt: number } | undefined;
  const refreshed = async (olderThanMs: number): Promise<Buffer[]> => {
    const now = clock.now().getTime();
    if (known && now - known.readAt < olderThanMs) return known.digests;
    try {
      const texts = (await read()).filter((text) => text !== '');
      known = { digests: texts.map(digestOf), readAt: now };
    } catch (cause) {
      if (!known) throw new OrderError('unavailable', { retryAfterSeconds: 5 }, { cause });
      known = { ...known, readAt: now };
    }
    return known.digests;
  };
  return async (shown) => {
    if (!shown) return false;
    const digest = digestOf(shown);
    const isOne = (digests: Buffer[]) => digests.some((each) => timingSafeEqual(each, digest));
    return isOne(await refreshed(KEPT_MS)) || isOne(await refreshed(AGAIN_AFTER_MS));
  };
}

const digestOf = (text: string) => createHash('sha256').update(text).digest();
