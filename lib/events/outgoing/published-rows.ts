/** What we publish of reference rows: one event per revision, whichever way the row was written. */
import * as z from 'zod/mini';
import type { ReferenceKind } from '../../domain/reference.ts';
import { cloudEvent } from './cloud-event.ts';

/** By kind of row, the detail type. */
export const ROW_DETAIL_TYPES: Record<ReferenceKind, string> = {
  customer: 'ContactChanged',
  item: 'ItemChanged',
  tax: 'TaxChanged',
  salesperson: 'SalespersonChanged',
  currency: 'CurrencyChanged',
};

const text = z.string();

/** `id` is organisation:kind:row:revision; revisions of a row are 1, 2, 3, … without a gap, also beyond its deletion. */
export const RowChanged = cloudEvent(
  Object.values(ROW_DETAIL_TYPES) as [string, ...string[]],
  z.strictObject({
    organizationId: text,
    kind: z.enum(Object.keys(ROW_DETAIL_TYPES) as [ReferenceKind, ...ReferenceKind[]]),
    id: text,
    revision: z.int().check(z.gte(1)),
    /** The row is no longer there. */
    gone: z.boolean(),
    /** Of a row whose source counts its versions: the last one that came from there, so that it knows its own echo. */
    sourceVersion: z.optional(z.int()),
    /** As of an order. */
    epoch: z.optional(z.int().check(z.gte(1))),
  }),
);
export type RowChanged = z.infer<typeof RowChanged>;
