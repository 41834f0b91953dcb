/** What leaf codecs take, as JSON Schema: each is asked, so that the documents say what is decoded. */
import * as z from 'zod/mini';
import { JsonNumber } from '../../lib/dialects/leaves/json.ts';

type Json = Record<string, unknown>;

/** True of what `leaf` has made: a value of any kind, read by a function that no document can show. */
export function isLeaf(schema: z.core.$ZodType): boolean {
  const { def } = (schema as z.core.$ZodPipe)._zod;
  if (def.type !== 'pipe') return false;
  return def.in._zod.def.type === 'unknown' && def.out._zod.def.type === 'transform';
}

const text = (maxLength?: number, also: Json = {}): Json => ({
  type: ['string', 'null'],
  ...(maxLength !== undefined && { maxLength }),
  ...also,
});
const number = (description: string): Json => ({ type: ['number', 'string', 'null'], description });

const LOOKUP: Json = {
  anyOf: [
    {
      type: 'object',
      properties: {
        id: { type: ['string', 'integer', 'null'] },
        name: { type: ['string', 'null'] },
        code: { type: ['string', 'null'] },
      },
    },
    { type: ['string', 'integer', 'null'], description: 'The id alone.' },
  ],
};

/** By what a leaf says that it expects. */
const KINDS: Record<string, (schema: z.core.$ZodType, maxLength?: number) => Json> = {
  text: (_, maxLength) => ({ ...text(maxLength), type: ['string', 'number', 'null'] }),
  number: () => number('A decimal number, as a number or as text.'),
  integer: () => ({ type: ['integer', 'string', 'null'], description: 'At most nine digits.' }),
  boolean: () => ({
    type: ['boolean', 'integer', 'string', 'null'],
    enum: [true, false, 1, 0, 'true', 'false', '1', '0', '', null],
  }),
  'date (yyyy-mm-dd)': (schema) =>
    takes(schema, new JsonNumber('1764000000'))
      ? { type: ['string', 'integer', 'null'], description: 'yyyy-mm-dd, a time, or seconds since 1970.' }
      : text(undefined, { description: 'yyyy-mm-dd', pattern: '^(\\d{4}-\\d{2}-\\d{2})?$' }),
  'number or percentage': () => number('An amount, or a percentage like "20%".'),
  'a GST number of 15 letters and digits': () => text(undefined, { pattern: '^([0-9A-Za-z]{15})?$' }),
  'a number from 0': () => number('A decimal number from 0, as a number or as text.'),
  'a percentage from 0 to 100': () => number('A percentage from 0 to 100, as a number or as text.'),
  'an e-mail address': (_, maxLength) => text(maxLength, { description: 'An e-mail address.' }),
  jsonobject: () => LOOKUP,
};

const TOO_LONG = 'x'.repeat(100_000);

/** What a leaf takes. @throws TypeError for one of a kind that is not told of here */
export function leafSchema(schema: z.core.$ZodType): Json {
  const expected = complaint(schema, Symbol()).expected ?? '';
  const kind = KINDS[expected];
  if (kind) return kind(schema, complaint(schema, TOO_LONG).maximumLength);
  const words = expected.split(', ');
  if (words.every((word) => takes(schema, word)))
    return { type: ['string', 'null'], enum: [...words, '', null] };
  const zero = /^0, and the charge stated as (\w+)$/.exec(expected)?.[1];
  if (zero)
    return {
      type: ['integer', 'string', 'null'],
      enum: [0, '0', '', null],
      description: `Nothing computes it: state ${zero}.`,
    };
  throw new TypeError(`no schema for a leaf that expects ${expected}`);
}

const takes = (schema: z.core.$ZodType, value: unknown): boolean => z.safeParse(schema, value).success;

function complaint(schema: z.core.$ZodType, value: unknown) {
  const issue = z.safeParse(schema, value).error?.issues[0];
  return (issue?.code === 'custom' ? issue.params : {}) as { expected?: string; maximumLength?: number };
}

const ANY_JSON: Json = {
  type: ['string', 'number', 'boolean', 'object', 'array', 'null'],
  additionalProperties: true,
  items: { type: ['string', 'number', 'boolean', 'object', 'array', 'null'], additionalProperties: true },
  description: 'Any JSON value.',
};

/** Beside what zod prints: leaves, values of any kind, and objects that may grow. */
export function completed({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodType; jsonSchema: Json }): void {
  if (isLeaf(zodSchema)) {
    // What stands there is what was said of the unknown that it reads.
    for (const name of Object.keys(jsonSchema)) delete jsonSchema[name];
    Object.assign(jsonSchema, leafSchema(zodSchema));
  }
  if (zodSchema._zod.def.type === 'unknown')
    Object.assign(jsonSchema, { ...ANY_JSON, ...described(jsonSchema) });
  if (zodSchema._zod.def.type !== 'object') return withoutSafeBounds(jsonSchema);
  // Answers may get further keys; those of others stand beside the keys where this says so.
  const { additionalProperties } = jsonSchema;
  delete jsonSchema['additionalProperties'];
  if (typeof additionalProperties === 'object') jsonSchema['additionalProperties'] = true;
}

const described = ({ description }: Json): Json => (description === undefined ? {} : { description });

/** Whole numbers of ours may have 64 bits. */
function withoutSafeBounds(jsonSchema: Json): void {
  if (jsonSchema['minimum'] === Number.MIN_SAFE_INTEGER) delete jsonSchema['minimum'];
  if (jsonSchema['maximum'] === Number.MAX_SAFE_INTEGER) delete jsonSchema['maximum'];
}
