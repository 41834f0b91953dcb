/** Reference rows as callers read, list and write them; what events and imports write goes the same way. */
import type { RowStore } from '../domain/stored-rows.ts';
import { OrderError } from '../domain/order-error.ts';
import { keys } from './keys.ts';
import { storedRowOf } from './row-item.ts';
import { beginEpoch, isLasting } from './remembered-rows.ts';
import { callsUntil, type Table } from './table.ts';

/** Opens the rows for one request. What lists or writes them is loaded when it is asked for. */
export function rowStore(table: Table, deadline: number): RowStore {
  const calls = callsUntil(table, deadline);
  return {
    async load(org, key) {
      const item = await calls.get(keys.reference(org, key));
      return item && storedRowOf(item);
    },
    settle: async (org, kind) => (isLasting(kind) ? beginEpoch(calls, org) : undefined),
    async list(org, query) {
      const { listRows } = await import('./row-list.ts');
      return listRows(calls, org, query);
    },
    async commit(org, { key, before, after: row, at, mutationId, currency, claim }) {
      const { writeRow } = await import('./row-writes.ts');
      const on = before ? before.revision : ('absent' as const);
      const written = await writeRow(calls, org, {
        key,
        row,
        on,
        modifiedAt: at,
        mutationId,
        currency,
        claim,
        unique: true,
      });
      if (!written) throw new OrderError('conflict', { kind: key.kind });
      return written;
    },
  };
}
