/** Rows that another row names: a customer's currency, the taxes of a group. */
import { numericId } from '../domain/numeric-id.ts';
import { OrderError } from '../domain/order-error.ts';
import type { TaxRow } from '../domain/reference.ts';
import { rowIn } from '../domain/references.ts';
import type { OperationContext } from './operation.ts';

/** As a caller names them. */
export interface Refers {
  currency?: RowCurrency;
  /** Taxes of a group, by id. */
  taxes?: string[];
}

/** As they were found. */
export interface Referred {
  currencyCode?: string;
  taxes?: TaxRow[];
}

/** @throws OrderError unknown_reference */
export async function referredBy(refers: Refers = {}, context: OperationContext): Promise<Referred> {
  const { currency, taxes } = refers;
  return {
    currencyCode: currency && (await currencyCodeOf(currency, context)),
    taxes: taxes && (await taxesOf(taxes, context)),
  };
}

async function taxesOf(ids: string[], { references, caller }: OperationContext): Promise<TaxRow[]> {
  const keys = ids.map((id) => ({ kind: 'tax' as const, id }));
  const loaded = await references.load(caller.organizationId, keys);
  return keys.map((key) => {
    const row = rowIn(loaded, key);
    if (!row) throw new OrderError('unknown_reference', { field: 'taxes', kind: 'tax', id: key.id });
    return row;
  });
}

/** A currency as a caller names it: by the id that its row shows, or by its code. */
interface RowCurrency {
  id?: string;
  code?: string;
}

/** Currencies are few. */
const CURRENCIES_AT_MOST = 200;

/** True of the currency that shows this id, or the number that stands in for it. */
export const isCurrencyOf = (id: string, currency: { id: string }): boolean =>
  currency.id === id || numericId('currency', currency.id) === id;

/** The code of the currency that is named. @throws OrderError unknown_reference */
export async function currencyCodeOf(
  named: RowCurrency,
  { rows, references, caller }: OperationContext,
): Promise<string> {
  const org = caller.organizationId;
  const query = { kind: 'currency', page: 1, perPage: CURRENCIES_AT_MOST } as const;
  const [listed, { settings }] = await Promise.all([
    rows.list(org, { ...query, sortBy: 'name', descending: false }),
    references.load(org, []),
  ]);
  const known = listed.rows.flatMap(({ row }) =>
    row.kind === 'currency' ? [{ id: row.currencyId, code: row.id }] : [],
  );
  const all = settings ? [...known, settings.baseCurrency] : known;
  const { id, code } = named;
  const found = all.find((each) => (id === undefined ? each.code === code : isCurrencyOf(id, each)));
  if (found) return found.code;
  const field = id === undefined ? 'currency_code' : 'currency_id';
  throw new OrderError('unknown_reference', { field, kind: 'currency', id: id ?? code ?? '' });
}
