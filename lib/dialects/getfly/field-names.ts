/** Field paths, in our words or in the wire's -> how Getfly calls the field: "lines[2].rate" -> "saved_order_details[2].price". */
import { own } from '../leaves/own.ts';

/** Of bodies. */
const NAMES: Record<string, string> = {
  number: 'order_code',
  date: 'order_date',
  lines: 'saved_order_details',
  payments: 'saved_sale_order_payments',
  terms: 'order_terms',
  soleTax: 'vat_amount',
  documentTaxes: 'vat',
  discount: 'discount_amount',
  shipping: 'transport_amount',
  charges: 'installation_amount',
  customer: 'account',
  customerId: 'account_id',
};

/** Of lists: what they are narrowed, sorted and paged by. */
const LIST_NAMES: Record<string, string> = {
  sortBy: 'sort',
  ids: 'filtering[id]',
  where: 'filtering',
  numberContains: 'filtering[order_code:contains]',
  stages: 'filtering[status]',
  dateFrom: 'filtering[order_date:gte]',
  dateTo: 'filtering[order_date:lte]',
  createdFrom: 'filtering[created_at:gte]',
  createdTo: 'filtering[created_at:lte]',
  modifiedSince: 'filtering[updated_at:gte]',
  modifiedTo: 'filtering[updated_at:lte]',
  totalIs: 'filtering[real_amount]',
  totalFrom: 'filtering[real_amount:gte]',
  totalAbove: 'filtering[real_amount:gt]',
  totalTo: 'filtering[real_amount:lte]',
  totalBelow: 'filtering[real_amount:lt]',
  searchText: 'search',
  page: 'offset',
  per_page: 'limit',
  nameEquals: 'filtering',
  nameContains: 'filtering',
};

const LINE_NAMES: Record<string, string> = {
  productCode: 'product_code',
  itemId: 'product_code',
  name: 'product_name',
  rate: 'price',
  unit: 'unit_name',
  discount: 'cash_discount',
  description: 'note',
};

const CUSTOMER_NAMES: Record<string, string> = { name: 'account_name' };

export function fieldName(path: string): string {
  const [first = path, inner, ...rest] = path.replace(/^pricing\./, '').split('.');
  const [, name = first, index = ''] = /^([^[]*)((?:\[\d+\])*)$/.exec(first) ?? [];
  const outer = own(NAMES, name) ?? own(LIST_NAMES, name) ?? name;
  if (inner === undefined) return outer + (outer === name || name === 'lines' ? index : '');
  if (name === 'lines') return `${outer}${index}.${own(LINE_NAMES, inner) ?? inner}`;
  if (name === 'customer') return `${outer}.${own(CUSTOMER_NAMES, inner) ?? inner}`;
  // What stands below one of the other names of ours has no name of its own here.
  return outer === name ? [first, inner, ...rest].join('.') : outer;
}
