/** Sales people. */
import * as z from 'zod/mini';
import { OrderError } from '../../domain/order-error.ts';
import type { SalespersonRow } from '../../domain/reference.ts';
import type { StoredRow } from '../../domain/stored-rows.ts';
import { idNamed } from '../leaves/ids.ts';
import { readWire, text, words } from '../leaves/leaves.ts';
import { rowIn } from '../leaves/row-in.ts';
import type { Fields } from './request.ts';
import { rowCalls, type StatedRow } from './row-calls.ts';
import type { RowList } from './row-lists.ts';
import { over } from './stated.ts';

export const SALESPERSON_LIST: RowList = {
  kind: 'salesperson',
  key: 'salespersons',
  report: 'Sales Persons',
  parameters: [
    ...words('page per_page sort_column sort_order filter_by status email search_text').map((name) => ({
      name,
      served: [''],
    })),
    { name: 'salesperson_name', served: ['', 'startswith', 'contains'] },
    ...words('salesperson_id salesperson_ids last_modified_time').map((name) => ({ name, served: [] })),
  ],
  texts: {
    salesperson_name: 'nameEquals',
    salesperson_name_startswith: 'nameStartsWith',
    salesperson_name_contains: 'nameContains',
    email: 'email',
    search_text: 'searchText',
  },
  sorts: { salesperson_name: 'name' },
  encode: encodeSalesperson,
};

export const WireSalesperson = z.looseObject({ salesperson_name: text(200), salesperson_email: text(200) });

/** @throws OrderError missing_field | invalid_value */
function decodeSalesperson(fields: Fields): StatedRow<SalespersonRow> {
  const { salesperson_name: name, salesperson_email: email } = readWire(WireSalesperson, fields);
  if (name !== undefined && !name?.trim())
    throw new OrderError('missing_field', { field: 'salesperson_name' });
  const change = (row: SalespersonRow) => over(row, { name: name ?? undefined, email });
  return {
    change,
    make(newId) {
      if (!name) throw new OrderError('missing_field', { field: 'salesperson_name' });
      return change({ kind: 'salesperson', id: newId(), name });
    },
  };
}

/** @throws TypeError for a row of another kind */
function encodeSalesperson(stored: StoredRow): Record<string, unknown> {
  const row = rowIn('salesperson', stored);
  return {
    ...idNamed('salesperson_id', 'salesperson', row.id),
    salesperson_name: row.name,
    salesperson_email: row.email ?? '',
    status: 'active',
    is_inactive: false,
  };
}

export const {
  list: listSalespersons,
  get: getSalesperson,
  create: createSalesperson,
  update: updateSalesperson,
  delete: deleteSalesperson,
} = rowCalls({
  kind: 'salesperson',
  key: 'salesperson',
  list: SALESPERSON_LIST,
  encode: encodeSalesperson,
  decode: decodeSalesperson,
  words: {
    added: 'The sales person has been added.',
    saved: 'The sales person has been updated.',
    deleted: 'The sales person has been deleted.',
  },
});
