/** One move: where it writes, what it was told, and what it has met. */
import type { OrganizationId } from '../../lib/domain/identity.ts';
import type { OrganizationSettings } from '../../lib/domain/settings.ts';
import type { Table } from '../../lib/store/table.ts';

export interface Move {
  table: Table;
  org: OrganizationId;
  settings: OrganizationSettings;
  newId(): string;
  /** Reads and judges everything, and writes nothing. */
  isDryRun: boolean;
  withEvents: boolean;
  /** Rows are left as they are. */
  withoutRows: boolean;
  /** How many orders are read at a time. */
  atOnce: number;
  onOrder(): void;
}

/** What a move has met: numbers, since of two orders with one the first has it, and customers under their names. */
export interface Seen {
  numbers: Set<string>;
  names: Set<string>;
}
