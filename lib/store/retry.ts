/** The one retry layer: what is transient or unknown is repeated, with full jitter, until the request's time is up. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { OrderError } from '../domain/order-error.ts';

const TRIES = 4;
/** Partitions are throttled by the second, and a hot order is free in a moment: what is pushed back is worth the wait. */
const TRIES_PUSHED_BACK = 8;

const PUSHED_BACK = new Set([
  'ThrottlingException',
  'ThrottlingError',
  'ThrottledException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'LimitExceededException',
  'TransactionConflictException',
  'TransactionInProgressException',
]);

const TRANSIENT = new Set([
  ...PUSHED_BACK,
  'InternalServerError',
  'InternalServerErrorException',
  'ServiceUnavailable',
  'ServiceUnavailableException',
  'TimeoutError',
  'AbortError',
]);

/** Reasons of a cancelled transaction that say nothing about the order. */
const TRANSIENT_REASONS = new Set([
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
]);

export interface Pace {
  /** Longest wait for one answer of the engine. */
  answerMs: number;
  /** Upper bound of the first wait before a repeat; later ones grow fourfold. */
  firstWaitMs: number;
  longestWaitMs: number;
  /** Repeats begin only this long after the request began. */
  retryMs: number;
}

export const PACE: Pace = { answerMs: 3000, firstWaitMs: 30, longestWaitMs: 1500, retryMs: 8000 };

export interface RequestTime {
  pace: Pace;
  /** Epoch milliseconds, by the machine's clock, after which nothing is sent and no answer is waited for. */
  endsAt: number;
  retriesEndAt: number;
}

/** The time of a request that begins now and must have ended by `endsAt`. */
export function requestTime(endsAt: number, pace: Pace = PACE): RequestTime {
  return { pace, endsAt, retriesEndAt: Math.min(endsAt, Date.now() + pace.retryMs) };
}

export type SendOptions = { abortSignal: AbortSignal };

/**
 * Runs `send`, repeating it while the failure is transient. An answer that does not come in time is one: its call is given
 * up and repeated. @throws OrderError unavailable when it stays so or time is up
 */
export async function attempt<Answer>(
  send: (options: SendOptions) => Promise<Answer>,
  { pace, endsAt, retriesEndAt }: RequestTime,
): Promise<Answer> {
  let cause: unknown;
  for (let tries = 1; ; tries += 1) {
    const left = endsAt - Date.now();
    if (left <= 0) throw unavailable(cause);
    try {
      // The SDK's own request timeout only warns.
      return await send({ abortSignal: AbortSignal.timeout(Math.min(pace.answerMs, left)) });
    } catch (error) {
      if (!isTransient(error)) throw error;
      cause = error;
    }
    if (tries >= (isPushedBack(cause) ? TRIES_PUSHED_BACK : TRIES) || Date.now() > retriesEndAt)
      throw unavailable(cause);
    await backOff(tries, pace);
  }
}

/** Waits before the next try, with full jitter. */
export async function backOff(tries: number, pace: Pace): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, Math.random() * longestWait(tries, pace)));
}

/** Upper bound of the wait after so many tries, in milliseconds. */
export function longestWait(tries: number, { firstWaitMs, longestWaitMs }: Pace): number {
  return Math.min(longestWaitMs, firstWaitMs * 4 ** (tries - 1));
}

function unavailable(cause: unknown): OrderError {
  return new OrderError('unavailable', { retryAfterSeconds: 1 }, { cause });
}

/** Errors of sockets and name look-ups, as Node names them; its own ERR_… are mistakes of ours. */
const LOST_CONNECTION = /^(ECONN|EPIPE|EPROTO|ETIMEDOUT|EAI_|ENOTFOUND|EHOST|ENET|UND_ERR)/;

/** True when the engine answered and refused: what was sent is not on its way any more and had no effect. */
export function wasAnswered(error: unknown): boolean {
  const status = httpStatusOf(error);
  return status !== undefined && status < 500;
}

/** The engine has answered that it will not do it now. */
function isPushedBack(error: unknown): boolean {
  return error instanceof Error && (PUSHED_BACK.has(error.name) || cancellationReasons(error) !== undefined);
}

/** Transient, or of unknown outcome: throttles, conflicts, server errors, lost connections, timeouts. */
function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (TRANSIENT.has(error.name)) return true;
  const reasons = cancellationReasons(error);
  if (reasons) return reasons.some((reason) => TRANSIENT_REASONS.has(reason.Code ?? ''));
  if ('code' in error && typeof error.code === 'string' && LOST_CONNECTION.test(error.code)) return true;
  const status = httpStatusOf(error);
  return status === undefined ? error.name !== 'OrderError' && '$metadata' in error : status >= 500;
}

/** The status of the answer that an error tells of; undefined when there was no answer. */
function httpStatusOf(error: unknown): number | undefined {
  return (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
}

/** An item as an error carries it: the document client translates answers, not errors. */
export type RawItem = Record<string, AttributeValue>;

export interface CancellationReason {
  Code?: string;
  Item?: RawItem;
}

/** Reasons by position of a cancelled transaction; undefined when the error is something else. */
export function cancellationReasons(error: unknown): CancellationReason[] | undefined {
  if (!(error instanceof Error) || error.name !== 'TransactionCanceledException') return undefined;
  return (error as Error & { CancellationReasons?: CancellationReason[] }).CancellationReasons ?? [];
}
