/** Decimals, days and versions as commands, facts and rows state them: as text, and refused when they are none; and texts without halves of characters. */
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

/** False when a text anywhere in a value, or a name, holds half a character. */
export function isWellFormed(value: unknown): boolean {
  const left = [value];
  while (left.length > 0) {
    const next = left.pop();
    if (typeof next === 'string' && !next.isWellFormed()) return false;
    if (typeof next !== 'object' || next === null) continue;
    for (const [name, inner] of Object.entries(next)) {
      if (!name.isWellFormed()) return false;
      left.push(inner);
    }
  }
  return true;
}

/** For what does not come through our own reader of JSON, which refuses such texts itself. */
export const wellFormed = () => z.refine(isWellFormed, 'expected well-formed Unicode');
