/** Every Getfly exchange: what a request of this wire asks of us, and how we answer it. */
import type { RetrieveCommand, UpdateCommand } from '../../domain/commands.ts';
import { OrderError } from '../../domain/order-error.ts';
import type { SalesOrder } from '../../domain/order.ts';
import type { Outcome } from '../../operations/operation.ts';
import { readJsonObject } from '../leaves/body.ts';
import type { Exchange, WireAnswer } from '../exchange.ts';
import { etag, preconditionOf } from '../leaves/preconditions.ts';
import { decodeOrder } from './decode-order.ts';
import { getfly as dialect } from './dialect.ts';
import { encodeNames, encodeOrder } from './encode-order.ts';
import { refuseRoute } from './fallback.ts';

export const update: Exchange<UpdateCommand, SalesOrder> = {
  dialect,
  decode: (request) => [
    { command: { ...decodeOrder(readJsonObject(request)), precondition: preconditionOf(request) } },
  ],
  encode: (outcomes) => answered(outcomes, 'Successfully updated', encodeNames),
};

export const retrieve: Exchange<RetrieveCommand, SalesOrder> = {
  dialect,
  decode: ({ query }) => {
    const number = query.get('order_code');
    if (!number) throw new OrderError('missing_field', { field: 'order_code' });
    return [{ command: { number } }];
  },
  encode: (outcomes) => answered(outcomes, 'Success', encodeOrder),
};

export const fallback: Exchange<never, never> = {
  dialect,
  decode: refuseRoute,
  encode: () => {
    throw new OrderError('internal', {});
  },
};

/** @throws the OrderError that became of the order */
function answered(
  [outcome]: Outcome<SalesOrder>[],
  message: string,
  encode: (order: SalesOrder) => unknown,
): WireAnswer {
  if (!outcome) throw new TypeError('an answer without an outcome');
  if ('error' in outcome) throw outcome.error;
  return { status: 200, headers: etag(outcome.value), body: { message, data: encode(outcome.value) } };
}
