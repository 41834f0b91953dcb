/** Sales-order numbers: normalised once, automatic ones made from the settings. */
import { LIMITS } from './limits.ts';
import { OrderError } from './order-error.ts';
import type { OrganizationSettings } from './settings.ts';

export const NUMBER_AT_MOST = LIMITS.numberLength;
/** Nor what cannot be seen: two numbers that look alike would be two. */
const CONTROL_CHARACTERS = /[\p{Cc}\p{Cf}]/u;

export type Numbering = OrganizationSettings['numbering'];

/** NFC and trimmed, compared case-sensitively. @throws OrderError missing_field | invalid_value */
export function normalizeNumber(text: string): string {
  const number = text.normalize('NFC').trim();
  if (number === '') throw new OrderError('missing_field', { field: 'number' });
  if (number.length > NUMBER_AT_MOST) {
    throw new OrderError('invalid_value', { field: 'number', maximumLength: NUMBER_AT_MOST });
  }
  if (CONTROL_CHARACTERS.test(number)) {
    throw new OrderError('invalid_value', { field: 'number', reason: 'must not hold control characters' });
  }
  return number;
}

/** "SO-" and 7 -> "SO-00007". */
export function automaticNumber({ prefix, padding }: Numbering, counter: number): string {
  return `${prefix}${String(counter).padStart(padding, '0')}`;
}

/** The counter value that would give this number; undefined when it does not fit the pattern. */
export function counterOf({ prefix, padding }: Numbering, number: string): number | undefined {
  const digits = number.slice(prefix.length);
  if (!number.startsWith(prefix) || !/^\d{1,15}$/.test(digits)) return undefined;
  const counter = Number(digits);
  return automaticNumber({ prefix, padding, next: 1 }, counter) === number ? counter : undefined;
}
