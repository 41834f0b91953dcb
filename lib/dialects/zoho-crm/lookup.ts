/** References to other records, as `{id, name}` or as the bare id. */
import * as z from 'zod/mini';
import { numericId } from '../../domain/numeric-id.ts';
import { codeOf, shownId } from '../leaves/ids.ts';
import { leaf, wrong, type Wrong } from '../leaves/leaves.ts';
import { isJsonObject, JsonNumber } from '../leaves/json.ts';

interface Lookup {
  id?: string;
  name?: string;
  /** The true id, where the id is a number that stands in for it. */
  code?: string;
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
      if (!id && !name) return null;
      const code = scalar(value['code']);
      const isTrue = code !== undefined && code !== id && numericId('record', code) === id;
      return { id: id || undefined, name: name || undefined, ...(isTrue && { code }) };
    }),
  );

/** A lookup that is only carried, with an id that clients can read. */
export function readable(lookup: Lookup): Lookup {
  const code = codeOf('record', lookup.id);
  return code === undefined ? lookup : { ...lookup, id: shownId('record', code), code };
}

function scalar(value: unknown): string | undefined {
  if (value instanceof JsonNumber) return value.source;
  return typeof value === 'string' ? value : undefined;
}
