/** Turns of calls, evenly spread over the minute: a limit that counts in any window is never passed. */

export interface Pacer {
  /** Resolves when the next call may be made. */
  turn(): Promise<void>;
  /** Nobody's turn comes for so long. */
  waitFor(ms: number): void;
}

const MINUTE_MS = 60_000;

export function pacer(perMinute: number): Pacer {
  const apartMs = MINUTE_MS / perMinute;
  let next = 0;
  let notBefore = 0;
  return {
    async turn() {
      for (;;) {
        const now = performance.now();
        const at = Math.max(now, next, notBefore);
        next = at + apartMs;
        await until(at);
        // Meanwhile the service may have asked to be left alone.
        if (notBefore <= performance.now()) return;
      }
    },
    waitFor(ms) {
      notBefore = Math.max(notBefore, performance.now() + ms);
    },
  };
}

async function until(at: number): Promise<void> {
  for (let left = at - performance.now(); left > 0; left = at - performance.now())
    await new Promise((resolve) => setTimeout(resolve, Math.ceil(left)));
}
