/** Field paths, in our words or in the wire's -> where CRM says that something is wrong. */
import { own } from '../leaves/own.ts';

/** Our names of fields where CRM's differ. */
const API_NAMES: Record<string, string> = {
  id: 'id',
  number: 'SO_Number',
  subject: 'Subject',
  customerId: 'Account_Name',
  dueDate: 'Due_Date',
  status: 'Status',
  lines: 'Product_Details',
  discount: 'Discount',
  documentTaxes: '$line_tax',
  documentTaxAmount: 'Tax',
  adjustment: 'Adjustment',
  total: 'Grand_Total',
  currencyCode: 'Currency',
  exchangeRate: 'Exchange_Rate',
  itemId: 'product',
  name: 'product',
  rate: 'list_price',
  taxes: 'line_tax',
  tax: 'line_tax',
};

/** Names that mean another field on a line. */
const LINE_NAMES: Record<string, string> = { discount: 'Discount', number: 'number' };

/** The same of a tax of the record. */
const TAX_NAMES: Record<string, string> = { percent: 'percentage', name: 'name' };

interface Place {
  api_name: string;
  parent_api_name?: string;
  index?: number;
}

const ADDRESS_PARTS: Record<string, string> = {
  address: 'Street',
  city: 'City',
  state: 'State',
  zip: 'Code',
  country: 'Country',
};

/** Paths of the stored order -> the fields that they are stated as. */
function stated(path: string): string {
  const [, kind = '', part = ''] = /^customer\.(billing|shipping)Address(?:\.(\w+))?/.exec(path) ?? [];
  if (kind !== '')
    return `${kind === 'billing' ? 'Billing' : 'Shipping'}_${own(ADDRESS_PARTS, part) ?? 'Street'}`;
  return path
    .replace(/^customer\.(id|name)$/, 'customerId')
    .replace(/^currency\.code$/, 'currencyCode')
    .replace(/^currency\.exchangeRate$/, 'exchangeRate')
    .replace(/^pricing\./, '');
}

/** "lines[2].rate" -> list_price in entry 2 of Product_Details. */
export function placeOf(path: string): Place {
  const said = stated(path);
  const [, first = said, index, rest] = /^([^.[]+)(?:\[(\d+)\])?(?:\.(.*))?$/.exec(said) ?? [];
  const outer = own(API_NAMES, first) ?? first;
  if (index === undefined) return { api_name: outer };
  const inner = /^[^.[]*/.exec(rest ?? '')?.[0];
  if (!inner) return { api_name: outer, index: Number(index) };
  // A stated amount is one document tax to us, and a field of the record to its clients.
  if (outer === '$line_tax' && inner === 'amount') return { api_name: 'Tax' };
  const api_name =
    own(outer === '$line_tax' ? TAX_NAMES : LINE_NAMES, inner) ?? own(API_NAMES, inner) ?? inner;
  return { api_name, parent_api_name: outer, index: Number(index) };
}
