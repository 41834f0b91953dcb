/** Which exchange an HTTP event is for: the gateway's route says what kind of path it is, its variables which base. */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Exchange, Route } from '../dialects/exchange.ts';
import { OrderError } from '../domain/order-error.ts';
import { ANYTHING_BELOW, gatewayPath, routeKey, routes, rowKey } from '../routes.ts';
import { wireRequestOf } from './triggers/http.ts';

export type FindExchange<Command, Value> = (
  event: APIGatewayProxyEventV2,
) => Exchange<Command, Value> | undefined;

interface Served<Command, Value> {
  route: Route;
  exchange: Exchange<Command, Value>;
}

/**
 * Finds the exchange of an event. What a product does not have is an unknown path in its words, in those of the caller's
 * credential where several dialects share the product; undefined for what no dialect would call its own. @throws TypeError for a route that the function does not serve: a mistake of the deployment
 */
export function exchangeFinder<Command, Value>(
  served: readonly Served<Command, Value>[],
): FindExchange<Command, Value> {
  const byRow = new Map(served.map(({ route, exchange }) => [routeKey(route), exchange]));
  const byGatewayKey = Map.groupBy(served, ({ route: { method, path } }) =>
    routeKey({ method, path: gatewayPath(path) }),
  );
  return (event) => {
    const { routeKey: key, pathParameters = {} } = event;
    const alike = byGatewayKey.get(key);
    if (!alike) throw new TypeError(`no exchange for route ${key}`);
    const found = byRow.get(rowKey(key, pathParameters));
    if (found && !(key.endsWith(ANYTHING_BELOW) && isStranger(found, event))) return found;
    const shared = productOf(key, pathParameters['product']);
    const only = shared.length === 1 ? shared[0] : undefined;
    // Where a product of others has the path too, whatever the function serves of the dialect will do.
    const related = (only ? [...alike, ...served] : alike).find(({ route, exchange }) =>
      only ? route.dialect === only : shared.includes(route.dialect) && !isStranger(exchange, event),
    );
    return related ? refusing(related.exchange) : found;
  };
}

/** True of a dialect whose credential the request does not present. */
function isStranger({ dialect }: Pick<Exchange<never, never>, 'dialect'>, event: APIGatewayProxyEventV2) {
  return dialect.credential(wireRequestOf(event)).kind === 'missing';
}

/** The dialects that have the product: what it has none of is refused in the words of one of them. */
function productOf(key: string, product = key.split('/')[1]): string[] {
  const named = routes.filter(({ path }) => path.startsWith(`/${product}/`)).map(({ dialect }) => dialect);
  return [...new Set(named)];
}

function refusing<Command, Value>(exchange: Exchange<Command, Value>): Exchange<Command, Value> {
  return {
    ...exchange,
    read: ({ path }) => {
      throw new OrderError('unknown_route', { path });
    },
  };
}
