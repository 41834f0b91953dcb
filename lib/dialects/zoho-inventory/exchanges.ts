/** Every Inventory exchange: what a request of this wire asks of us, and how we answer it. */
import * as z from 'zod/mini';
import type { ChangePage } from '../../domain/change.ts';
import {
  NOTE_AT_MOST,
  REASON_AT_MOST,
  type CreateCommand,
  type HistoryCommand,
  type ListCommand,
  type OrderCommand,
  type RetrieveCommand,
  type UpdateCommand,
} from '../../domain/commands.ts';
import { OrderError } from '../../domain/order-error.ts';
import type { SalesOrder } from '../../domain/order.ts';
import type { OrderPage } from '../../domain/ports.ts';
import { aboutOne, exchangeOf, type WireRequest } from '../exchange.ts';
import { readFormOrJson } from '../leaves/body.ts';
import { readWire, text } from '../leaves/leaves.ts';
import { preconditionOf } from '../leaves/preconditions.ts';
import { refuseRoute } from '../leaves/refuse-route.ts';
import { bulkIds, bulkOf, encodeBulkDelete, encodeBulkStatus } from './bulk.ts';
import { decodeOrder } from './decode-order.ts';
import { zohoInventory } from './dialect.ts';
import { encodeHistory } from './encode-history.ts';
import { encodeSaved, encodeSingle } from './envelope.ts';
import { decodeList, encodePage, historyPage } from './lists.ts';
import { BASE_PATHS, zohoInventoryRoutes } from './routes.ts';

const exchange = exchangeOf(zohoInventory);

export const create = exchange<CreateCommand, SalesOrder>((request) =>
  aboutOne({ input: decodeNumbered(request, true) }, (order) => encodeSaved(order, 201, 'success')),
);

export const calculate = exchange<CreateCommand, SalesOrder>((request) =>
  aboutOne({ input: decodeOrder(readFormOrJson(request), true) }, (order) =>
    encodeSaved(order, 200, 'success'),
  ),
);

export const retrieve = exchange<RetrieveCommand, SalesOrder>((request) =>
  aboutOne({ id: idOf(request) }, encodeSingle),
);

export const history = exchange<HistoryCommand, ChangePage>((request) => {
  const page = historyPage(request.query);
  return aboutOne({ id: idOf(request), ...page }, (changes) => encodeHistory(changes, page));
});

export const list = exchange<ListCommand, OrderPage>(({ query }) => {
  const { command, shown } = decodeList(query);
  return aboutOne(command, (page) => encodePage(page, command, shown));
});

export const update = exchange<UpdateCommand, SalesOrder>((request) =>
  aboutOne(
    { id: idOf(request), input: decodeNumbered(request, false), precondition: preconditionOf(request) },
    (order) => encodeSaved(order, 200, 'Sales Order has been updated.'),
  ),
);

export const confirm = statusExchange("Sales order status has been changed to 'Confirmed'.");
const voidOrder = statusExchange('The status of the Sales Order has been changed to void.');
const deleteOrder = statusExchange('The Sales Order has been deleted.');
export { deleteOrder as delete, voidOrder as void };

export const bulkConfirm = exchange<OrderCommand, SalesOrder>((request) =>
  bulkOf(
    bulkIds(request),
    encodeBulkStatus(
      'Sales order status has been changed to Confirmed.',
      'The status of the sales order has been changed to Open.',
    ),
  ),
);

export const bulkVoid = exchange<OrderCommand, SalesOrder>((request) =>
  bulkOf(
    bulkIds(request),
    encodeBulkStatus(
      'Sales order status has been changed to Void.',
      'The status of the sales order has been changed to Void.',
    ),
  ),
);

export const bulkDelete = exchange<OrderCommand, SalesOrder>((request) =>
  bulkOf(bulkIds(request), encodeBulkDelete),
);

export const fallback = exchange<never, never>(refuseRoute(zohoInventoryRoutes, BASE_PATHS));

const WireReason = z.looseObject({ reason: text(REASON_AT_MOST), note: text(NOTE_AT_MOST) });

/** A change that says no more than which order; its body, if any, is read so that a broken one is refused. */
function statusExchange(message: string) {
  return exchange<OrderCommand, SalesOrder>((request) => {
    const { reason, note } = readWire(WireReason, readFormOrJson(request));
    const why = { reason: reason ?? undefined, note: note ?? undefined };
    return aboutOne({ id: idOf(request), precondition: preconditionOf(request), why }, () => ({
      status: 200,
      body: { code: 0, message },
    }));
  });
}

function idOf({ params }: WireRequest): string {
  return params['id'] ?? '';
}

/** `ignore_auto_number_generation=true` makes the number compulsory; one sent without it is the caller's too. */
function decodeNumbered(request: WireRequest, isNew: boolean): CreateCommand['input'] {
  const body = readFormOrJson(request);
  const input = decodeOrder(body, isNew);
  // Form clients send it beside the JSON.
  const flag = request.query.get('ignore_auto_number_generation') ?? body['ignore_auto_number_generation'];
  if (String(flag).toLowerCase() === 'true' && !input.number) {
    throw new OrderError('missing_field', { field: 'salesorder_number' });
  }
  return input;
}
