/** One committed change of one order: the audit trail and what events are made of. */
import type { Instant, MutationId } from './identity.ts';
import type { SalesOrder } from './order.ts';
import type { Actor } from './caller.ts';

export const CHANGE_KINDS = [
  'created',
  'updated',
  'submitted',
  'approved',
  'rejected',
  'confirmed',
  'voided',
  'closed',
  'reopened',
  'deleted',
  'substatus',
  'progress',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** A changed field: path in domain words ("lines[2].rate"), values as bounded JSON text. */
export interface ChangedPath {
  path: string;
  before?: string;
  after?: string;
}

export interface ChangeRecord {
  mutationId: MutationId;
  kinds: ChangeKind[];
  actor: Actor;
  at: Instant;
  paths: ChangedPath[];
  /** How many paths changed, where those kept are not all. */
  pathsTotal?: number;
  reason?: string;
  note?: string;
}

/** A change as the history shows it. */
export interface RecordedChange extends ChangeRecord {
  version: number;
  number: string;
  status: SalesOrder['status'];
}

export interface ChangePage {
  /** Newest first. */
  changes: RecordedChange[];
  hasMore: boolean;
}

/** What the store commits in one transaction: `before` absent = creation, `after` absent = deletion. */
export type OrderChange = {
  record: ChangeRecord;
  idempotency?: IdempotencyClaim;
  /** Told elsewhere already: it is published only when a replay asks for it. */
  quiet?: boolean;
  /** The order calls its customer otherwise than the customer's row does, and did not before. */
  ownName?: boolean;
} & (
  | {
      before?: undefined;
      after: SalesOrder;
      /** The upserts of the subject when no order with it was found; the change holds only while there are no more. */
      upsertsSeen?: number;
    }
  | { before: SalesOrder; after?: SalesOrder }
);

/** The order as the change leaves it; of a deletion, as it last was. */
export function changedOrder(change: OrderChange): SalesOrder {
  return change.before === undefined ? change.after : (change.after ?? change.before);
}

/** The version that the change makes; a deletion counts as one. */
export function versionOf(change: OrderChange): number {
  return change.before === undefined ? 1 : change.before.version + 1;
}

/** The identity of one position of a keyed call, and the hash of the whole call. */
export interface IdempotencyClaim {
  /** Hash of organisation, caller, operation and key. */
  id: string;
  position: number;
  callHash: string;
  /** Epoch seconds at which the call came: a record that has expired by then is free. */
  takenAt: number;
  /** How the call came to its success, where the order alone does not tell. */
  how?: string;
  /** Epoch seconds after which the record no longer counts. */
  expiresAt: number;
}

/** What a call has come to, kept for its repeat: an order as committed, or the value of what is no order. */
export interface Kept {
  order?: SalesOrder;
  value?: unknown;
  /** How the call came to its success, where the order alone does not tell. */
  how?: string;
}

/** What an earlier call with the same key committed. */
export interface IdempotencyRecord extends Kept {
  position: number;
  callHash: string;
}

/** Thrown where a keyed call finds that a twin of it, sent at the same time, was first: what the twin kept is the answer. */
export class AnsweredByTwin extends Error {
  override readonly name = 'AnsweredByTwin';
  readonly kept: Kept;

  constructor(kept: Kept) {
    super('a twin of this call was first');
    this.kept = kept;
  }
}
