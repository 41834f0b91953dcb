/** Every Commerce exchange: what a request of this wire asks of us, and how we answer it. */
import type { OrderCommand, RetrieveCommand } from '../../domain/commands.ts';
import type { ListCommand } from '../../domain/list-command.ts';
import type { OrderWithActions } from '../../domain/next-actions.ts';
import type { SalesOrder } from '../../domain/order.ts';
import type { OrderPage } from '../../domain/ports.ts';
import { aboutOne, exchangeOf } from '../exchange.ts';
import { etag, preconditionOf } from '../leaves/preconditions.ts';
import { orderIdOf, refuseRoute } from '../leaves/refuse-route.ts';
import { assertAsksForJson } from '../leaves/representation.ts';
import { asksForActions, encodeActions } from '../zoho/next-actions.ts';
import { wordError, zohoCommerce } from './dialect.ts';
import { encodeOrder } from './encode-order.ts';
import { decodeList, encodePage } from './lists.ts';
import { BASE, zohoCommerceRoutes } from './routes.ts';

const exchange = exchangeOf(zohoCommerce);
const refuse = refuseRoute(zohoCommerceRoutes, [BASE]);

export const retrieve = exchange<RetrieveCommand, OrderWithActions>((request) => {
  const id = orderIdOf(request, refuse);
  assertAsksForJson(request);
  return aboutOne({ id, ...(asksForActions(request) && { actions: true }) }, (order) => ({
    status: 200,
    headers: etag(order),
    body: {
      code: 0,
      message: 'success',
      salesorder: encodeOrder(order),
      ...encodeActions(order, wordError, isServed),
    },
  }));
});

/** The moves that this wire has. */
const isServed = (action: string) => action === 'confirm' || action === 'void';

export const list = exchange<ListCommand, OrderPage>((request) => {
  assertAsksForJson(request);
  const command = decodeList(request.query);
  return aboutOne(command, (page) => encodePage(page, command));
});

export const confirm = statusExchange('confirmed');
export const cancel = statusExchange('cancelled', 'cancelled');
const voidOrder = statusExchange('void');
export { voidOrder as void };

export const fallback = exchange<never, never>(refuse);

/** The body, if any, says nothing and is not read. */
function statusExchange(status: string, voidedAs?: OrderCommand['voidedAs']) {
  return exchange<OrderCommand, SalesOrder>((request) => {
    const command = { id: orderIdOf(request, refuse), precondition: preconditionOf(request), voidedAs };
    const message = `The status of the Sales Order has been changed to ${status}.`;
    return aboutOne(command, () => ({ status: 200, body: { code: 0, message } }));
  });
}
