/** Whole orders in the words of Inventory: what is left out or mixed up is seen. Of further orders, what differs from the full one. */
import { expect, it } from 'vitest';
import { encodeOrder } from '../../../lib/dialects/zoho-inventory/encode-order.ts';
import { encodeRow } from '../../../lib/dialects/zoho-inventory/encode-row.ts';
import type { SalesOrder } from '../../../lib/domain/order.ts';
import { rowOf } from '../../../lib/domain/order-row.ts';
import { BARE_ORDER, FULL_ORDER, linesOf, OTHER_ORDERS } from '../../support/full-order.ts';

it.each([
  ['by itself', encodeOrder],
  ['in a list', (order: SalesOrder) => encodeRow(rowOf(order))],
])('an order %s', (_, encode) => {
  const full = encode(FULL_ORDER);
  expect(linesOf(full)).toMatchSnapshot('with everything');
  expect(linesOf(encode(BARE_ORDER))).toMatchSnapshot('with nothing');
  for (const [name, order] of Object.entries(OTHER_ORDERS))
    expect(linesOf(encode(order), full)).toMatchSnapshot(name);
});
