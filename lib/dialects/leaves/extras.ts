/** Fields that only one dialect knows: carried by the order as JSON text, answered by that dialect as they came. */
import { LIMITS } from '../../domain/limits.ts';
import { beginningOf } from '../../domain/text-beginning.ts';
import { OrderError } from '../../domain/order-error.ts';
import type { OrderInput } from '../../domain/order-input.ts';
import type { Extras } from '../../domain/order.ts';
import { hasReadableNumbers, storedJson, type JsonValue } from './json.ts';

/** How many unknown fields an order or line carries along, and how long each value may be. */
const { unknownFields: EXTRAS_AT_MOST, unknownFieldLength: EXTRAS_LENGTH } = LIMITS;
const EXTRA_NAME_LENGTH = 100;

/** Fields that are neither known nor ours to set; null forgets one. @throws OrderError limit_exceeded | invalid_value */
export function decodeExtras(
  dialect: string,
  body: Record<string, JsonValue>,
  known: ReadonlySet<string>,
  owned: ReadonlySet<string>,
): OrderInput['extras'] {
  const unknown = Object.entries(body).filter(([name]) => !known.has(name) && !owned.has(name));
  if (unknown.length === 0) return undefined;
  if (unknown.length > EXTRAS_AT_MOST) {
    throw new OrderError('limit_exceeded', { field: 'unknown fields', limit: EXTRAS_AT_MOST });
  }
  const tooLong = unknown.find(([name]) => name.length > EXTRA_NAME_LENGTH);
  if (tooLong) {
    const field = `${beginningOf(tooLong[0], EXTRA_NAME_LENGTH)}…`;
    throw new OrderError('invalid_value', { field, maximumLength: EXTRA_NAME_LENGTH });
  }
  const extras = unknown.map(([name, value]): [string, string | null] => [
    name,
    value === null ? null : boundedJson(value, name, EXTRAS_LENGTH),
  ]);
  return { [dialect]: Object.fromEntries(extras) };
}

/** Fields that only this dialect's clients know, as they sent them. */
export function encodeExtras(dialect: string, extras: Record<string, Extras>): Record<string, unknown> {
  const fields = Object.entries(extras[dialect] ?? {});
  return Object.fromEntries(fields.map(([name, json]) => [name, storedJson(json)]));
}

/** JSON text of a value. @throws OrderError invalid_value when it is longer than allowed, or has a number that few can read */
export function boundedJson(value: unknown, field: string, maximumLength: number): string {
  const text = JSON.stringify(value);
  if (text.length > maximumLength) throw new OrderError('invalid_value', { field, maximumLength });
  if (!hasReadableNumbers(value))
    throw new OrderError('invalid_value', { field, expected: 'numbers of at most 40 digits' });
  return text;
}
