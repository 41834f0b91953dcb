/** How much of each line of an order of Inventory or Books was done. */
import { compareDecimals, subtract, ZERO, type Decimal } from '../../lib/domain/decimal.ts';
import { amountOf, amountOrZero, listOf, textOf, type Fields } from './wire-values.ts';

export interface Done {
  lineId: string;
  quantity: Decimal;
}

/** No more than was ordered, whatever the service counts. */
export function doneOf(detail: Fields, name: string): Done[] {
  return listOf(detail['line_items']).flatMap((line) => {
    const ordered = amountOrZero(line['quantity']);
    const told = amountOf(line[name]) ?? (saysAll(detail, name) ? ordered : ZERO);
    const quantity = compareDecimals(told, ordered) > 0 ? ordered : told;
    const lineId = textOf(line['line_item_id']);
    return compareDecimals(quantity, ZERO) > 0 && lineId !== '' ? [{ lineId, quantity }] : [];
  });
}

export const isCounted = (detail: Fields): boolean =>
  listOf(detail['line_items']).some((line) => amountOf(line['quantity_shipped']) !== undefined);

/** Of a service that does not count by line: whether it says that all is done. */
function saysAll(detail: Fields, name: string): boolean {
  const words = [detail['status'], detail['shipped_status'], detail['invoiced_status']].map(textOf);
  if (name === 'quantity_invoiced') return words.includes('invoiced');
  return words.includes('shipped') || words.includes('fulfilled');
}

export function minus(all: Done[], part: Done[]): Done[] {
  return all.flatMap(({ lineId, quantity }) => {
    const less = part.find((each) => each.lineId === lineId)?.quantity ?? ZERO;
    const left = subtract(quantity, less);
    return compareDecimals(left, ZERO) > 0 ? [{ lineId, quantity: left }] : [];
  });
}
