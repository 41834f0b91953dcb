/** How long and how many what a caller states may be: one place for HTTP, the bus and direct invocation. */
import * as z from 'zod/mini';

const NUMBER_LENGTH = 60;
const EXTRAS = 200;
const EXTRA_NAME = 100;

/** The bounds of every door: HTTP's leaves are as narrow or narrower. */
const SHORT = 500;
export const LONG = 10_000;
export const shortText = z.string().check(z.maxLength(SHORT));
export const text = z.optional(z.nullable(shortText));
export const longText = z.optional(z.nullable(z.string().check(z.maxLength(LONG))));
export const atMost = <Item extends z.ZodMiniType>(item: Item, count: number) =>
  z.array(item).check(z.maxLength(count));
/** JSON as text: it is answered as JSON again, so that what is none must not get in. */
export const jsonText = z
  .string()
  .check(z.maxLength(LONG), z.refine(isJsonText, 'expected the text of a JSON value'));
/** Field name -> JSON text, or null to forget the field. */
export const ExtrasInput = z
  .record(z.string().check(z.maxLength(EXTRA_NAME)), z.nullable(jsonText))
  .check(z.refine((extras) => Object.keys(extras).length <= EXTRAS, `expected at most ${EXTRAS} fields`));

function isJsonText(text: string): boolean {
  try {
    // Numbers that few parsers read would spoil every list that shows them.
    const check = (name: string, value: unknown, context?: { source?: string }) => {
      const isReadable = Number.isFinite(value) && (context?.source ?? '').length <= NUMBER_LENGTH;
      if (typeof value === 'number' && !isReadable) throw new RangeError('a number');
      if (!name.isWellFormed() || (typeof value === 'string' && !value.isWellFormed()))
        throw new RangeError('half a character');
      return value;
    };
    JSON.parse(text, check);
    return true;
  } catch {
    return false;
  }
}
