/** Reference rows as callers read them: customers, items, taxes, currencies and sales people alike. */
import { instant } from '../domain/identity.ts';
import { mayStandIn } from '../domain/numeric-id.ts';
import { isOrderError, OrderError } from '../domain/order-error.ts';
import { LIMITS } from '../domain/limits.ts';
import type { ReferenceKey } from '../domain/reference.ts';
import { rowName } from '../domain/references.ts';
import { rowFiltersOf, type RowQuery } from '../domain/row-query.ts';
import type { RowPage, StoredRow } from '../domain/stored-rows.ts';
import { operation, type OperationContext } from './operation.ts';
import { currencyCodeOf } from './referred-rows.ts';
import { currenciesOf } from './row-currencies.ts';

export type GetRowCommand = ReferenceKey;

export const listRows = operation({
  name: 'list-rows',
  rights: [],
  rowRight: 'read',
  table: 'read',
  async run(query: RowQuery, context): Promise<RowPage> {
    const asked = { ...query, ...(query.ids && { ids: await trueIdsOf(query, context) }) };
    const page = await context.rows.list(context.caller.organizationId, asked);
    const { hasMore } = page;
    const rows = query.kind === 'currency' ? await withBaseCurrency(page.rows, query, context) : page.rows;
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
  const isId = key.id !== '' && key.id.length <= LIMITS.idLength;
  const found = isId ? await rows.load(caller.organizationId, key) : undefined;
  if (!found) throw new OrderError('not_found', { id: key.id, kind: key.kind });
  return found;
}

/** The ids that a list names, each a number that stands in for one or the id itself: all in one look. */
async function trueIdsOf({ kind, ids = [] }: RowQuery, context: OperationContext): Promise<string[]> {
  const numbers = ids.filter(mayStandIn).map((id) => ({ kind, id }));
  if (numbers.length === 0) return [...ids];
  const known = await context.references.idsByNumber(context.caller.organizationId, numbers);
  return ids.map((id) => known.get(rowName({ kind, id })) ?? id);
}

/** A number that stands in for an id is taken for it. */
export async function trueKey(key: ReferenceKey, context: OperationContext): Promise<ReferenceKey> {
  if (key.kind === 'currency' && !isCurrencyCode(key.id)) return currencyKey(key, context);
  if (!mayStandIn(key.id)) return { kind: key.kind, id: key.id };
  const ids = await context.references.idsByNumber(context.caller.organizationId, [key]);
  return { kind: key.kind, id: ids.get(rowName(key)) ?? key.id };
}

const isCurrencyCode = (id: string): boolean => /^[A-Z]{3}$/.test(id);

/** A currency is kept under its code, and shown with an id. @throws OrderError not_found */
async function currencyKey({ kind, id }: ReferenceKey, context: OperationContext): Promise<ReferenceKey> {
  try {
    return { kind, id: await currencyCodeOf({ id }, context) };
  } catch (error) {
    throw isOrderError(error, 'unknown_reference') ? new OrderError('not_found', { id, kind }) : error;
  }
}

/** The base currency is there, whether it has a row or not. */
async function withBaseCurrency(
  rows: StoredRow[],
  { page, ...query }: RowQuery,
  { references, caller }: OperationContext,
): Promise<StoredRow[]> {
  const { settings } = await references.load(caller.organizationId, []);
  if (!settings || page > 1 || rowFiltersOf(query).length > 0) return rows;
  const { id: currencyId, code, symbol } = settings.baseCurrency;
  if (rows.some(({ row }) => row.id === code)) return rows;
  const row = { kind: 'currency' as const, id: code, currencyId, symbol };
  return [{ row, revision: 0, createdAt: BEFORE_ALL, modifiedAt: BEFORE_ALL }, ...rows];
}

const BEFORE_ALL = instant(new Date(0));
