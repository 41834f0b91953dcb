/** Single values as Getfly writes them, refused in the words that it has for them. */
import * as z from 'zod/mini';
import {
  compareDecimals,
  HUNDRED,
  isNegative,
  isZero,
  parseDecimal,
  type Decimal,
} from '../../domain/decimal.ts';
import type { CalendarDate } from '../../domain/identity.ts';
import { JsonNumber } from '../leaves/json.ts';
import { leaf, wrong, type Wrong } from '../leaves/leaves.ts';
import { spanOf } from './list-times.ts';

/** Decimals within bounds, so that what is out of them is told by the name that this wire has for it. */
const bounded = (isFine: (value: Decimal) => boolean, expected: string) =>
  z.optional(
    leaf((value): Decimal | Wrong => {
      const read = value instanceof JsonNumber ? value.source : value;
      const parsed = typeof read === 'string' ? parseDecimal(read) : undefined;
      return parsed !== undefined && isFine(parsed) ? parsed : wrong(expected);
    }),
  );

export const amount = () => bounded((value) => !isNegative(value), 'a number from 0');
export const percent = () =>
  bounded(
    (value) => !isNegative(value) && compareDecimals(value, HUNDRED) <= 0,
    'a percentage from 0 to 100',
  );

/** A percentage of the order that nothing here computes: the charge is stated as an amount. */
export const noPercent = (instead: string) => bounded(isZero, `0, and the charge stated as ${instead}`);

/** A day, with or without a time on the organisation's clock, or a moment: seconds since 1970, or a time with its offset. */
export const day = () =>
  z.optional(
    leaf((value): { date: CalendarDate } | { dateAt: string } | Wrong => {
      const read = value instanceof JsonNumber ? value.source : value;
      const from = typeof read === 'string' ? spanOf(read.trim())?.from : undefined;
      if (from === undefined) return wrong('date (yyyy-mm-dd)');
      return from.endsWith('Z') ? { dateAt: from } : { date: from.slice(0, 10) as CalendarDate };
    }),
  );

/** What stands in the published sample where the page that shows it has masked the address. */
const MASKED = '[email\u00a0protected]';

/** One @, no spaces or control characters. */
const EMAIL = /^[^\s\p{Cc}@]+@[^\s\p{Cc}@]+$/u;

export const email = () =>
  z.optional(
    leaf((value): string | Wrong => {
      if (typeof value !== 'string') return wrong('an e-mail address');
      if (value.length > 254) return wrong('an e-mail address', 254);
      return EMAIL.test(value) || value === MASKED || value === MASKED.replace('\u00a0', ' ')
        ? value
        : wrong('an e-mail address');
    }),
  );
