/** The commands that operations run: what every trigger, of whatever wire, comes down to. */
import * as z from 'zod/mini';
import { ListCommand } from './list-command.ts';
import { OrderInput } from './order-input.ts';
import { DISCOUNT_LEVELS } from './pricing.ts';

/** The version a change was decided on, when it was (in whole seconds), or 'exists'; absent: apply to whatever stands. */
const Precondition = z.optional(
  z.union([
    z.literal('exists'),
    z.int().check(z.gte(1)),
    z.strictObject({
      unmodifiedSince: z.string().check(z.refine((text) => !Number.isNaN(Date.parse(text)))),
    }),
  ]),
);
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

/** What is fixed when an order is made: how its discounts work, and whether it must have a subject. */
export const Profile = z.strictObject({
  discountLevel: z.enum(DISCOUNT_LEVELS),
  discountBeforeTax: z.boolean(),
  discountBase: z.enum(['untaxed', 'taxed']),
  subjectRequired: z.boolean(),
});
export type Profile = z.infer<typeof Profile>;

const made = { input: OrderInput, profile: z.optional(Profile) };
export const CreateCommand = z.strictObject(made);
export type CreateCommand = z.infer<typeof CreateCommand>;

/** `explain`: with the steps that lead to each figure. */
const explain = z.optional(z.boolean());
export const CalculateCommand = z.strictObject({ ...made, explain });
export type CalculateCommand = z.infer<typeof CalculateCommand>;

/** Which order: by id, or by the number that it has at this moment. */
const named = { id: z.optional(id), number: z.optional(z.string()) };
const isNamed = z.refine<{ id?: string; number?: string }>(
  (command) => (command.id === undefined) !== (command.number === undefined),
);
export type OrderName = { id?: string; number?: string };

export const RetrieveCommand = z
  .strictObject({
    ...named,
    explain,
    /** With what may be done with the order, and why the rest may not. */
    actions: z.optional(z.boolean()),
  })
  .check(isNamed);
export type RetrieveCommand = z.infer<typeof RetrieveCommand>;

export const UpdateCommand = z
  .strictObject({ ...named, input: OrderInput, precondition: Precondition })
  .check(isNamed);
export type UpdateCommand = z.infer<typeof UpdateCommand>;

/** What tells that an order is there already, in the order it is asked in. */
export const MATCH_FIELDS = ['number', 'subject'] as const;
export type MatchField = (typeof MATCH_FIELDS)[number];

/** An update of the order that the id names or a field matches, else a create. */
export const UpsertCommand = z.strictObject({
  id: z.optional(id),
  matchBy: z.array(z.enum(MATCH_FIELDS)),
  input: OrderInput,
  profile: z.optional(Profile),
  precondition: Precondition,
});
export type UpsertCommand = z.infer<typeof UpsertCommand>;

/** Confirm, void and delete say no more than which order, on which version, and why. */
export const OrderCommand = z.strictObject({
  id,
  precondition: Precondition,
  why,
  /** How a voided order is said to have come to it; read by void alone. */
  voidedAs: z.optional(z.enum(['void', 'cancelled'])),
});
export type OrderCommand = z.infer<typeof OrderCommand>;

export const HistoryCommand = z.strictObject({
  id,
  page: z.int().check(z.gte(1)),
  perPage: z.int().check(z.gte(1), z.lte(100)),
});
export type HistoryCommand = z.infer<typeof HistoryCommand>;

/** What the operations that change something take: those that an event can ask for, as it has nobody to answer to. */
export const CHANGES = {
  create: CreateCommand,
  update: UpdateCommand,
  confirm: OrderCommand,
  void: OrderCommand,
  delete: OrderCommand,
  'bulk-confirm': OrderCommand,
  'bulk-void': OrderCommand,
  'bulk-delete': OrderCommand,
  upsert: UpsertCommand,
} as const;

/** What each operation takes, for whoever commands it in our own words: events and direct invocations. */
export const COMMANDS = {
  ...CHANGES,
  calculate: CalculateCommand,
  retrieve: RetrieveCommand,
  // Conditions are made by dialects, from what their clients write.
  list: z.omit(ListCommand, { where: true }),
  history: HistoryCommand,
} as const;
export type CommandName = keyof typeof COMMANDS;
