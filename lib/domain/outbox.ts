/** What leaves as an event: committed changes, and commands that were refused. */
import type { ChangeRecord } from './change.ts';
import type { Instant, OrderId, OrganizationId } from './identity.ts';
import type { OrderErrorCode } from './order-error.ts';
import type { OrderRow } from './order-row.ts';
import type { Actor } from './caller.ts';

/** A change item, read back: one version of one order. */
export interface CommittedChange extends ChangeRecord {
  organizationId: OrganizationId;
  orderId: OrderId;
  version: number;
  row: OrderRow;
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

export type Outgoing =
  { kind: 'change'; change: CommittedChange } | { kind: 'refusal'; refusal: RefusedCommand };

/** Why an event has not left, in words of ours that may be logged. */
export class NotPublished extends Error {
  override readonly name = 'NotPublished';
}

/** What must leave in order: the versions of one order. */
export function sequenceOf(outgoing: Outgoing): string {
  if (outgoing.kind === 'change') return `${outgoing.change.organizationId}:${outgoing.change.orderId}`;
  const { organizationId, operation, commandId } = outgoing.refusal;
  return `${organizationId}:refused:${operation}:${commandId}`;
}
