/** Leaf codecs: the single values of a wire, read leniently as the live services do, and worded when they are wrong. */
import * as z from 'zod/mini';
import {
  compareDecimals,
  HUNDRED,
  integerDigits,
  isNegative,
  parseDecimal,
  type Decimal,
} from '../../domain/decimal.ts';
import { parseCalendarDate, type CalendarDate } from '../../domain/identity.ts';
import { OrderError } from '../../domain/order-error.ts';
import { JsonNumber } from './json.ts';

/** Digits that an amount may have before the point. */
const DISCOUNT_DIGITS = 15;

/** What a reader answers when the value is not of its kind. */
export interface Wrong {
  wrong: string;
  maximumLength?: number;
}
export const wrong = (expected: string, maximumLength?: number): Wrong => ({
  wrong: expected,
  maximumLength,
});
const isWrong = (read: unknown): read is Wrong =>
  typeof read === 'object' && read !== null && 'wrong' in read;

/** A value of one kind; null and "" mean empty and are read as null. */
export function leaf<Value>(read: (value: unknown) => Value | Wrong) {
  // The pipe is for the OpenAPI documents: a transformation alone says nothing of what goes in.
  return z.pipe(
    z.unknown(),
    z.transform((value, context): Value | null => {
      if (value === null || value === '') return null;
      const result = read(value);
      if (!isWrong(result)) return result;
      const params = { expected: result.wrong, maximumLength: result.maximumLength };
      context.issues.push({ code: 'custom', message: result.wrong, input: undefined, params });
      return z.NEVER;
    }),
  );
}

// The leaf of each kind is made once, since it stands in dozens of fields: a start takes longer to make a schema than to read
// with it. The schema around it is a field's own, so that more may be said of the field (CRM's field-kinds.ts).
const textLeaves = new Map<number, ReturnType<typeof textLeaf>>();

function textLeaf(maximumLength: number) {
  return leaf((value): string | Wrong => {
    const read = value instanceof JsonNumber ? value.source : value;
    if (typeof read !== 'string') return wrong('text');
    return read.length > maximumLength ? wrong('text', maximumLength) : read;
  });
}

/** Text; a number where text is documented is taken as its source text. */
export function text(maximumLength = 500) {
  const made = textLeaves.get(maximumLength) ?? textLeaf(maximumLength);
  textLeaves.set(maximumLength, made);
  return z.optional(made);
}

/** An id of any size up to 64 bits, as a number or as text; opaque ids may hold letters. */
export const id = () => text(100);

const decimalLeaf = leaf((value): Decimal | Wrong => {
  const read = value instanceof JsonNumber ? value.source : value;
  return (typeof read === 'string' ? parseDecimal(read) : undefined) ?? wrong('number');
});

/** A decimal number, as a number or as text. */
export const decimal = () => z.optional(decimalLeaf);

const integerLeaf = leaf((value): number | Wrong => {
  const read = value instanceof JsonNumber ? value.source : value;
  return typeof read === 'string' && /^-?\d{1,9}$/.test(read) ? Number(read) : wrong('integer');
});

/** A whole number of at most nine digits. */
export const integer = () => z.optional(integerLeaf);

const booleanLeaf = leaf((value): boolean | Wrong => {
  if (typeof value === 'boolean') return value;
  const read = value instanceof JsonNumber ? value.source : value;
  if (read === 'true' || read === '1') return true;
  return read === 'false' || read === '0' ? false : wrong('boolean');
});

/** true, false, 1 or 0, as such or as text. */
export const boolean = () => z.optional(booleanLeaf);

const dateLeaf = leaf((value): CalendarDate | Wrong => {
  return (typeof value === 'string' ? parseCalendarDate(value) : undefined) ?? wrong('date (yyyy-mm-dd)');
});

/** A day like 2026-11-21. */
export const date = () => z.optional(dateLeaf);

/** One of the documented words. */
export const word = <const Word extends string>(...words: Word[]) =>
  z.optional(
    leaf((value): Word | Wrong => words.find((candidate) => candidate === value) ?? wrong(words.join(', '))),
  );

const discountLeaf = leaf((value): { kind: 'amount' | 'percent'; value: Decimal } | Wrong => {
  const read = value instanceof JsonNumber ? value.source : value;
  if (typeof read !== 'string') return wrong('number or percentage');
  const percent = read.trim().endsWith('%');
  const parsed = parseDecimal(percent ? read.trim().slice(0, -1) : read);
  if (parsed === undefined || isNegative(parsed) || integerDigits(parsed) > DISCOUNT_DIGITS)
    return wrong('number or percentage');
  if (percent && compareDecimals(parsed, HUNDRED) > 0) return wrong('percentage of at most 100');
  return { kind: percent ? 'percent' : 'amount', value: parsed };
});

/** "20.00%" is a percentage; a number or numeric text is an amount. Judged here, for not every discount is computed with. */
export const discount = () => z.optional(discountLeaf);

/** Reads a value by a schema; the first thing that is wrong is told, with its path. @throws OrderError invalid_value */
export function readWire<Schema extends z.ZodMiniType>(
  schema: Schema,
  value: unknown,
  at = '',
): z.infer<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw invalidValue(result.error.issues[0], at);
}

function invalidValue(issue: z.core.$ZodIssue | undefined, at: string): OrderError {
  const field = (issue?.path ?? [])
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('');
  const params =
    issue?.code === 'custom' ? (issue.params as { maximumLength?: number; expected?: string }) : undefined;
  const expected = params?.expected ?? (issue?.code === 'invalid_type' ? issue.expected : undefined);
  return new OrderError('invalid_value', {
    field: `${at}${field}`.replace(/^\./, ''),
    expected,
    maximumLength: params?.maximumLength,
  });
}

/** The words of a text block: a readable way to write a long list of names. */
export function words(block: string): string[] {
  return block.split(/\s+/).filter((word) => word !== '');
}
