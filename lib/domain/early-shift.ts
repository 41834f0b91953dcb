/** How far a clock is ahead of UTC, without the 10 ms of the processor that the first format of `Intl` takes to be made. */

/** A start needs one or two; whoever asks more often is better served by a format that is kept. */
const ASKED_AT_MOST = 8;
/** Clocks were put at odd seconds before. */
const EVEN_SINCE = Date.UTC(1973, 0);
const HALF_A_YEAR_MS = 182 * 86_400_000;
/** "Asia/Kolkata": what the engine takes from the environment in the very spelling that `Intl` knows. */
const NAMED = /^[A-Z]\w*(?:\/[\w+-]+)+$/;

let asked = 0;
const known = new Map<string, number>();

/**
 * Milliseconds that the zone is ahead of UTC at a moment; undefined when `Intl` must be asked, now or from now on. The clock
 * of the whole process stands in the zone while it is read: nothing else runs meanwhile. A name that the engine does not
 * know leaves the clock at UTC, so that no shift at all proves nothing, unless the same clock is put half a year later.
 */
export function earlyShift(timeZone: string, moment: Date): number | undefined {
  if (!(moment.getTime() >= EVEN_SINCE)) return undefined;
  if (timeZone === 'UTC') return 0;
  const minute = Math.floor(moment.getTime() / 60_000);
  const key = `${timeZone} ${minute}`;
  if (known.has(key)) return known.get(key);
  if (asked >= ASKED_AT_MOST || !NAMED.test(timeZone)) return undefined;
  asked += 1;
  const minutes = minutesAhead(timeZone, moment);
  if (minutes === 0 && !isPut(timeZone, moment)) return undefined;
  known.set(key, minutes * 60_000);
  return minutes * 60_000;
}

/** True of a clock that is not at UTC half a year later: the engine knows its name. */
const isPut = (timeZone: string, moment: Date): boolean =>
  minutesAhead(timeZone, new Date(moment.getTime() + HALF_A_YEAR_MS)) !== 0;

function minutesAhead(timeZone: string, moment: Date): number {
  const before = process.env['TZ'];
  process.env['TZ'] = timeZone;
  try {
    // Anew: a date may remember what it was asked before.
    return 0 - new Date(moment).getTimezoneOffset();
  } finally {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  }
}
