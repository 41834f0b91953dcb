/** The idempotency claim of one command. */
import type { IdempotencyClaim } from '../domain/change.ts';
import type { OperationContext } from './operation.ts';

const HOUR_SECONDS = 3600;
/** How long a key is remembered when the organisation does not say. */
export const KEPT_HOURS = 24;

/** The claim to commit with the effect; absent when the call came without a key. */
export function claimFor(context: OperationContext, now: Date): IdempotencyClaim | undefined {
  if (!context.claim) return undefined;
  return { ...context.claim, expiresAt: Math.floor(now.getTime() / 1000) + KEPT_HOURS * HOUR_SECONDS };
}
