/** Criteria of searches in Accounts, Contacts and Products: those that must all hold, by what rows are found by. */
import { OrderError } from '../../domain/order-error.ts';
import type { RowFilters } from '../../domain/row-query.ts';
import { own } from '../leaves/own.ts';
import { decodeCriteria, type Joined } from './criteria.ts';
import type { Criterion } from './criteria-fields.ts';

/** What each comparator of a field asks of a row. */
export type RowCriteria = Readonly<
  Record<string, Readonly<Record<string, (value: string, values: string[]) => RowFilters>>>
>;

const text =
  (name: keyof RowFilters) =>
  (value: string): RowFilters => ({ [name]: value });
const NAME = { equals: text('nameEquals'), starts_with: text('nameStartsWith') };
const COMMON: RowCriteria = {
  id: {
    equals: (value) => ({ ids: [value] }),
    in: (_, values) => ({ ids: values }),
  },
  Modified_Time: { greater_than: (value) => ({ modifiedSince: timeIn(value) }) },
};
const REACHED: RowCriteria = {
  Email: { equals: text('email') },
  Phone: { equals: text('phone') },
  Mobile: { equals: text('phone') },
};

export const ACCOUNT_CRITERIA: RowCriteria = { ...COMMON, ...REACHED, Account_Name: NAME };
export const CONTACT_CRITERIA: RowCriteria = { ...COMMON, ...REACHED, Full_Name: NAME, Account_Name: NAME };
export const PRODUCT_CRITERIA: RowCriteria = {
  ...COMMON,
  Product_Name: NAME,
  Product_Code: { equals: text('code') },
};

/** @throws OrderError invalid_value | limit_exceeded */
export function rowFiltersIn(criteria: string, fields: RowCriteria): RowFilters {
  const found = alike(decodeCriteria(criteria, (criterion) => filterOf(criterion, fields)));
  const names = found.flatMap((filters) => Object.keys(filters));
  if (new Set(names).size < names.length) throw refusal('criteria.', 'one value of a field can be asked for');
  return Object.assign({}, ...found) as RowFilters;
}

const refusal = (field: string, reason: string) => new OrderError('invalid_value', { field, reason });

function filterOf({ field, comparator, value, values }: Criterion, fields: RowCriteria): RowFilters {
  const at = `criteria.${field.slice(0, 100)}.${comparator.slice(0, 30)}`;
  const comparisons = own(fields, field);
  if (!comparisons) throw refusal(at, 'the field is not available for search');
  const filter = own(comparisons, comparator);
  if (!filter) throw refusal(at, 'the comparator is not supported for this field');
  if (value === '') throw refusal(at, 'a value is expected');
  if (value.length > 500) throw refusal(at, 'at most 500 characters are compared');
  return filter(value, values);
}

/** @throws OrderError invalid_value for alternatives: a list of rows has no path for them */
function alike(condition: Joined<RowFilters>): RowFilters[] {
  if ('any' in condition) throw refusal('criteria.', '`or` is not supported in this module');
  if ('all' in condition) return condition.all.flatMap(alike);
  return [condition];
}

function timeIn(value: string): string {
  const time = Date.parse(value);
  if (Number.isNaN(time)) throw refusal('criteria.Modified_Time.greater_than', 'a time is expected');
  return new Date(time).toISOString();
}
