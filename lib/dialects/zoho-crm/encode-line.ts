/** One entry of Product_Details in an answer. */
import { sum, ZERO } from '../../domain/decimal.ts';
import type { OrderLine } from '../../domain/order.ts';
import type { LineTotals } from '../../domain/totals.ts';
import { encodeExtras } from '../leaves/extras.ts';
import { codeOf, shownId } from '../leaves/ids.ts';
import { numeric } from '../leaves/json.ts';
import { encodeId } from './encode-ids.ts';

/** net_total = total_after_discount + Tax; where prices include their taxes, Tax is inside already. */
export function encodeLine(line: OrderLine, totals: LineTotals | undefined, taxInclusive: boolean) {
  const after = totals?.itemTotal ?? line.rate;
  const tax = taxInclusive ? ZERO : (totals?.taxAmount ?? ZERO);
  return {
    book: null,
    quantity_in_stock: null,
    ...encodeExtras('zoho-crm', line.extras),
    product: {
      Product_Code: line.productCode ?? codeOf('item', line.itemId) ?? null,
      name: line.name,
      id: shownId('item', line.itemId) || null,
    },
    quantity: numeric(line.quantity),
    list_price: numeric(line.rate),
    unit_price: numeric(line.itemRate ?? line.rate),
    total: numeric(totals?.gross),
    Discount: numeric(totals?.discountAmount),
    total_after_discount: numeric(totals?.itemTotal),
    Tax: numeric(totals?.taxAmount),
    net_total: numeric(sum([after, tax])),
    product_description: line.description === '' ? null : line.description,
    line_tax: (totals?.taxes ?? []).map(({ percent, name, id, amount }) => ({
      percentage: numeric(percent),
      name,
      ...encodeId('tax', id),
      value: numeric(amount),
    })),
    id: line.id,
  };
}
