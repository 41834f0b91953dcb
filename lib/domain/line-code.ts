import type { OrderLine } from './order.ts';

/** What a caller without line ids calls a line: the item's code, else its id; '' for a line without an item. */
export function lineCode({ productCode, itemId }: OrderLine): string {
  return productCode ?? itemId ?? '';
}
