/** Which fields a row of a kind may have, read from its schema. */
import * as z from 'zod/mini';

/** The little of JSON Schema that is walked here. */
interface Described {
  properties?: Record<string, Described>;
  items?: Described;
  anyOf?: Described[];
  oneOf?: Described[];
  const?: unknown;
}

/** Names of the fields at a place of a row; none when the place or the kind is unknown. */
export function knownFields(schema: z.core.$ZodType, kind: unknown, path: readonly PropertyKey[]): string[] {
  const described = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Described;
  const row = alternatives(described).find(({ properties }) => properties?.['kind']?.const === kind);
  const place = path.reduce<Described | undefined>((at, part) => {
    return typeof part === 'number' ? at?.items : at?.properties?.[String(part)];
  }, row);
  return Object.keys(place?.properties ?? {});
}

function alternatives(described: Described): Described[] {
  const below = described.anyOf ?? described.oneOf;
  return below ? below.flatMap(alternatives) : [described];
}
