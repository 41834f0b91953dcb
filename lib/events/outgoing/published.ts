/** What we publish: one event per committed change, one per refused command. CloudEvents attributes stand inside `detail`. */
import * as z from 'zod/mini';
import { CHANGE_KINDS, type ChangeKind } from '../../domain/change.ts';
import { APPROVALS } from '../../domain/approval.ts';
import { cloudEvent } from './cloud-event.ts';
import { ORDER_STATUSES } from '../../domain/order-status.ts';

/** Our name on the bus. Rules for what we accept leave it out, so that nothing goes in circles. */
export const OUR_SOURCE = 'sales-orders';

export const COMMAND_REFUSED = 'SalesOrder Command Refused';

/** Of a change that is several things at once the first of these names the event; `kinds` says them all. */
const BY_WEIGHT: [ChangeKind, string][] = [
  ['created', 'SalesOrder Created'],
  ['deleted', 'SalesOrder Deleted'],
  ['voided', 'SalesOrder Voided'],
  ['reopened', 'SalesOrder Reopened'],
  ['closed', 'SalesOrder Closed'],
  ['confirmed', 'SalesOrder Confirmed'],
  ['approved', 'SalesOrder Approved'],
  ['rejected', 'SalesOrder Rejected'],
  ['submitted', 'SalesOrder Submitted'],
  ['substatus', 'SalesOrder SubStatusChanged'],
  ['progress', 'SalesOrder ProgressRecorded'],
  ['updated', 'SalesOrder Updated'],
];

export const CHANGE_DETAIL_TYPES = BY_WEIGHT.map(([, detailType]) => detailType);

/** The detail type of a change. */
export function detailTypeOf(kinds: readonly ChangeKind[]): string {
  const found = BY_WEIGHT.find(([kind]) => kinds.includes(kind));
  if (!found) throw new TypeError('a change of no kind');
  return found[1];
}

const text = z.string();
const amount = z.string().check(z.regex(/^-?\d+(\.\d+)?$/));
const actor = z.strictObject({ id: text, name: text });

/** `id` is organisation:order:version, and :e1 behind it in the first epoch after a restore; versions of an order are 1, 2, 3, … without a gap. */
export const OrderChanged = cloudEvent(
  CHANGE_DETAIL_TYPES as [string, ...string[]],
  z.strictObject({
    organizationId: text,
    orderId: text,
    version: z.int().check(z.gte(1)),
    /** Of a table that was restored to an earlier time: how often. A later epoch comes after every version of an earlier one. */
    epoch: z.optional(z.int().check(z.gte(1))),
    kinds: z.array(z.enum(CHANGE_KINDS)),
    actor,
    /** Names of what changed; the values are for those who may read the order. */
    changedPaths: z.array(text),
    /** Of a change of so many fields that not all are named. */
    changedPathsTotal: z.optional(z.int()),
    reason: z.optional(text),
    number: text,
    status: z.enum(ORDER_STATUSES),
    /** What an approver has said of it; absent: nobody was asked, or it no longer holds. */
    approval: z.optional(z.enum(APPROVALS)),
    /** Its code. */
    subStatus: z.optional(text),
    customerId: text,
    currencyCode: text,
    total: amount,
    baseTotal: amount,
    quantity: amount,
    quantityInvoiced: amount,
    quantityPacked: amount,
    quantityShipped: amount,
  }),
);
export type OrderChanged = z.infer<typeof OrderChanged>;

export const CommandRefused = cloudEvent(
  [COMMAND_REFUSED],
  z.strictObject({
    organizationId: text,
    operation: text,
    commandId: text,
    position: z.int(),
    orderId: z.optional(text),
    actor,
    code: text,
    details: z.record(text, z.unknown()),
  }),
);
export type CommandRefused = z.infer<typeof CommandRefused>;
