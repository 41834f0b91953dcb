/** The single values of answers, for the schemas that documents show of them; many of a kind are written by their names. */
import * as z from 'zod/mini';
import { words } from './leaves.ts';

type Shape = Record<string, z.ZodMiniType>;

const each = (names: string, schema: () => z.ZodMiniType): Shape =>
  Object.fromEntries(words(names).map((name) => [name, schema()]));

/** Any JSON: what the caller or an organisation has put there. */
export const anything = () => z.unknown();

/** The schema with a sentence about it. */
export function told<Schema extends z.ZodMiniType>(schema: Schema, description: string): Schema {
  z.globalRegistry.add(schema, { description });
  return schema;
}

export const texts = (names: string): Shape => each(names, () => z.string());
export const numbers = (names: string): Shape => each(names, () => z.number());
export const wholes = (names: string): Shape => each(names, () => z.int());
export const flags = (names: string): Shape => each(names, () => z.boolean());
export const nullableTexts = (names: string): Shape => each(names, () => z.nullable(z.string()));
export const nulls = (names: string): Shape => each(names, () => z.null());

/** `item_id`, and `item_code` where a number stands in for an id that is none. */
export const ids = (names: string): Shape =>
  Object.fromEntries(
    words(names).flatMap((name) => [
      [name, z.string()] as const,
      [name.replace(/_id$/, '_code'), z.optional(z.string())] as const,
    ]),
  );

/** One of the words. */
export const wordOf = (...words: readonly string[]) => z.enum(words as [string, ...string[]]);

/** The names with schemas of their own, each of which may be missing. */
export const perhaps = (shape: Shape): Shape =>
  Object.fromEntries(Object.entries(shape).map(([name, schema]) => [name, z.optional(schema)]));

/** An object that holds fields of somebody else's beside its own. */
export const withOthers = (shape: Shape) => z.catchall(z.object(shape), anything());
