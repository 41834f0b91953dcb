import { numeric } from '../../../lib/dialects/leaves/json.ts';
import { etag } from '../../../lib/dialects/leaves/preconditions.ts';
import type { WireAnswer } from '../../../lib/dialects/exchange.ts';
import type { SalesOrder } from '../../../lib/domain/order.ts';

export const encodeOrder =
  (status: number) =>
  (order: SalesOrder): WireAnswer => ({
    status,
    headers: etag(order),
    body: {
      id: order.id,
      buyer: order.customer.id,
      remark: order.notes,
      lines: order.lines.map(({ itemId, quantity }) => ({ item: itemId, count: numeric(quantity) })),
      total: numeric(order.totals.total),
    },
  });
