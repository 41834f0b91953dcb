/** Currencies: kept under their codes, shown with the ids that their rows say. */
import * as z from 'zod/mini';
import { minorUnits } from '../../domain/currency.ts';
import { ONE } from '../../domain/decimal.ts';
import { OrderError } from '../../domain/order-error.ts';
import type { CurrencyRow } from '../../domain/reference.ts';
import type { StoredRow } from '../../domain/stored-rows.ts';
import { idNamed } from '../leaves/ids.ts';
import { numeric } from '../leaves/json.ts';
import { decimal, readWire, text, words } from '../leaves/leaves.ts';
import { rowIn } from '../leaves/row-in.ts';
import type { Fields } from './request.ts';
import { rowCalls, type StatedRow } from './row-calls.ts';
import type { RowList } from './row-lists.ts';
import { over } from './stated.ts';

export const CURRENCY_LIST: RowList = {
  kind: 'currency',
  key: 'currencies',
  report: 'Currencies',
  parameters: [
    ...words('page per_page sort_column sort_order').map((name) => ({ name, served: [''] })),
    { name: 'filter_by', served: [''], values: ['currencies.all', 'status.all'] },
    ...words('currency_code currency_name status last_modified_time search_text').map((name) => ({
      name,
      served: [],
    })),
  ],
  texts: {},
  sorts: { currency_code: 'name' },
  encode: encodeCurrency,
};

export const WireCurrency = z.looseObject({
  currency_code: text(3),
  currency_symbol: text(10),
  exchange_rate: decimal(),
});

/** @throws OrderError missing_field | invalid_value */
function decodeCurrency(fields: Fields): StatedRow<CurrencyRow> {
  const wire = readWire(WireCurrency, fields);
  const code = wire.currency_code?.trim().toUpperCase();
  if (code && !/^[A-Z]{3}$/.test(code))
    throw new OrderError('invalid_value', { field: 'currency_code', expected: 'three letters' });
  const change = (row: CurrencyRow): CurrencyRow => {
    if (code && code !== row.id)
      throw new OrderError('invalid_value', { field: 'currency_code', reason: 'a currency keeps its code' });
    return over(row, { symbol: wire.currency_symbol ?? undefined, exchangeRate: wire.exchange_rate });
  };
  return {
    change,
    make(newId) {
      if (!code) throw new OrderError('missing_field', { field: 'currency_code' });
      return change({ kind: 'currency', id: code, currencyId: newId(), symbol: '' });
    },
  };
}

/** @throws TypeError for a row of another kind */
function encodeCurrency(stored: StoredRow): Record<string, unknown> {
  const [row, base] = [rowIn('currency', stored), stored.currency];
  const isBase = base?.code === row.id;
  return {
    ...idNamed('currency_id', 'currency', row.currencyId || (isBase ? base.id : '')),
    currency_code: row.id,
    currency_name: row.id,
    currency_symbol: row.symbol,
    price_precision: minorUnits(row.id) ?? 2,
    is_base_currency: isBase,
    exchange_rate: numeric(row.exchangeRate ?? (isBase ? ONE : undefined)),
  };
}

export const {
  list: listCurrencies,
  get: getCurrency,
  create: createCurrency,
  update: updateCurrency,
  delete: deleteCurrency,
} = rowCalls({
  kind: 'currency',
  key: 'currency',
  list: CURRENCY_LIST,
  encode: encodeCurrency,
  decode: decodeCurrency,
  words: {
    added: 'The currency has been added.',
    saved: 'Currency details has been saved.',
    deleted: 'The currency has been deleted.',
  },
});
