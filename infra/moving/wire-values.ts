/** Values of another system's JSON, read leniently: what is absent, null or of another kind is empty. */
import { parseDecimal, ZERO, type Decimal } from '../../lib/domain/decimal.ts';
import { instant, type Instant } from '../../lib/domain/identity.ts';
import { isJsonObject, JsonNumber, type JsonValue } from '../../lib/dialects/leaves/json.ts';

export type Fields = Record<string, JsonValue>;

export function textOf(value: JsonValue | undefined): string {
  if (value instanceof JsonNumber) return value.source;
  return typeof value === 'string' ? value : '';
}

/** Absent for what is empty, since wires tell apart what is empty and what is not said. */
export const filled = (value: JsonValue | undefined): string | undefined => textOf(value).trim() || undefined;

export function listOf(value: JsonValue | undefined): Fields[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

export const fieldsOf = (value: JsonValue | undefined): Fields => (isJsonObject(value) ? value : {});

export const amountOf = (value: JsonValue | undefined): Decimal | undefined => parseDecimal(textOf(value));

export const amountOrZero = (value: JsonValue | undefined): Decimal => amountOf(value) ?? ZERO;

/** "2026-11-27T07:05:40+0530" and the like; also without a T, in UTC when no offset is told. */
export function timeOf(value: JsonValue | undefined): Instant | undefined {
  const text = textOf(value).trim().slice(0, LONGEST_TIME).replace(' ', 'T');
  const told = text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
  const zone = /(?:Z|[+-]\d{2}:\d{2})$/.test(told) || !told.includes('T');
  const zoned = zone ? told : `${told}Z`;
  const date = new Date(zoned);
  return text === '' || Number.isNaN(date.getTime()) ? undefined : instant(date);
}

const LONGEST_TIME = 40;

/** Parses without losing digits; no bound on size, for it is read from a source that was chosen. @throws SyntaxError */
export function readJson(text: string): JsonValue {
  const parse = JSON.parse as (text: string, reviver: Reviver) => unknown;
  return parse(text, (_, value, { source }) =>
    typeof value === 'number' ? new JsonNumber(source ?? String(value)) : value,
  ) as JsonValue;
}

type Reviver = (name: string, value: unknown, context: { source?: string }) => unknown;
