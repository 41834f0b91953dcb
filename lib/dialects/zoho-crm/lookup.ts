/** References to other records, as `{id, name}` or as the bare id. */
import * as z from 'zod/mini';
import { leaf, wrong, type Wrong } from '../leaves/leaves.ts';
import { isJsonObject, JsonNumber } from '../leaves/json.ts';

interface Lookup {
  id?: string;
  name?: string;
}

const LONGEST = 500;

/** A lookup; null, "" and a lookup without id and name are empty. */
export const lookupValue = () =>
  z.optional(
    leaf((value): Lookup | null | Wrong => {
      const bare = scalar(value);
      // A bare id is taken; any other text is a name at best, and names look nothing up.
      if (bare !== undefined) return /^\d{1,100}$/.test(bare) ? { id: bare } : wrong('jsonobject');
      if (!isJsonObject(value)) return wrong('jsonobject');
      const [id, name] = [scalar(value['id']), scalar(value['name'])];
      if ((id?.length ?? 0) > 100 || (name?.length ?? 0) > LONGEST) return wrong('jsonobject', LONGEST);
      return id || name ? { id: id || undefined, name: name || undefined } : null;
    }),
  );

function scalar(value: unknown): string | undefined {
  if (value instanceof JsonNumber) return value.source;
  return typeof value === 'string' ? value : undefined;
}
