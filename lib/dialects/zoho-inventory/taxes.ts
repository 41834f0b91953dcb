/** Taxes; groups of them are listed among them. */
import * as z from 'zod/mini';
import { sum } from '../../domain/decimal.ts';
import { OrderError } from '../../domain/order-error.ts';
import type { TaxRow } from '../../domain/reference.ts';
import type { StoredRow } from '../../domain/stored-rows.ts';
import { idNamed } from '../leaves/ids.ts';
import { numeric } from '../leaves/json.ts';
import { decimal, readWire, text, words } from '../leaves/leaves.ts';
import { rowIn } from '../leaves/row-in.ts';
import type { Fields } from './request.ts';
import { rowCalls, type StatedRow } from './row-calls.ts';
import type { RowList } from './row-lists.ts';
import { over } from './stated.ts';

export const TAX_LIST: RowList = {
  kind: 'tax',
  key: 'taxes',
  report: 'Taxes',
  parameters: [
    ...words('page per_page sort_column sort_order').map((name) => ({ name, served: [''] })),
    ...words('tax_type tax_name tax_percentage filter_by status last_modified_time search_text').map(
      (name) => ({
        name,
        served: [],
      }),
    ),
  ],
  texts: {},
  sorts: { tax_name: 'name' },
  encode: encodeTax,
};

export const WireTax = z.looseObject({ tax_name: text(200), tax_percentage: decimal(), tax_type: text(50) });

/** @throws OrderError missing_field | invalid_value */
function decodeTax(fields: Fields): StatedRow<TaxRow> {
  const wire = readWire(WireTax, fields);
  assertNamed(wire.tax_name, 'tax_name');
  const compound = wire.tax_type ? wire.tax_type === 'compound_tax' : undefined;
  return {
    change: (row) =>
      over(row, {
        name: wire.tax_name ?? undefined,
        // A group has no rate of its own.
        percent: row.components ? undefined : (wire.tax_percentage ?? undefined),
        compound,
      }),
    make(newId) {
      if (!wire.tax_name) throw new OrderError('missing_field', { field: 'tax_name' });
      if (!wire.tax_percentage) throw new OrderError('missing_field', { field: 'tax_percentage' });
      const { tax_name: name, tax_percentage: percent } = wire;
      return { kind: 'tax', id: newId(), name, percent, compound: compound ?? false };
    },
  };
}

export function assertNamed(name: string | null | undefined, field: string): void {
  if (name !== undefined && !name?.trim()) throw new OrderError('missing_field', { field });
}

export const percentOf = ({ percent, components }: TaxRow) =>
  percent ?? sum((components ?? []).map((each) => each.percent));

function encodeTax(stored: StoredRow): Record<string, unknown> {
  const tax = rowIn('tax', stored);
  const plain = tax.compound ? 'compound_tax' : 'tax';
  return {
    ...idNamed('tax_id', 'tax', tax.id),
    tax_name: tax.name,
    tax_percentage: numeric(percentOf(tax)),
    tax_type: tax.components ? 'tax_group' : plain,
    is_value_added: false,
    is_default_tax: false,
    is_editable: true,
    last_modified_time: stored.modifiedAt,
  };
}

export const {
  list: listTaxes,
  get: getTax,
  create: createTax,
  update: updateTax,
  delete: deleteTax,
} = rowCalls({
  kind: 'tax',
  key: 'tax',
  list: TAX_LIST,
  encode: encodeTax,
  decode: decodeTax,
  words: {
    added: 'The tax has been added.',
    saved: 'Tax information has been saved.',
    deleted: 'The record has been deleted.',
  },
});
