/** The one retry layer: what is transient or unknown is repeated, with full jitter, until the request's time is up. */
import { OrderError } from '../domain/order-error.ts';

const TRIES = 4;
const FIRST_WAIT_MS = 30;
const LONGEST_WAIT_MS = 1000;
/** The most one call may spend on retries, whatever time the request has left. */
const BUDGET_MS = 8000;

const TRANSIENT = new Set([
  'ThrottlingException',
  'ThrottlingError',
  'ThrottledException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'LimitExceededException',
  'InternalServerError',
  'InternalServerErrorException',
  'ServiceUnavailable',
  'ServiceUnavailableException',
  'TransactionConflictException',
  'TransactionInProgressException',
  'TimeoutError',
  'AbortError',
]);

/** Reasons of a cancelled transaction that say nothing about the order. */
const TRANSIENT_REASONS = new Set([
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
]);

/** Runs `send`, repeating it while the failure is transient. @throws OrderError unavailable when it stays so */
export async function attempt<Answer>(send: () => Promise<Answer>, deadline: number): Promise<Answer> {
  const until = Math.min(deadline, Date.now() + BUDGET_MS);
  for (let tries = 1; ; tries += 1) {
    try {
      return await send();
    } catch (error) {
      if (!isTransient(error)) throw error;
      const wait = Math.random() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 4 ** (tries - 1));
      if (tries >= TRIES || Date.now() + wait > until) {
        throw new OrderError('unavailable', { retryAfterSeconds: 1 }, { cause: error });
      }
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

/** Transient, or of unknown outcome: throttles, conflicts, server errors, lost connections, timeouts. */
function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (TRANSIENT.has(error.name)) return true;
  const reasons = cancellationReasons(error);
  if (reasons) return reasons.some((reason) => TRANSIENT_REASONS.has(reason.Code ?? ''));
  if ('code' in error && typeof error.code === 'string' && /^(E[A-Z]+|UND_ERR)/.test(error.code)) return true;
  const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
  return status === undefined ? error.name !== 'OrderError' && '$metadata' in error : status >= 500;
}

export interface CancellationReason {
  Code?: string;
  Item?: Record<string, { S?: string; N?: string; B?: Uint8Array }>;
}

/** Reasons by position of a cancelled transaction; undefined when the error is something else. */
export function cancellationReasons(error: unknown): CancellationReason[] | undefined {
  if (!(error instanceof Error) || error.name !== 'TransactionCanceledException') return undefined;
  return (error as Error & { CancellationReasons?: CancellationReason[] }).CancellationReasons ?? [];
}
