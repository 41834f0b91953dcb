/** Writes the rows of an import. Each replaces the row of its name, so a load that broke off is simply repeated. */
import { putReferenceRow, putSettings } from '../../lib/store/references.ts';
import type { Table } from '../../lib/store/table.ts';
import type { RowToLoad } from './read-reference-rows.ts';

const AT_ONCE = 16;

/** Resolves to how many of each kind were written. */
export async function loadReferenceRows(table: Table, rows: RowToLoad[]): Promise<Map<string, number>> {
  const loaded = new Map<string, number>(rows.map(({ row }) => [row.kind, 0]));
  const waiting = rows.values();
  const worker = async () => {
    for (const { organization, row } of waiting) {
      if (row.kind === 'settings') await putSettings(table, organization, row);
      else await putReferenceRow(table, organization, row);
      loaded.set(row.kind, (loaded.get(row.kind) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return loaded;
}
