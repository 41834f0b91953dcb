/** Reference rows as callers read them: customers, items, taxes, currencies and sales people alike. */
import { mayStandIn } from '../domain/numeric-id.ts';
import { OrderError } from '../domain/order-error.ts';
import { LONGEST_ID, type ReferenceKey } from '../domain/reference.ts';
import { rowName } from '../domain/references.ts';
import type { RowQuery } from '../domain/row-query.ts';
import type { RowPage, StoredRow } from '../domain/stored-rows.ts';
import { operation, type OperationContext } from './operation.ts';
import { currenciesOf } from './row-currencies.ts';

export type GetRowCommand = ReferenceKey;

export const listRows = operation({
  name: 'list-rows',
  rights: [],
  rowRight: 'read',
  table: 'read',
  async run(query: RowQuery, context): Promise<RowPage> {
    const { rows, hasMore } = await context.rows.list(context.caller.organizationId, query);
    const currencyOf = await currenciesOf(
      rows.map(({ row }) => row),
      context,
    );
    return { rows: rows.map((stored) => ({ ...stored, currency: currencyOf(stored.row) })), hasMore };
  },
});

export const getRow = operation({
  name: 'get-row',
  rights: [],
  rowRight: 'read',
  table: 'read',
  async run(key: GetRowCommand, context): Promise<StoredRow> {
    const stored = await standingRow(await trueKey(key, context), context);
    return { ...stored, currency: (await currenciesOf([stored.row], context))(stored.row) };
  },
});

/** @throws OrderError not_found */
export async function standingRow(key: ReferenceKey, { rows, caller }: OperationContext): Promise<StoredRow> {
  const isId = key.id !== '' && key.id.length <= LONGEST_ID;
  const found = isId ? await rows.load(caller.organizationId, key) : undefined;
  if (!found) throw new OrderError('not_found', { id: key.id, kind: key.kind });
  return found;
}

/** A number that stands in for an id is taken for it. */
export async function trueKey(
  key: ReferenceKey,
  { references, caller }: OperationContext,
): Promise<ReferenceKey> {
  if (!mayStandIn(key.id)) return { kind: key.kind, id: key.id };
  const ids = await references.idsByNumber(caller.organizationId, [key]);
  return { kind: key.kind, id: ids.get(rowName(key)) ?? key.id };
}
