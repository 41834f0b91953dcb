/** Times of Getfly's filters: on the organisation's clock unless they say else, as whole seconds or as days. */
import { parseCalendarDate } from '../../domain/identity.ts';

const TIME = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d):(\d\d)(?::(\d\d))?)?$/;
const WITH_OFFSET = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)$/;
const DAY_MS = 86_400_000;

/** What a filter's value covers, in texts that sort: moments with a Z, or times without an offset. */
interface Span {
  from: string;
  /** Its last millisecond. */
  to: string;
}

/** A second, or a whole day when no time is said; a number is seconds since 1970, or milliseconds. Undefined for what is no time. */
export function spanOf(text: string): Span | undefined {
  if (/^\d{9,11}$/.test(text)) return second(Number(text) * 1000, 'Z');
  if (/^\d{12,14}$/.test(text)) return second(Number(text), 'Z');
  if (WITH_OFFSET.test(text)) return second(Date.parse(text.replace(' ', 'T')), 'Z');
  const [, day = '', hours, minutes = '00', seconds = '00'] = TIME.exec(text) ?? [];
  if (!parseCalendarDate(day)) return undefined;
  if (hours === undefined) return { from: `${day}T00:00:00.000`, to: `${day}T23:59:59.999` };
  return second(Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`), '');
}

function second(at: number, zone: 'Z' | ''): Span | undefined {
  if (Number.isNaN(at)) return undefined;
  const begins = new Date(Math.floor(at / 1000) * 1000).toISOString();
  return { from: begins.slice(0, -1) + zone, to: begins.replace(/000Z$/, '999') + zone };
}

/** So many milliseconds later; of a time without an offset as of one. */
export function shifted(text: string, ms: number): string {
  const zone = text.endsWith('Z') ? 'Z' : '';
  const at = Date.parse(zone ? text : `${text}Z`);
  return new Date(at + ms).toISOString().slice(0, -1) + zone;
}

/** The day that a filter's value names, or the moment in it; undefined for what is no time. */
export function dayOf(text: string, shiftDays = 0): string | undefined {
  const span = spanOf(text);
  if (!span) return undefined;
  const at = shiftDays === 0 ? span.from : shifted(span.from, shiftDays * DAY_MS);
  return at.endsWith('Z') ? at : at.slice(0, 10);
}
