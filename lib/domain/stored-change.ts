/** What the publisher relies on in a change item; everything else is taken as it was written. */
import * as z from 'zod/mini';
import { CHANGE_KINDS } from './change.ts';

export const StoredChange = z.looseObject({
  version: z.int().check(z.gte(1)),
  mutationId: z.string(),
  kinds: z.array(z.enum(CHANGE_KINDS)).check(z.minLength(1)),
  actor: z.looseObject({ id: z.string(), name: z.string() }),
  at: z.iso.datetime(),
  paths: z.array(z.looseObject({ path: z.string() })),
  row: z.looseObject({ number: z.string(), status: z.string(), total: z.string(), baseTotal: z.string() }),
});
