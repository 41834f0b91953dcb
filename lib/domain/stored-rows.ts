/** Reference rows as they are kept: with our own count of their writes, and the door to write, find and list them. */
import type { IdempotencyClaim } from './change.ts';
import type { Instant, MutationId, OrganizationId } from './identity.ts';
import type { ReferenceKey, ReferenceKind, ReferenceRow } from './reference.ts';
import type { RowQuery } from './row-query.ts';

export interface StoredRow<Row extends ReferenceRow = ReferenceRow> {
  row: Row;
  /** Counts the writes of the row, whichever way they came; 0 of a row that a former release wrote. */
  revision: number;
  createdAt: Instant;
  modifiedAt: Instant;
  /** Of a customer that is shown: the currency that it is sold to in; of a currency: the base currency. */
  currency?: ShownCurrency;
}

export interface ShownCurrency {
  id: string;
  code: string;
  symbol: string;
}

export type RowOf<Kind extends ReferenceKind> = Extract<ReferenceRow, { kind: Kind }>;

export interface RowPage {
  rows: StoredRow[];
  hasMore: boolean;
}

/** One write of a row: `before` absent = creation, `after` absent = deletion. */
interface RowChange {
  key: ReferenceKey;
  before?: StoredRow;
  after?: ReferenceRow;
  /** Fresh per command: a repeat of a write recognises its own success. */
  mutationId: MutationId;
  at: Instant;
  /** Answered beside the row, and kept for a repeat. */
  currency?: ShownCurrency;
  claim?: IdempotencyClaim;
}

/** Rows of one organisation, as callers read and write them. */
export interface RowStore {
  /** Strongly consistent; undefined of one that is gone. */
  load(organization: OrganizationId, key: ReferenceKey): Promise<StoredRow | undefined>;
  /**
   * Eventually consistent, within bounds. Rows that events and imports wrote stand here too.
   * @throws OrderError invalid_value (what to narrow), limit_exceeded, unavailable
   */
  list(organization: OrganizationId, query: RowQuery): Promise<RowPage>;
  /**
   * All of the change or nothing; answers the row as it stands then, of a deletion as it last was.
   * @throws AnsweredByTwin | OrderError conflict (the row moved on, or is there already), already_exists (another row has the
   * name or code), key_reused, unavailable (outcome unknown)
   */
  commit(organization: OrganizationId, change: RowChange): Promise<StoredRow>;
  /** Makes everybody read rows of the kind anew; what `commit` does too, unless its caller dies. */
  settle(organization: OrganizationId, kind: ReferenceKind): Promise<void>;
}
