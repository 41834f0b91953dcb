/** What leaves as an event: committed changes of orders and of reference rows, and commands that were refused. */
import type { ChangeRecord } from './change.ts';
import type { Instant, OrderId, OrganizationId } from './identity.ts';
import type { OrderErrorCode } from './order-error.ts';
import type { OrderRow } from './order-row.ts';
import type { ReferenceKey } from './reference.ts';
import type { Actor } from './caller.ts';

/** A change item, read back: one version of one order. */
export interface CommittedChange extends ChangeRecord {
  organizationId: OrganizationId;
  orderId: OrderId;
  version: number;
  row: OrderRow;
  /** Of the table when it was written; absent before its first restore. */
  epoch?: number;
}

/** A command that came by event or direct invocation and was refused: nobody waits for its answer. */
export interface RefusedCommand {
  organizationId: OrganizationId;
  operation: string;
  commandId: string;
  /** Of the commands that came under this id, counted from 0. */
  position: number;
  /** Of the whole call: the same id with another content is another refusal. */
  callHash: string;
  orderId?: string;
  actor: Actor;
  at: Instant;
  code: OrderErrorCode;
  /** What the code carries: fields, limits, the status that stood in the way. */
  details: Record<string, unknown>;
}

/** What makes a refusal the same one. */
export type RefusalName = Pick<
  RefusedCommand,
  'organizationId' | 'operation' | 'commandId' | 'position' | 'callHash'
>;

/** One revision of a reference row, whichever way it was written. */
export interface CommittedRow extends ReferenceKey {
  organizationId: OrganizationId;
  revision: number;
  gone: boolean;
  sourceVersion?: number;
  at: Instant;
  /** As of a change. */
  epoch?: number;
}

export type Outgoing =
  | { kind: 'change'; change: CommittedChange }
  | { kind: 'refusal'; refusal: RefusedCommand }
  | { kind: 'row'; row: CommittedRow };

/** Why an event has not left, in words of ours that may be logged. */
export class NotPublished extends Error {
  override readonly name = 'NotPublished';
}

/** What must leave in order: the versions of one order, the revisions of one row. */
export function sequenceOf(outgoing: Outgoing): string {
  if (outgoing.kind === 'change') return `${outgoing.change.organizationId}:${outgoing.change.orderId}`;
  if (outgoing.kind === 'row') {
    const { organizationId, kind, id } = outgoing.row;
    return `${organizationId}:${kind}:${id}`;
  }
  const { organizationId, operation, commandId } = outgoing.refusal;
  return `${organizationId}:refused:${operation}:${commandId}`;
}
