/** Every event by name: what the generated schemas, the AsyncAPI document and the examples are checked against. */
import type * as z from 'zod/mini';
import { CHANGES } from '../domain/commands.ts';
import { requestDetailType, requested } from './incoming/commands.ts';
import { FACT_EVENTS } from './incoming/facts.ts';
import { CHANGE_DETAIL_TYPES, COMMAND_REFUSED, CommandRefused, OrderChanged } from './outgoing/published.ts';
import { ROW_DETAIL_TYPES, RowChanged } from './outgoing/published-rows.ts';
import { REFERENCE_EVENTS } from './incoming/references.ts';

export type Direction = 'published' | 'fact' | 'reference' | 'command';

export interface CatalogueEntry {
  detailType: string;
  direction: Direction;
  /** Of `detail`. */
  schema: z.core.$ZodType;
}

export const CATALOGUE: CatalogueEntry[] = [
  ...CHANGE_DETAIL_TYPES.map((detailType) => entry(detailType, 'published', OrderChanged)),
  entry(COMMAND_REFUSED, 'published', CommandRefused),
  ...Object.values(ROW_DETAIL_TYPES).map((detailType) => entry(detailType, 'published', RowChanged)),
  ...[...FACT_EVENTS].map(([name, { schema }]) => entry(name, 'fact', schema)),
  ...Object.entries(REFERENCE_EVENTS).map(([name, { schema }]) => entry(name, 'reference', schema)),
  ...Object.entries(CHANGES).map(([operation, command]) =>
    entry(requestDetailType(operation), 'command', requested<z.core.$ZodType>(command)),
  ),
];

function entry(detailType: string, direction: Direction, schema: z.core.$ZodType): CatalogueEntry {
  return { detailType, direction, schema };
}
