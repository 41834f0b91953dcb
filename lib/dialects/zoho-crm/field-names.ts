/** Field paths, in our words or in the wire's -> where CRM says that something is wrong. */

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

interface Place {
  api_name: string;
  parent_api_name?: string;
  index?: number;
}

/** "lines[2].rate" -> list_price in entry 2 of Product_Details. */
export function placeOf(path: string): Place {
  const [, first = path, index, rest] = /^([^.[]+)(?:\[(\d+)\])?(?:\.(.*))?$/.exec(path) ?? [];
  const outer = API_NAMES[first] ?? first;
  if (index === undefined) return { api_name: outer };
  const inner = /^[^.[]*/.exec(rest ?? '')?.[0];
  if (!inner) return { api_name: outer, index: Number(index) };
  const api_name = LINE_NAMES[inner] ?? API_NAMES[inner] ?? inner;
  return { api_name: outer === '$line_tax' ? inner : api_name, parent_api_name: outer, index: Number(index) };
}
