/** Which exchange an HTTP event is for: the gateway's route says what kind of path it is, its variables which base. */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Exchange, Route } from '../dialects/exchange.ts';
import { OrderError } from '../domain/order-error.ts';
import { gatewayPath, routeKey, routes, rowKey } from '../routes.ts';

export type FindExchange<Command, Value> = (
  event: APIGatewayProxyEventV2,
) => Exchange<Command, Value> | undefined;

interface Served<Command, Value> {
  route: Route;
  exchange: Exchange<Command, Value>;
}

/**
 * Finds the exchange of an event. A version that the product does not have is an unknown path in its words; undefined for
 * what no dialect would call its own. @throws TypeError for a route that the function does not serve: a mistake of the deployment
 */
export function exchangeFinder<Command, Value>(
  served: readonly Served<Command, Value>[],
): FindExchange<Command, Value> {
  const byRow = new Map(served.map(({ route, exchange }) => [routeKey(route), exchange]));
  const byGatewayKey = Map.groupBy(served, ({ route: { method, path } }) =>
    routeKey({ method, path: gatewayPath(path) }),
  );
  return ({ routeKey: key, pathParameters = {} }) => {
    const alike = byGatewayKey.get(key);
    if (!alike) throw new TypeError(`no exchange for route ${key}`);
    const found = byRow.get(rowKey(key, pathParameters));
    if (found) return found;
    const related = alike.find(({ route }) => route.dialect === dialectOf(key, pathParameters['product']));
    return related && refusing(related.exchange);
  };
}

/** Whose words a version of a product is refused in, that it does not have; undefined where several dialects have the product. */
function dialectOf(key: string, product = key.split('/')[1]): string | undefined {
  const named = routes.filter(({ path }) => path.startsWith(`/${product}/`)).map(({ dialect }) => dialect);
  const [only, ...others] = new Set(named);
  return others.length === 0 ? only : undefined;
}

function refusing<Command, Value>(exchange: Exchange<Command, Value>): Exchange<Command, Value> {
  return {
    ...exchange,
    read: ({ path }) => {
      throw new OrderError('unknown_route', { path });
    },
  };
}
