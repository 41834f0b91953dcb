/** Calls to the bus and to queues never wait for ever: the SDK's own request timeout would only warn. */

/** Longest wait for one answer; the SDK then tries again. */
const ANSWER_MS = 3000;
/** Longest wait for a call with all its tries. */
const CALL_MS = 8000;

/** How a client connects, and when one try of a call is given up. */
export const GIVEN_UP = {
  maxAttempts: 3,
  requestHandler: { requestTimeout: ANSWER_MS, throwOnRequestTimeout: true, connectionTimeout: 1000 },
};

/** Gives the whole call up when its time, or the caller's, is over; `endsAt` in epoch milliseconds of the machine's clock. */
export function until(endsAt = Number.POSITIVE_INFINITY): { abortSignal: AbortSignal } {
  return { abortSignal: AbortSignal.timeout(Math.max(0, Math.min(CALL_MS, endsAt - Date.now()))) };
}
