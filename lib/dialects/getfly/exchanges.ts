/** Every Getfly exchange: what a request of this wire asks of us, and how we answer it. */
import type { CreateCommand, RetrieveCommand, UpdateCommand } from '../../domain/commands.ts';
import type { ListCommand } from '../../domain/list-command.ts';
import { OrderError } from '../../domain/order-error.ts';
import type { SalesOrder } from '../../domain/order.ts';
import type { OrderPage } from '../../domain/ports.ts';
import { aboutOne, exchangeOf, type WireAnswer, type WireRequest } from '../exchange.ts';
import { readJsonObject } from '../leaves/body.ts';
import { etag, preconditionOf } from '../leaves/preconditions.ts';
import { orderIdOf, refuseRoute } from '../leaves/refuse-route.ts';
import { assertAcceptsJson } from '../leaves/representation.ts';
import { decodeChange, decodeNew, decodeOrder } from './decode-order.ts';
import { getfly } from './dialect.ts';
import { encodeListed, picked } from './encode-listed.ts';
import { encodeNames, encodeOrder } from './encode-order.ts';
import { decodeList, encodePage } from './lists.ts';
import { BASES, getflyRoutes } from './routes.ts';

export { createAccount, getAccount, getProduct, listAccounts, listProducts, listUsers } from './rows.ts';

const exchange = exchangeOf(getfly);
const refuse = refuseRoute(getflyRoutes, BASES);

export const update = exchange<UpdateCommand, SalesOrder>((request) =>
  aboutOne(
    { ...decodeOrder(readJsonObject(request)), precondition: preconditionOf(request) },
    answered('Successfully updated', encodeNames),
  ),
);

export const updateById = exchange<UpdateCommand, SalesOrder>((request) => {
  const id = orderIdOf(request, refuse);
  const command = { id, input: decodeChange(readJsonObject(request)), precondition: preconditionOf(request) };
  return aboutOne(command, answered('Successfully updated', encodeNames));
});

/** Version 6 looks for the id beside the message, 6.1 below `data`. */
export const create = exchange<CreateCommand, SalesOrder>((request) =>
  aboutOne({ input: decodeNew(readJsonObject(request)) }, (order) => {
    const { body, ...answer } = answered('Successfully added', encodeNames)(order);
    return { ...answer, body: { ...(body as object), id: encodeNames(order)['order_id'] } };
  }),
);

/** As the document shows it, flat, and beside that as it can be changed and sent back. */
export const retrieve = exchange<RetrieveCommand, SalesOrder>((request) => {
  assertAcceptsJson(request);
  const number = request.query.get('order_code');
  if (!number) throw new OrderError('missing_field', { field: 'order_code' });
  return aboutOne({ number }, (order) => ({
    status: 200,
    headers: etag(order),
    body: { ...shown(order, request), message: 'Success', data: encodeOrder(order) },
  }));
});

export const retrieveById = exchange<RetrieveCommand, SalesOrder>((request) => {
  const id = orderIdOf(request, refuse);
  assertAcceptsJson(request);
  return aboutOne({ id }, (order) => ({ status: 200, headers: etag(order), body: shown(order, request) }));
});

export const list = exchange<ListCommand, OrderPage>((request) => {
  assertAcceptsJson(request);
  const command = decodeList(request.query);
  return aboutOne(command, (page) => encodePage(page, command, request.query));
});

export const fallback = exchange<never, never>(refuse);

const shown = (order: SalesOrder, { query }: WireRequest) =>
  picked(encodeListed(order, order.presentation.timeZone), query);

const answered =
  (message: string, encode: (order: SalesOrder) => unknown) =>
  (order: SalesOrder): WireAnswer => ({
    status: 200,
    headers: etag(order),
    body: { message, data: encode(order) },
  });
