/** The fields that criteria may name: which comparators each takes, and what they ask of an order. */
import type { Condition } from '../../domain/list-command.ts';
import { OrderError } from '../../domain/order-error.ts';
import {
  account,
  asDay,
  type Comparisons,
  crm,
  lookupIn,
  numberIn,
  ordered,
  owner,
  recordId,
  type Refuse,
  status,
  textBy,
  textIn,
  total,
} from './criteria-kinds.ts';
import { created, modified } from './criteria-times.ts';
import { own } from '../leaves/own.ts';
import { WireCarried, WireOwned, WireRecord } from './wire.ts';

/** One criterion as it was read. */
export interface Criterion {
  field: string;
  comparator: string;
  value: string;
  /** The same, at its commas. */
  values: string[];
}

const VALUES_AT_MOST = 100;
/** Longer than any text that a record has; descriptions are found by their beginning. */
const LONGEST_VALUE = 500;

/** @throws OrderError invalid_value | limit_exceeded */
export function conditionOn({ field, comparator, value, values }: Criterion): Condition {
  const refuse: Refuse = (reason) =>
    new OrderError('invalid_value', {
      field: `criteria.${field.slice(0, 100)}.${comparator.slice(0, 30)}`,
      reason,
    });
  const comparisons = own(FIELDS, field)?.(refuse);
  if (!comparisons) {
    const known = [WireRecord, WireCarried, WireOwned].some(({ def }) => Object.hasOwn(def.shape, field));
    throw refuse(known ? 'the field is not available for search' : 'the field is unknown');
  }
  const { equals } = comparisons;
  const each = (texts: string[], compare = equals) => texts.map((text) => compare(checked(text, refuse)));
  switch (comparator) {
    case 'in':
      if (values.length > VALUES_AT_MOST)
        throw new OrderError('limit_exceeded', { field: 'criteria', limit: VALUES_AT_MOST });
      return { any: each(values) };
    case 'not_equal':
      return { not: equals(checked(value, refuse)) };
    case 'between':
      return between(comparisons, values, refuse);
    default: {
      const compare = own(comparisons as unknown as Record<string, Comparisons['equals']>, comparator);
      if (!compare) throw refuse('the comparator is not supported for this field');
      return compare(checked(value, refuse));
    }
  }
}

function between({ greater_equal, less_equal }: Comparisons, values: string[], refuse: Refuse): Condition {
  if (!greater_equal || !less_equal) throw refuse('the comparator is not supported for this field');
  const [from, to, ...others] = values;
  if (from === undefined || to === undefined || others.length > 0)
    throw refuse('two values are expected, the smaller one first');
  return { all: [greater_equal(checked(from, refuse)), less_equal(checked(to, refuse))] };
}

function checked(value: string, refuse: Refuse): string {
  if (value === '') throw refuse('a value is expected');
  if (value.length > LONGEST_VALUE) throw refuse(`at most ${LONGEST_VALUE} characters are compared`);
  return value;
}

const addressFields = (name: 'Billing' | 'Shipping', kind: 'billing' | 'shipping') => ({
  [`${name}_Street`]: textIn(`${kind}Street`),
  [`${name}_City`]: textIn(`${kind}City`),
  [`${name}_State`]: textIn(`${kind}State`),
  [`${name}_Code`]: textIn(`${kind}Zip`),
  [`${name}_Country`]: textIn(`${kind}Country`),
});

const FIELDS: Record<string, (refuse: Refuse) => Comparisons> = {
  id: recordId,
  SO_Number: textBy('number'),
  Subject: textBy('subject'),
  Account_Name: account,
  'Account_Name.id': account,
  Status: status,
  Grand_Total: total,
  Created_Time: created,
  Modified_Time: modified,
  Due_Date: ordered('dueDate', 'text', asDay),
  Description: textIn('notes'),
  Terms_and_Conditions: textIn('terms'),
  Currency: textIn('currencyCode'),
  Exchange_Rate: numberIn('exchangeRate'),
  Sub_Total: numberIn('subTotal'),
  Discount: numberIn('discount'),
  Tax: numberIn('documentTax'),
  Adjustment: numberIn('adjustment'),
  ...addressFields('Billing', 'billing'),
  ...addressFields('Shipping', 'shipping'),
  Owner: owner,
  'Owner.id': owner,
  Created_By: textIn('createdBy'),
  Modified_By: textIn('modifiedBy'),
  Deal_Name: lookupIn('Deal_Name'),
  Quote_Name: lookupIn('Quote_Name'),
  Contact_Name: lookupIn('Contact_Name'),
  Carrier: textIn(crm('Carrier')),
  Customer_No: textIn(crm('Customer_No')),
  Purchase_Order: textIn(crm('Purchase_Order')),
  Pending: textIn(crm('Pending')),
  Sales_Commission: numberIn(crm('Sales_Commission')),
  Excise_Duty: numberIn(crm('Excise_Duty')),
};
