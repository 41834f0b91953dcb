/** Whole orders in the words of Getfly: what is left out or mixed up is seen. Of further orders, what differs from the full one. */
import { it } from 'vitest';
import { encodeListed } from '../../../lib/dialects/getfly/encode-listed.ts';
import { encodeOrder } from '../../../lib/dialects/getfly/encode-order.ts';
import type { SalesOrder } from '../../../lib/domain/order.ts';
import { expectWholeOrders } from '../../support/full-order.ts';

it.each([
  ['by itself', encodeOrder],
  ['in a list', (order: SalesOrder) => encodeListed(order, 'Asia/Ho_Chi_Minh')],
])('an order %s', (_, encode) => expectWholeOrders(encode));
