/** Every Getfly exchange: what a request of this wire asks of us, and how we answer it. */
import type { RetrieveCommand, UpdateCommand } from '../../domain/commands.ts';
import { OrderError } from '../../domain/order-error.ts';
import type { SalesOrder } from '../../domain/order.ts';
import { aboutOne, exchangeOf, type WireAnswer } from '../exchange.ts';
import { readJsonObject } from '../leaves/body.ts';
import { etag, preconditionOf } from '../leaves/preconditions.ts';
import { refuseRoute } from '../leaves/refuse-route.ts';
import { assertAcceptsJson } from '../leaves/representation.ts';
import { decodeOrder } from './decode-order.ts';
import { getfly } from './dialect.ts';
import { encodeNames, encodeOrder } from './encode-order.ts';
import { BASE, getflyRoutes } from './routes.ts';

const exchange = exchangeOf(getfly);

export const update = exchange<UpdateCommand, SalesOrder>((request) =>
  aboutOne(
    { ...decodeOrder(readJsonObject(request)), precondition: preconditionOf(request) },
    answered('Successfully updated', encodeNames),
  ),
);

export const retrieve = exchange<RetrieveCommand, SalesOrder>((request) => {
  assertAcceptsJson(request);
  const number = request.query.get('order_code');
  if (!number) throw new OrderError('missing_field', { field: 'order_code' });
  return aboutOne({ number }, answered('Success', encodeOrder));
});

export const fallback = exchange<never, never>(refuseRoute(getflyRoutes, [BASE]));

const answered =
  (message: string, encode: (order: SalesOrder) => unknown) =>
  (order: SalesOrder): WireAnswer => ({
    status: 200,
    headers: etag(order),
    body: { message, data: encode(order) },
  });
