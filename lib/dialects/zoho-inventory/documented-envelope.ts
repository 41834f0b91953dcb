/** `{code, message, …}` around every success of Inventory and Books, for the documents. */
import * as z from 'zod/mini';
import { told } from '../leaves/answered.ts';

/** `{code, message, …}`, as every success begins. */
export const envelope = (parts: Record<string, z.ZodMiniType>) =>
  z.object({ code: told(z.literal(0), '0: it is done.'), message: z.string(), ...parts });
export const Done = envelope({});

export const inBrief = (schema: z.ZodMiniType) =>
  told(z.optional(schema), 'Left out where it would be larger than an answer may be.');
