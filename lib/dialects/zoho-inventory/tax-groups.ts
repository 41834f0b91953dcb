/** Groups of taxes: rows of the same kind, under a name of their own. */
import * as z from 'zod/mini';
import { OrderError } from '../../domain/order-error.ts';
import type { TaxRow } from '../../domain/reference.ts';
import type { StoredRow } from '../../domain/stored-rows.ts';
import { idNamed, idTexts } from '../leaves/ids.ts';
import { numeric } from '../leaves/json.ts';
import { readWire, text } from '../leaves/leaves.ts';
import { rowIn } from '../leaves/row-in.ts';
import type { Fields } from './request.ts';
import { rowCalls, type StatedRow } from './row-calls.ts';
import { over } from './stated.ts';
import { assertNamed, percentOf, TAX_LIST } from './taxes.ts';

export const WireGroup = z.looseObject({ tax_group_name: text(200) });

/** The taxes of a group are named by their ids, in one text or in a list. @throws OrderError missing_field | invalid_value */
function decodeGroup(fields: Fields): StatedRow<TaxRow> {
  const { tax_group_name: name } = readWire(WireGroup, fields);
  assertNamed(name, 'tax_group_name');
  const ids = idTexts('taxes', fields['taxes']).flatMap((listed) => listed.split(','));
  const named = [...new Set(ids.map((id) => id.trim()))].filter((id) => id !== '');
  return {
    refers: named.length > 0 ? { taxes: named } : undefined,
    change: (row, _, { taxes }) => {
      if (!row.components) throw new OrderError('not_found', { id: row.id, kind: 'tax group' });
      return {
        ...over(row, { name: name ?? undefined }),
        components: taxes ? componentsOf(taxes) : row.components,
      };
    },
    make(newId, { taxes }) {
      if (!name) throw new OrderError('missing_field', { field: 'tax_group_name' });
      if (!taxes) throw new OrderError('missing_field', { field: 'taxes' });
      return { kind: 'tax', id: newId(), name, compound: false, components: componentsOf(taxes) };
    },
  };
}

/** @throws OrderError invalid_value for a group within a group */
function componentsOf(taxes: TaxRow[]): NonNullable<TaxRow['components']> {
  return taxes.map(({ id, name, percent, compound }) => {
    if (percent === undefined)
      throw new OrderError('invalid_value', { field: 'taxes', reason: `${name} is a group itself` });
    return { id, name, percent, compound };
  });
}

function encodeGroup(stored: StoredRow): Record<string, unknown> {
  const tax = rowIn('tax', stored);
  if (!tax.components) throw new OrderError('not_found', { id: tax.id, kind: 'tax group' });
  return {
    ...idNamed('tax_group_id', 'tax', tax.id),
    tax_group_name: tax.name,
    tax_group_percentage: numeric(percentOf(tax)),
    taxes: tax.components.map(({ id, name, percent, compound }) => ({
      ...idNamed('tax_id', 'tax', id),
      tax_name: name,
      tax_percentage: numeric(percent),
      tax_type: compound ? 'compound_tax' : 'tax',
    })),
  };
}

export const {
  get: getTaxGroup,
  create: createTaxGroup,
  update: updateTaxGroup,
  delete: deleteTaxGroup,
} = rowCalls({
  kind: 'tax',
  key: 'tax_group',
  list: TAX_LIST,
  encode: encodeGroup,
  decode: decodeGroup,
  words: {
    added: 'The tax group has been created.',
    saved: 'Tax group information has been saved.',
    deleted: 'The tax group has been deleted.',
  },
});
