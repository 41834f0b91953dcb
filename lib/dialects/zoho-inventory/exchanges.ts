/** Every Inventory exchange: what a request of this wire asks of us, and how we answer it. */
import type { ChangePage } from '../../domain/change.ts';
import type {
  CreateCommand,
  HistoryCommand,
  ListCommand,
  OrderCommand,
  RetrieveCommand,
  UpdateCommand,
} from '../../domain/commands.ts';
import { OrderError } from '../../domain/order-error.ts';
import type { SalesOrder } from '../../domain/order.ts';
import type { OrderPage } from '../../domain/ports.ts';
import { readFormOrJson } from '../leaves/body.ts';
import type { Exchange, WireRequest } from '../exchange.ts';
import { preconditionOf } from '../leaves/preconditions.ts';
import { decodeBulk, encodeBulkDelete, encodeBulkStatus } from './bulk.ts';
import { decodeList } from './decode-list.ts';
import { decodeOrder } from './decode-order.ts';
import { zohoInventory as dialect } from './dialect.ts';
import { encodePage, encodeSaved, encodeSingle, only } from './envelope.ts';
import { refuseRoute } from './fallback.ts';
import { decodeHistory, encodeHistory } from './history.ts';
import { statusExchange } from './status.ts';

export const create: Exchange<CreateCommand, SalesOrder> = {
  dialect,
  decode: (request) => [{ command: { input: decodeNumbered(request) } }],
  encode: (outcomes) => encodeSaved(only(outcomes), 201, 'success'),
};

export const calculate: Exchange<CreateCommand, SalesOrder> = {
  dialect,
  decode: (request) => [{ command: { input: decodeOrder(readFormOrJson(request)) } }],
  encode: (outcomes) => encodeSaved(only(outcomes), 200, 'success'),
};

export const retrieve: Exchange<RetrieveCommand, SalesOrder> = {
  dialect,
  decode: ({ params }) => [{ command: { id: params['id'] ?? '' } }],
  encode: (outcomes) => encodeSingle(only(outcomes)),
};

export const history: Exchange<HistoryCommand, ChangePage> = {
  dialect,
  decode: (request) => [{ command: decodeHistory(request) }],
  encode: (outcomes, { query }) => encodeHistory(only(outcomes), query),
};

export const list: Exchange<ListCommand, OrderPage> = {
  dialect,
  decode: ({ query }) => [{ command: decodeList(query) }],
  encode: (outcomes, { query }) => encodePage(only(outcomes), query),
};

export const update: Exchange<UpdateCommand, SalesOrder> = {
  dialect,
  decode: (request) => {
    const id = request.params['id'] ?? '';
    return [{ command: { id, input: decodeNumbered(request), precondition: preconditionOf(request) } }];
  },
  encode: (outcomes) => encodeSaved(only(outcomes), 200, 'Sales Order has been updated.'),
};

export const confirm = statusExchange("Sales order status has been changed to 'Confirmed'.");
export const voidExchange = statusExchange('The status of the Sales Order has been changed to void.');
export const deleteExchange = statusExchange('The Sales Order has been deleted.');

export const bulkConfirm: Exchange<OrderCommand, SalesOrder> = {
  dialect,
  decode: decodeBulk,
  encode: encodeBulkStatus(
    'Sales order status has been changed to Confirmed.',
    'The status of the sales order has been changed to Open.',
  ),
};

export const bulkVoid: Exchange<OrderCommand, SalesOrder> = {
  dialect,
  decode: decodeBulk,
  encode: encodeBulkStatus(
    'Sales order status has been changed to Void.',
    'The status of the sales order has been changed to Void.',
  ),
};

export const bulkDelete: Exchange<OrderCommand, SalesOrder> = {
  dialect,
  decode: decodeBulk,
  encode: encodeBulkDelete,
};

export const fallback: Exchange<never, never> = {
  dialect,
  decode: refuseRoute,
  encode: () => {
    throw new OrderError('internal', {});
  },
};

/** `ignore_auto_number_generation=true` makes the number compulsory; one sent without it is the caller's too. */
function decodeNumbered(request: WireRequest): CreateCommand['input'] {
  const body = readFormOrJson(request);
  const input = decodeOrder(body);
  // Form clients send it beside the JSON.
  const flag = request.query.get('ignore_auto_number_generation') ?? body['ignore_auto_number_generation'];
  if (String(flag).toLowerCase() === 'true' && !input.number) {
    throw new OrderError('missing_field', { field: 'salesorder_number' });
  }
  return input;
}
