/** Currencies that are shown beside rows: a customer's, and beside each currency the base currency. */
import type { ReferenceRow } from '../domain/reference.ts';
import { rowIn } from '../domain/references.ts';
import type { ShownCurrency } from '../domain/stored-rows.ts';
import type { OperationContext } from './operation.ts';

/** Reads those that the rows name; nothing for rows that have none. A customer without one is sold to in the base currency. */
export async function currenciesOf(
  rows: ReferenceRow[],
  { references, caller }: OperationContext,
): Promise<(row: ReferenceRow) => ShownCurrency | undefined> {
  const customers = rows.filter((row) => row.kind === 'customer');
  if (!rows.some(({ kind }) => kind === 'customer' || kind === 'currency')) return () => undefined;
  const codes = new Set(customers.flatMap(({ currencyCode }) => currencyCode ?? []));
  const wanted = [...codes].map((id) => ({ kind: 'currency' as const, id }));
  const loaded = await references.load(caller.organizationId, wanted);
  const base = loaded.settings?.baseCurrency;
  return (row) => {
    if (row.kind === 'currency') return base;
    if (row.kind !== 'customer') return undefined;
    const code = row.currencyCode ?? base?.code;
    if (code === undefined) return undefined;
    const found = rowIn(loaded, { kind: 'currency', id: code });
    if (found) return { id: found.currencyId, code, symbol: found.symbol };
    return code === base?.code ? { ...base } : { id: '', code, symbol: '' };
  };
}
