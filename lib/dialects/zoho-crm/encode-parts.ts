/** Parts that answers share: times, people, money. */
import type { Instant } from '../../domain/identity.ts';
import type { Actor } from '../../domain/parties.ts';

/** A time with the offset of a time zone: 2026-11-21T23:30:00+05:30. Whole seconds, as the live service has them. */
export function timeIn(timeZone: string, time: Instant): string {
  const at = new Date(time);
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at);
  const named = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const offset = named.replace('GMT', '') || '+00:00';
  const [sign, hours = '0', minutes = '0'] = [offset[0], ...offset.slice(1).split(':')];
  const shift = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60_000 : 60_000);
  return `${new Date(at.getTime() + shift).toISOString().slice(0, 19)}${offset}`;
}

export function encodeActor({ id, name }: Actor): { name: string; id: string } {
  return { name, id: numericId(id) };
}

const DIGITS_AT_MOST = 1_000_000_000_000_000n;

/** An id as the official clients take it, who read ids of people and fields as whole numbers: the same text, the same number. */
export function numericId(text: string): string {
  if (/^\d{1,19}$/.test(text)) return text;
  let value = 7n;
  for (const character of text)
    value = (value * 131n + BigInt(character.codePointAt(0) ?? 0)) % DIGITS_AT_MOST;
  return String(value);
}
