/** One entry of Product_Details in an answer. */
import { exact, toDecimal } from '../../domain/decimal.ts';
import type { OrderLine } from '../../domain/order.ts';
import type { LineTotals } from '../../domain/totals.ts';
import { encodeExtras } from '../leaves/extras.ts';
import { numeric } from '../leaves/json.ts';

/** net_total = total_after_discount + Tax; where prices include their taxes, Tax is inside already. */
export function encodeLine(line: OrderLine, totals: LineTotals | undefined, taxInclusive: boolean) {
  const after = exact(totals?.itemTotal ?? line.rate);
  return {
    book: null,
    quantity_in_stock: null,
    ...encodeExtras('zoho-crm', line.extras),
    product: { Product_Code: line.productCode ?? null, name: line.name, id: line.itemId ?? null },
    quantity: numeric(line.quantity),
    list_price: numeric(line.rate),
    unit_price: numeric(line.rate),
    total: numeric(totals?.gross),
    Discount: numeric(totals?.discountAmount),
    total_after_discount: numeric(totals?.itemTotal),
    Tax: numeric(totals?.taxAmount),
    net_total: numeric(toDecimal(after.plus(taxInclusive ? 0 : (totals?.taxAmount ?? 0)))),
    product_description: line.description === '' ? null : line.description,
    line_tax: (totals?.taxes ?? []).map(({ percent, name, id, amount }) => ({
      percentage: numeric(percent),
      name,
      id: id ?? null,
      value: numeric(amount),
    })),
    id: line.id,
  };
}
