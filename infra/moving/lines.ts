/**
 * What an export holds: one JSON object a line, the organisation's own words and no key of the table, so that a later release
 * reads it too. The organisation itself is named by no line: it is imported under the id that is asked for.
 */
import type { ChangeRecord } from '../../lib/domain/change.ts';
import type { OrderComment } from '../../lib/domain/comment.ts';
import type { OrganizationId } from '../../lib/domain/identity.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import type { PackedRow } from '../../lib/store/row.ts';

/** Counted up when a reader of the one before would misread it. */
export const EXPORT_FORMAT = 1;

export interface HeaderLine {
  kind: 'export';
  format: number;
  /** The release's version of documents; orders are exported as that one's. */
  schemaVersion: number;
}

/** Settings or a reference row, with what the store keeps beside it. */
export interface RowLine {
  kind: 'row';
  /** Absent: the row is gone, and what beside it stays says so to late events. */
  content?: Record<string, unknown>;
  /** What the row is called when its content is gone. */
  name: { kind: string; id: string };
  [beside: string]: unknown;
}

/** An automatic number was given out up to here. */
interface CounterLine {
  kind: 'counter';
  prefix: string;
  n: number;
}

interface OrderLine {
  kind: 'order';
  order: SalesOrder;
}

/** Changes outlive their order. */
export interface ChangeLine extends ChangeRecord {
  kind: 'change';
  orderId: string;
  version: number;
  /** It took the order away. */
  deletes?: true;
  row: PackedRow;
  schemaVersion: number;
  /** Epoch seconds. */
  expiresAt?: number;
}

export interface CommentLine {
  kind: 'comment';
  comment: OrderComment;
  /** Epoch seconds. */
  expiresAt?: number;
}

/** Finds a customer by a name, which may be a former one. */
interface NameLine {
  kind: 'name';
  /** Its words as they are sorted. */
  at: string;
  customerId: string;
}

export type TransferLine =
  HeaderLine | RowLine | CounterLine | OrderLine | ChangeLine | CommentLine | NameLine;

/** What lines are read into. */
export interface Destination {
  org: OrganizationId;
  /** The header's. */
  schemaVersion: number;
  /** Names that a row has already. */
  owned: Set<string>;
  /** Each change is published, as if it had been made here. */
  withEvents: boolean;
}
