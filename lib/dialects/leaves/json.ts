/** JSON without losing a digit: numbers are read as their source text and printed from text. */
import { LIMITS } from '../../domain/limits.ts';
import { OrderError } from '../../domain/order-error.ts';
import { ZERO, type Decimal } from '../../domain/decimal.ts';

/** A number of a request, as it was written. */
export class JsonNumber {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
  toJSON(): unknown {
    return rawJson(this.source);
  }
}

export type JsonValue = string | boolean | null | JsonNumber | JsonValue[] | { [name: string]: JsonValue };

type Reviver = (name: string, value: unknown, context: { source: string }) => unknown;
interface LosslessJson {
  parse(text: string, reviver: Reviver): unknown;
  rawJSON(text: string): unknown;
}
/** Both are in Node 24; the language's type library does not list them yet. */
const json = JSON as unknown as LosslessJson;

const { jsonValues: VALUES_AT_MOST, jsonDepth: DEPTH_AT_MOST } = LIMITS;

/**
 * Parses a request body. `__proto__` is dropped; nesting deeper than the stack is malformed, as are half surrogates,
 * which would change when they are encoded.
 * @throws OrderError malformed_body
 */
export function parseJson(text: string): JsonValue {
  if (isMoreOften(',', text, VALUES_AT_MOST))
    throw new OrderError('malformed_body', { reason: `more than ${VALUES_AT_MOST} values` });
  try {
    const value = json.parse(text, revive) as JsonValue;
    assertDepth(value, DEPTH_AT_MOST);
    return value;
  } catch (error) {
    if (error instanceof OrderError) throw error;
    throw new OrderError('malformed_body', { reason: 'JSON is not well formed' });
  }
}

/** True when a character stands in a text more than so often; no further than that is read. */
export function isMoreOften(character: string, text: string, times: number): boolean {
  let seen = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) {
    seen += 1;
    if (seen > times) return true;
  }
  return false;
}

function assertDepth(value: JsonValue, depth: number): void {
  if (typeof value !== 'object' || value === null || value instanceof JsonNumber) return;
  if (depth === 0)
    throw new OrderError('malformed_body', { reason: `nested deeper than ${DEPTH_AT_MOST} levels` });
  for (const inner of Object.values(value)) assertDepth(inner, depth - 1);
}

function revive(name: string, value: unknown, { source }: { source: string }): unknown {
  if (name === '__proto__') return undefined;
  if (!name.isWellFormed() || (typeof value === 'string' && !value.isWellFormed())) {
    throw new OrderError('malformed_body', { reason: 'a text is not well-formed Unicode' });
  }
  if (typeof value === 'number') return new JsonNumber(source);
  return value;
}

const DIGITS_AT_MOST = 40;
const EXPONENT_AT_MOST = 300;

/** True of a value whose numbers every parser reads: Python refuses 4,301 digits, and 1e400 is infinite to most. */
export function hasReadableNumbers(value: unknown): boolean {
  if (value instanceof JsonNumber) {
    const [digits = '', exponent = '0'] = value.source.toLowerCase().split('e');
    return (
      digits.replace(/\D/g, '').length <= DIGITS_AT_MOST && Math.abs(Number(exponent)) <= EXPONENT_AT_MOST
    );
  }
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(hasReadableNumbers);
}

/** What was stored as JSON text, for an answer. A text that is none is answered as it stands: a read never fails of it. */
export function storedJson(text: string): JsonValue {
  try {
    return parseJson(text);
  } catch {
    return text;
  }
}

/** A value that `JSON.stringify` prints as the text stands. */
export function rawJson(text: string): unknown {
  return json.rawJSON(text);
}

/** A binary float holds so many digits exactly. */
const EXACT_CHARACTERS = 15;
/** Below this JavaScript prints an exponent. */
const LEAST_PLAIN = 1e-6;

/** A decimal as a JSON number, digit for digit: a float where that prints the same, at a quarter of the cost. */
export function numeric(value: Decimal = ZERO): unknown {
  const float = value.length <= EXACT_CHARACTERS ? Number(value) : 0;
  return Math.abs(float) >= LEAST_PLAIN || value === ZERO ? float : rawJson(value);
}

export function isJsonObject(value: unknown): value is Record<string, JsonValue> {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof JsonNumber)
  );
}
