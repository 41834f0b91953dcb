/** Decimals, days and versions as commands, facts and rows state them: as text, and refused when they are none. */
import * as z from 'zod/mini';
import { parseDecimal, type Decimal } from './decimal.ts';
import { parseCalendarDate, type CalendarDate } from './identity.ts';

/** Text as a decimal; refuses what `parseDecimal` refuses. */
export const DecimalText = z.pipe(
  z.string(),
  z.transform((text, context): Decimal => {
    const parsed = parseDecimal(text);
    if (parsed !== undefined) return parsed;
    context.issues.push({ code: 'custom', message: 'expected a decimal number', input: text });
    return z.NEVER;
  }),
);

export const DateText = z.pipe(
  z.string(),
  z.transform((text, context): CalendarDate => {
    const parsed = parseCalendarDate(text);
    if (parsed !== undefined) return parsed;
    context.issues.push({ code: 'custom', message: 'expected a date like 2026-11-21', input: text });
    return z.NEVER;
  }),
);

/** Counts up at its source; a whole number, or the text of one of at most 15 digits. */
export const Version = z.union([
  z.int().check(z.gte(1)),
  z.pipe(z.string().check(z.regex(/^[1-9]\d{0,14}$/)), z.transform(Number)),
]);
