/** Whole orders in the words of Inventory: what is left out or mixed up is seen. Of further orders, what differs from the full one. */
import { it } from 'vitest';
import { encodeOrder } from '../../../lib/dialects/zoho-inventory/encode-order.ts';
import { encodeRow } from '../../../lib/dialects/zoho-inventory/encode-row.ts';
import type { SalesOrder } from '../../../lib/domain/order.ts';
import { rowOf } from '../../../lib/domain/order-row.ts';
import { expectWholeOrders } from '../../support/full-order.ts';

it.each([
  ['by itself', encodeOrder],
  ['in a list', (order: SalesOrder) => encodeRow(rowOf(order))],
])('an order %s', (_, encode) => expectWholeOrders(encode));
