/** The commands that operations run: what every trigger, of whatever wire, comes down to. */
import * as z from 'zod/mini';
import { OrderInput } from './order-input.ts';

/** The version a change was decided on, or 'exists'; absent: apply to whatever stands. */
const Precondition = z.optional(z.union([z.literal('exists'), z.int().check(z.gte(1))]));
export type Precondition = z.infer<typeof Precondition>;

const id = z.string();
/** Why an order is changed: kept in its history, never in the order. */
export const REASON_AT_MOST = 500;
export const NOTE_AT_MOST = 2000;
const why = z.optional(
  z.strictObject({
    reason: z.optional(z.string().check(z.maxLength(REASON_AT_MOST))),
    note: z.optional(z.string().check(z.maxLength(NOTE_AT_MOST))),
  }),
);

export const CreateCommand = z.strictObject({ input: OrderInput });
export type CreateCommand = z.infer<typeof CreateCommand>;

export const RetrieveCommand = z.strictObject({ id });
export type RetrieveCommand = z.infer<typeof RetrieveCommand>;

export const UpdateCommand = z.strictObject({ id, input: OrderInput, precondition: Precondition });
export type UpdateCommand = z.infer<typeof UpdateCommand>;

/** Confirm, void and delete say no more than which order, on which version, and why. */
export const OrderCommand = z.strictObject({ id, precondition: Precondition, why });
export type OrderCommand = z.infer<typeof OrderCommand>;

export const HistoryCommand = z.strictObject({
  id,
  page: z.int().check(z.gte(1)),
  perPage: z.int().check(z.gte(1), z.lte(100)),
});
export type HistoryCommand = z.infer<typeof HistoryCommand>;

export const SORT_FIELDS = ['created', 'date', 'modified'] as const;

export const ListCommand = z.strictObject({
  page: z.int().check(z.gte(1)),
  perPage: z.int().check(z.gte(1), z.lte(200)),
  sortBy: z.enum(SORT_FIELDS),
  descending: z.boolean(),
  status: z.optional(z.enum(['draft', 'confirmed', 'closed', 'void'])),
  /** Narrower than a status: derived from progress. */
  progress: z.optional(z.enum(['invoiced', 'partially_invoiced', 'overdue'])),
  customerId: z.optional(id),
  number: z.optional(z.string()),
  /** Both ends belong to the range. */
  dateFrom: z.optional(z.string()),
  dateTo: z.optional(z.string()),
});
export type ListCommand = z.infer<typeof ListCommand>;
