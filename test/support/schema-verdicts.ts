/** What schemas take and refuse, in few words. */
import * as z from 'zod/mini';

/** A field that is one letter too long, a number too small, …: what it is, and the value. */
export type Case = [says: string, field: string, value: unknown];

/** The paths that a schema refuses in a value; `[]` when it takes it. The root is "". */
export function refusedPaths(schema: z.ZodMiniType, value: unknown): string[] {
  const { error } = schema.safeParse(value);
  return error ? error.issues.map(({ path }) => path.join('.')) : [];
}
