/** Rows with the clock of their organisation, for wires that show times without an offset. */
import { earliestIn } from '../domain/local-time.ts';
import type { RowQuery } from '../domain/row-query.ts';
import type { RowPage, StoredRow } from '../domain/stored-rows.ts';
import type { OperationContext } from './operation.ts';
import { getRow, listRows, type GetRowCommand } from './rows.ts';

/** The zone that times are shown in. */
export type OnClock<Value> = Value & { timeZone: string };

/** A time without an offset in the query is on that clock. */
export const listRowsOnClock = {
  ...listRows,
  async run(query: RowQuery, context: OperationContext): Promise<OnClock<RowPage>> {
    const timeZone = await zoneOf(context);
    const since = query.modifiedSince;
    const isLocal = since !== undefined && !since.endsWith('Z');
    const asked = isLocal ? { ...query, modifiedSince: earliestIn(timeZone, since) } : query;
    return { ...(await listRows.run(asked, context)), timeZone };
  },
};

export const getRowOnClock = {
  ...getRow,
  async run(key: GetRowCommand, context: OperationContext): Promise<OnClock<StoredRow>> {
    return { ...(await getRow.run(key, context)), timeZone: await zoneOf(context) };
  },
};

/** Settings are remembered between requests. */
async function zoneOf({ references, caller }: OperationContext): Promise<string> {
  return (await references.load(caller.organizationId, [])).settings?.timeZone ?? 'UTC';
}
