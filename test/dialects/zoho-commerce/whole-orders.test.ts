/** Whole orders in the words of Commerce: what is left out or mixed up is seen. Of further orders, what differs from the full one. */
import { it } from 'vitest';
import { encodeOrder } from '../../../lib/dialects/zoho-commerce/encode-order.ts';
import { encodeRow } from '../../../lib/dialects/zoho-commerce/encode-row.ts';
import { expectWholeOrders } from '../../support/full-order.ts';

it.each([
  ['by itself', encodeOrder],
  ['in a list', encodeRow],
])('an order %s', (_, encode) => expectWholeOrders(encode));
