/** Reference rows as plain data, and as they stand in real stores. */
import { ROWS_AT } from './recorded-stores.ts';

export const EURO = { kind: 'currency', id: 'EUR', currencyId: '98', symbol: '€' };
export const customer = (id: string, currencyCode?: string) => ({
  kind: 'customer',
  id,
  name: id,
  ...(currencyCode && { currencyCode }),
  contactPersons: [],
  addresses: [],
});
export const item = (id: string, name = id) => ({ kind: 'item', id, name });

/** The row as it was written once; with it whatever else is answered. */
export const stored = (row: object, more: object = {}) => ({
  row,
  revision: 1,
  createdAt: ROWS_AT,
  modifiedAt: ROWS_AT,
  ...more,
});
