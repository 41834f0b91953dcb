/** JSON without losing a digit: numbers are read as their source text and printed from text. */
import { OrderError } from '../../domain/order-error.ts';
import type { Decimal } from '../../domain/decimal.ts';

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

type Reviver = (name: string, value: unknown, context: { source?: string }) => unknown;
interface LosslessJson {
  parse(text: string, reviver: Reviver): unknown;
  rawJSON(text: string): unknown;
}
/** Both are in Node 24; the language's type library does not list them yet. */
const json = JSON as unknown as LosslessJson;

/** No documented body is deeper than 5; what is stored and printed again must not exhaust the stack. */
const DEPTH_AT_MOST = 50;

/**
 * Parses a request body. `__proto__` is dropped; nesting deeper than the stack is malformed, as are half surrogates,
 * which would change when they are encoded.
 * @throws OrderError malformed_body
 */
export function parseJson(text: string): JsonValue {
  try {
    const value = json.parse(text, revive) as JsonValue;
    assertDepth(value, DEPTH_AT_MOST);
    return value;
  } catch (error) {
    if (error instanceof OrderError) throw error;
    throw new OrderError('malformed_body', { reason: 'JSON is not well formed' });
  }
}

function assertDepth(value: JsonValue, depth: number): void {
  if (typeof value !== 'object' || value === null || value instanceof JsonNumber) return;
  if (depth === 0)
    throw new OrderError('malformed_body', { reason: `nested deeper than ${DEPTH_AT_MOST} levels` });
  for (const inner of Object.values(value)) assertDepth(inner, depth - 1);
}

function revive(name: string, value: unknown, { source }: { source?: string }): unknown {
  if (name === '__proto__') return undefined;
  if (!name.isWellFormed() || (typeof value === 'string' && !value.isWellFormed())) {
    throw new OrderError('malformed_body', { reason: 'a text is not well-formed Unicode' });
  }
  if (typeof value === 'number') return new JsonNumber(source ?? String(value));
  return value;
}

/** A value that `JSON.stringify` prints as the text stands. */
export function rawJson(text: string): unknown {
  return json.rawJSON(text);
}

/** A decimal as a JSON number, digit for digit. */
export function numeric(value: Decimal | undefined): unknown {
  return rawJson(value ?? '0');
}

export function isJsonObject(value: unknown): value is Record<string, JsonValue> {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof JsonNumber)
  );
}
