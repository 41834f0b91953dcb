/** Every Inventory exchange: what a request of this wire asks of us, and how we answer it. */
import * as z from 'zod/mini';
import type { ChangePage } from '../../domain/change.ts';
import {
  NOTE_AT_MOST,
  REASON_AT_MOST,
  type CreateCommand,
  type HistoryCommand,
  type OrderCommand,
  type RetrieveCommand,
  type UpdateCommand,
} from '../../domain/commands.ts';
import type { CommentPage, OrderComment } from '../../domain/comment.ts';
import type { ListCommand } from '../../domain/list-command.ts';
import { OrderError } from '../../domain/order-error.ts';
import type { SalesOrder } from '../../domain/order.ts';
import type { OrderPage } from '../../domain/ports.ts';
import type {
  AddCommentCommand,
  CommentCommand,
  CommentsCommand,
  UpdateCommentCommand,
} from '../../operations/comments.ts';
import { aboutOne, exchangeOf, type WireRequest } from '../exchange.ts';
import { bodyIfAny, readFormOrJson } from '../leaves/body.ts';
import { boolean, readWire, text } from '../leaves/leaves.ts';
import { pageOf } from '../leaves/paging.ts';
import { preconditionOf } from '../leaves/preconditions.ts';
import { orderIdOf, refuseRoute } from '../leaves/refuse-route.ts';
import { assertAsksForJson } from '../leaves/representation.ts';
import { bulkOf, encodeBulkDelete, encodeBulkStatus } from './bulk.ts';
import { commentText, encodeComments, encodeSavedComment } from './comments.ts';
import { decodeOrder } from './decode-order.ts';
import { zohoInventory } from './dialect.ts';
import { encodeHistory } from './encode-history.ts';
import { encodeSaved, encodeSingle } from './envelope.ts';
import { decodeList, encodePage, historyPage } from './lists.ts';
import { addressUpdate, bulkUpdate, customFieldsUpdate, isAddressKind } from './partial-updates.ts';
import { BASE_PATHS, zohoInventoryRoutes } from './routes.ts';

const exchange = exchangeOf(zohoInventory);
const refuse = refuseRoute(zohoInventoryRoutes, BASE_PATHS);

export const create = exchange<CreateCommand, SalesOrder>((request) =>
  aboutOne({ input: decodeNumbered(request, true) }, (order) => encodeSaved(order, 201, 'success')),
);

export const calculate = exchange<CreateCommand, SalesOrder>((request) =>
  aboutOne({ input: decodeOrder(readFormOrJson(request), true) }, (order) =>
    encodeSaved(order, 200, 'success'),
  ),
);

export const retrieve = exchange<RetrieveCommand, SalesOrder>((request) => {
  const id = idOf(request);
  assertAsksForJson(request);
  return aboutOne({ id }, encodeSingle);
});

export const history = exchange<HistoryCommand, ChangePage>((request) => {
  const page = historyPage(request.query);
  return aboutOne({ id: idOf(request), ...page }, (changes) => encodeHistory(changes, page));
});

export const list = exchange<ListCommand, OrderPage>((request) => {
  assertAsksForJson(request);
  const { command, shown } = decodeList(request.query);
  return aboutOne(command, (page) => encodePage(page, command, shown));
});

export const update = exchange<UpdateCommand, SalesOrder>((request) =>
  aboutOne(
    { id: idOf(request), input: decodeNumbered(request, false), precondition: preconditionOf(request) },
    (order) => encodeSaved(order, 200, 'Sales Order has been updated.'),
  ),
);

export const updateAddress = exchange<UpdateCommand, SalesOrder>((request) => {
  const { kind = '' } = request.params;
  if (!isAddressKind(kind)) throw new OrderError('unknown_route', { path: request.path });
  return addressUpdate(request, idOf(request), kind);
});

export const updateCustomFields = exchange<UpdateCommand, SalesOrder>((request) =>
  customFieldsUpdate(request, idOf(request)),
);

export const updateMany = exchange<UpdateCommand, SalesOrder>(bulkUpdate);

