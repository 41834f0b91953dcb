import { aboutOne, exchangeOf } from '../../../lib/dialects/exchange.ts';
import { readJsonObject } from '../../../lib/dialects/leaves/body.ts';
import { preconditionOf } from '../../../lib/dialects/leaves/preconditions.ts';
import { refuseRoute } from '../../../lib/dialects/leaves/refuse-route.ts';
import type { CreateCommand, RetrieveCommand, UpdateCommand } from '../../../lib/domain/commands.ts';
import type { SalesOrder } from '../../../lib/domain/order.ts';
import { decodeOrder } from './decode-order.ts';
import { stub } from './dialect.ts';
import { encodeOrder } from './encode-order.ts';
import { BASE, stubRoutes } from './routes.ts';

const exchange = exchangeOf(stub);

export const create = exchange<CreateCommand, SalesOrder>((request) =>
  aboutOne({ input: decodeOrder(readJsonObject(request)) }, encodeOrder(201)),
);

export const retrieve = exchange<RetrieveCommand, SalesOrder>(({ params }) =>
  aboutOne({ id: params['id'] ?? '' }, encodeOrder(200)),
);

export const update = exchange<UpdateCommand, SalesOrder>((request) =>
  aboutOne(
    {
      id: request.params['id'] ?? '',
      input: decodeOrder(readJsonObject(request)),
      precondition: preconditionOf(request),
    },
    encodeOrder(200),
  ),
);

export const fallback = exchange<never, never>(refuseRoute(stubRoutes, [BASE]));
