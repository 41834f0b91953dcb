/** Every Commerce exchange: what a request of this wire asks of us, and how we answer it. */
import type { OrderCommand, RetrieveCommand } from '../../domain/commands.ts';
import { OrderError } from '../../domain/order-error.ts';
import type { SalesOrder } from '../../domain/order.ts';
import type { Outcome } from '../../operations/operation.ts';
import { readFormOrJson } from '../leaves/body.ts';
import type { Exchange } from '../exchange.ts';
import { etag, preconditionOf } from '../leaves/preconditions.ts';
import { zohoCommerce as dialect } from './dialect.ts';
import { encodeOrder } from './encode-order.ts';
import { refuseRoute } from './fallback.ts';

export const retrieve: Exchange<RetrieveCommand, SalesOrder> = {
  dialect,
  decode: ({ params }) => [{ command: { id: params['id'] ?? '' } }],
  encode: (outcomes) => {
    const order = only(outcomes);
    const body = { code: 0, message: 'success', salesorder: encodeOrder(order) };
    return { status: 200, headers: etag(order), body };
  },
};

export const confirm = statusExchange('confirmed');
export const voidExchange = statusExchange('void');
export const cancel = statusExchange('cancelled', 'cancelled');

export const fallback: Exchange<never, never> = {
  dialect,
  decode: refuseRoute,
  encode: () => {
    throw new OrderError('internal', {});
  },
};

/** The body, if any, says nothing; it is read so that a broken one is refused. */
function statusExchange(
  status: string,
  voidedAs?: OrderCommand['voidedAs'],
): Exchange<OrderCommand, SalesOrder> {
  return {
    dialect,
    decode: (request) => {
      readFormOrJson(request);
      const id = request.params['id'] ?? '';
      return [{ command: { id, precondition: preconditionOf(request), voidedAs } }];
    },
    encode: (outcomes) => {
      only(outcomes);
      const message = `The status of the Sales Order has been changed to ${status}.`;
      return { status: 200, body: { code: 0, message } };
    },
  };
}

/** @throws the OrderError that became of the order */
function only([outcome]: Outcome<SalesOrder>[]): SalesOrder {
  if (!outcome) throw new TypeError('an answer without an outcome');
  if ('error' in outcome) throw outcome.error;
  return outcome.value;
}
