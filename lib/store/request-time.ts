/** How long the calls of one request may wait and be repeated: every call of it shares one budget. */

export interface Pace {
  /** Longest wait for one answer of the engine. */
  answerMs: number;
  /** Upper bound of the first wait before a repeat; later ones grow fourfold. */
  firstWaitMs: number;
  longestWaitMs: number;
  /** Repeats begin only this long after the request began. */
  retryMs: number;
}

export const PACE: Pace = { answerMs: 3000, firstWaitMs: 30, longestWaitMs: 1000, retryMs: 8000 };

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
