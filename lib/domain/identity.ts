/** The branded strings that must not be mixed up. Ids are text inside: a 64-bit id has more digits than a binary float. */
import { earlyShift } from './early-shift.ts';
import { madeOnce } from './made-once.ts';

declare const identityBrand: unique symbol;
type Branded<Name extends string> = string & { readonly [identityBrand]: Name };

export type OrganizationId = Branded<'OrganizationId'>;
export type OrderId = Branded<'OrderId'>;
export type LineId = Branded<'LineId'>;
/** Fresh per logical request; written on the change item, so that a repeat recognises its own success. */
export type MutationId = Branded<'MutationId'>;
/** UTC, milliseconds, Z: "2026-11-21T18:00:00.000Z". Sorts as text. */
export type Instant = Branded<'Instant'>;
/** "2026-11-21", a day without a time zone. */
export type CalendarDate = Branded<'CalendarDate'>;

/** Nothing that could end a part of a key: an organisation called `1#CHANGES#2026-11-27` would read another's. */
export const ORGANIZATION_ID = /^[A-Za-z0-9_-]{1,64}$/;

export const organizationId = (text: string) => text as OrganizationId;
export const orderId = (text: string) => text as OrderId;
export const lineId = (text: string) => text as LineId;
export const mutationId = (text: string) => text as MutationId;
export const instant = (date: Date) => date.toISOString() as Instant;

const DATE_TEXT = /^\d{4}-\d{2}-\d{2}$/;

/** Reads a day; `undefined` when it is not one of the calendar's (2025-02-30). */
export function parseCalendarDate(text: string): CalendarDate | undefined {
  if (!DATE_TEXT.test(text)) return undefined;
  const date = new Date(`${text}T00:00:00.000Z`);
  if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(text)) return undefined;
  return text as CalendarDate;
}

const dayFormat = madeOnce(
  (timeZone) =>
    new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }),
);

/** Today in a time zone such as "Asia/Kolkata". */
export function calendarDateIn(timeZone: string, now: Date): CalendarDate {
  const shift = earlyShift(timeZone, now);
  if (shift !== undefined) return new Date(now.getTime() + shift).toISOString().slice(0, 10) as CalendarDate;
  return dayFormat(timeZone).format(now) as CalendarDate;
}

/** 2015-01-01: with 12 bits below the millisecond, ids have 16 digits from 2023 and stay below 2^53 until 2084. */
const EPOCH_MS = 1_420_070_400_000;
const RANDOM_VALUES = 4096;

/** 2024-01-01: no id of ours is older, made-up orders included. */
const FIRST_ID_MS = 1_704_067_200_000;
const CLOCKS_APART_MS = 86_400_000;

/** True of ids that `timeOrderedIds` can have given by now; of those of other systems very few look like it. */
export function mayBeOurs(id: string, now: Date): boolean {
  const at = EPOCH_MS + Number(id) / RANDOM_VALUES;
  return /^\d{16}$/.test(id) && at >= FIRST_ID_MS && at <= now.getTime() + CLOCKS_APART_MS;
}

/** False for what no order can be called. */
export function isOrderId(id: string): boolean {
  return /^\d{1,19}$/.test(id);
}

/** Ids of orders and lines, safe as JSON numbers too: milliseconds and 12 random bits, and at least the last one + 1 (else two of 200 line ids clash). */
export function timeOrderedIds(clock: { now(): Date }, random: () => number = Math.random): () => string {
  let last = 0;
  return () => {
    const fresh = (clock.now().getTime() - EPOCH_MS) * RANDOM_VALUES + Math.floor(random() * RANDOM_VALUES);
    last = Math.max(last + 1, fresh);
    return String(last);
  };
}
