/** A write of a reference row, and the writes that it consists of: what those who make, commit and judge it share. */
import type { IdempotencyClaim } from '../domain/change.ts';
import type { ShownCurrency } from '../domain/stored-rows.ts';
import type { Write } from './bulk-calls.ts';
import type { Key } from './keys.ts';
import type { WrittenRow } from './row-item.ts';

export type RowWrite = Omit<WrittenRow, 'revision' | 'createdAt'> & {
  /** What it was decided on: a revision, or that there is no row; without it, whatever stands. */
  on?: number | 'absent';
  /** A name or code that another row has is refused. */
  unique?: boolean;
  /** Answered beside the row. */
  currency?: ShownCurrency;
  claim?: IdempotencyClaim;
};

/** What one row has and, of those that callers make, no other: its name, an item's code. */
export interface OwnText {
  field: 'name' | 'code';
  value: string;
  key: Key;
  /** What the item calls its row. */
  owner: string;
}

/** Names whose owner no longer bears them, as they were found, by their keys. */
export type Freed = Map<string, { owner: string; revision?: number }>;

export interface PlacedWrite {
  place: 'row' | 'claim' | 'own' | 'number' | 'text';
  write: Write;
  /** Of a text that only one row has. */
  own?: OwnText;
}