export const confirm = statusExchange("Sales order status has been changed to 'Confirmed'.");
export const open = statusExchange("Sales order status has been changed to 'Open'.");
const voidOrder = statusExchange('The status of the Sales Order has been changed to void.', whyOf);
const deleteOrder = statusExchange('The Sales Order has been deleted.');
export { deleteOrder as delete, voidOrder as void };

export const bulkConfirm = exchange<OrderCommand, SalesOrder>((request) =>
  bulkOf(
    request,
    encodeBulkStatus(
      'Sales order status has been changed to Confirmed.',
      'The status of the sales order has been changed to Open.',
    ),
  ),
);

export const bulkVoid = exchange<OrderCommand, SalesOrder>((request) =>
  bulkOf(
    request,
    encodeBulkStatus(
      'Sales order status has been changed to Void.',
      'The status of the sales order has been changed to Void.',
    ),
  ),
);

export const bulkDelete = exchange<OrderCommand, SalesOrder>((request) => bulkOf(request, encodeBulkDelete));

export const listComments = exchange<CommentsCommand, CommentPage>((request) => {
  const page = pageOf(request.query, COMMENTS_PER_PAGE);
  return aboutOne({ id: idOf(request), ...page }, (found) => encodeComments(found, page));
});

export const addComment = exchange<AddCommentCommand, OrderComment>((request) =>
  aboutOne({ id: idOf(request), text: commentText(request) }, (comment) =>
    encodeSavedComment(comment, 201, 'Comments added.'),
  ),
);

export const updateComment = exchange<UpdateCommentCommand, OrderComment>((request) =>
  aboutOne({ ...commentOf(request), text: commentText(request) }, (comment) =>
    encodeSavedComment(comment, 200, 'Comment has been updated.'),
  ),
);

export const deleteComment = exchange<CommentCommand, OrderComment>((request) =>
  aboutOne(commentOf(request), () => ({
    status: 200,
    body: { code: 0, message: 'The comment has been deleted.' },
  })),
);

const COMMENTS_PER_PAGE = 200;

const commentOf = (request: WireRequest): CommentCommand => ({
  id: idOf(request),
  comment: request.params['comment'] ?? '',
});

export const fallback = exchange<never, never>(refuse);

const WireReason = z.looseObject({ reason: text(REASON_AT_MOST), note: text(NOTE_AT_MOST) });

/** Why an order is voided, when the body says so: clients send all sorts of bodies with calls that need none. */
function whyOf(request: WireRequest): OrderCommand['why'] {
  const { reason, note } = readWire(WireReason, bodyIfAny(request));
  return { reason: reason ?? undefined, note: note ?? undefined };
}

/** A change that says no more than which order; no other body is read than that of a void. */
function statusExchange(message: string, whyOfRequest?: typeof whyOf) {
  return exchange<OrderCommand, SalesOrder>((request) => {
    const command = {
      id: idOf(request),
      precondition: preconditionOf(request),
      why: whyOfRequest?.(request),
    };
    return aboutOne(command, () => ({ status: 200, body: { code: 0, message } }));
  });
}

const idOf = (request: WireRequest): string => orderIdOf(request, refuse);

/** `ignore_auto_number_generation=true` makes the number compulsory; one sent without it is the caller's too. */
function decodeNumbered(request: WireRequest, isNew: boolean): CreateCommand['input'] {
  const body = readFormOrJson(request);
  const input = decodeOrder(body, isNew);
  // Form clients send it beside the JSON.
  const flag = request.query.get(OWN_NUMBER) ?? body[OWN_NUMBER];
  if (isFlagged(flag) && !input.number) throw new OrderError('missing_field', { field: 'salesorder_number' });
  return input;
}

const OWN_NUMBER = 'ignore_auto_number_generation';

/** @throws OrderError invalid_value for what is no flag */
function isFlagged(flag: unknown): boolean {
  const { [OWN_NUMBER]: read } = readWire(z.object({ [OWN_NUMBER]: boolean() }), {
    [OWN_NUMBER]: typeof flag === 'string' ? flag.toLowerCase() : flag,
  });
  return read ?? false;
}
