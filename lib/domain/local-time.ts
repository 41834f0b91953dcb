/** Times on the clock of an organisation, without an offset -> moments. An hour that a clock shows twice is two of them. */
import { instant, type Instant } from './identity.ts';
import { madeOnce } from './made-once.ts';

const DAY_MS = 86_400_000;

/** The first moment at which the clock shows this or more: "2026-11-27T18:00:00.000". */
export const earliestIn = (timeZone: string, local: string): Instant =>
  instant(new Date(Math.min(...momentsOf(timeZone, local))));

/** The last moment at which the clock shows this or less. */
export const latestIn = (timeZone: string, local: string): Instant =>
  instant(new Date(Math.max(...momentsOf(timeZone, local))));

/** By the offsets of the day before and of the day after: they differ where the clock is put. */
function momentsOf(timeZone: string, local: string): number[] {
  const asIfUtc = Date.parse(`${local}Z`);
  return [-DAY_MS, DAY_MS].map((apart) => asIfUtc - offsetAt(timeZone, asIfUtc + apart));
}

/** Milliseconds that the clock is ahead of UTC. */
function offsetAt(timeZone: string, moment: number): number {
  const seconds = Math.floor(moment / 1000) * 1000;
  return Date.parse(`${localTime(timeZone, new Date(seconds))}Z`) - seconds;
}

const secondFormat = madeOnce(
  (timeZone) =>
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    }),
);

/** What the clock shows, in whole seconds: "2026-11-27T18:00:00". */
export function localTime(timeZone: string, moment: Date): string {
  const parts = secondFormat(timeZone).formatToParts(moment);
  const { year, month, day, hour, minute, second } = Object.fromEntries(
    parts.map(({ type, value }) => [type, value]),
  );
  return `${year?.padStart(4, '0')}-${month}-${day}T${hour}:${minute}:${second}`;
}
