/** Times on the clock of an organisation. */
import { earlyShift } from '../../domain/early-shift.ts';
import type { Instant } from '../../domain/identity.ts';
import { madeOnce } from '../../domain/made-once.ts';

const offsetFormat = madeOnce(
  (timeZone) => new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }),
);

/** A time with the offset of a time zone: 2026-11-21T23:30:00+05:30. Whole seconds, as the live services have them. */
export function timeIn(timeZone: string, moment: Instant): string {
  const at = new Date(moment);
  const early = earlyShift(timeZone, at);
  if (early !== undefined) return shifted(at, early, offsetOf(early));
  const parts = offsetFormat(timeZone).formatToParts(at);
  const named = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const offset = named.replace('GMT', '') || '+00:00';
  const [sign, hours = '0', minutes = '0'] = [offset[0], ...offset.slice(1).split(':')];
  const shift = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60_000 : 60_000);
  return shifted(at, shift, offset);
}

const shifted = (at: Date, shift: number, offset: string): string =>
  `${new Date(at.getTime() + shift).toISOString().slice(0, 19)}${offset}`;

/** "+05:30" */
function offsetOf(shift: number): string {
  const minutes = Math.abs(shift) / 60_000;
  const parts = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'));
  return `${shift < 0 ? '-' : '+'}${parts.join(':')}`;
}
