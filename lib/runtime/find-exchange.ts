/** Which exchange an HTTP event is for: the gateway's route says what kind of path it is, its variables which base. */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Exchange, Route } from '../dialects/exchange.ts';
import { madeOnce } from '../domain/made-once.ts';
import { OrderError } from '../domain/order-error.ts';
import { ANYTHING_BELOW, gatewayPath, routeKey, routes, rowKey } from '../routes.ts';
import { wireRequestOf } from './triggers/http.ts';

export type FindExchange<Command, Value> = (
  event: APIGatewayProxyEventV2,
) => Promise<Exchange<Command, Value> | undefined>;

interface Served<Command, Value> {
  route: Route;
  load(): Promise<Exchange<Command, Value>>;
}

/**
 * Finds the exchange of an event. What a product does not have is an unknown path in its words, in those of the caller's
 * credential where several dialects share the product; undefined for what no dialect would call its own. @throws TypeError for a route that the function does not serve: a mistake of the deployment
 */
export function exchangeFinder<Command, Value>(
  served: readonly Served<Command, Value>[],
): FindExchange<Command, Value> {
  const byRow = new Map(served.map(({ route, load }) => [routeKey(route), load]));
  const byGatewayKey = madeOnce(() =>
    Map.groupBy(served, ({ route: { method, path } }) => routeKey({ method, path: gatewayPath(path) })),
  );
  return async (event) => {
    const { routeKey: key, pathParameters = {} } = event;
    const found = await byRow.get(rowKey(key, pathParameters))?.();
    if (found && !(key.endsWith(ANYTHING_BELOW) && isStranger(found, event))) return found;
    const alike = byGatewayKey().get(key);
    if (!alike) throw new TypeError(`no exchange for route ${key}`);
    const related = await relatedOf(productOf(key, pathParameters['product']), { alike, served, event });
    return related ? refusing(related) : found;
  };
}

interface Candidates<Command, Value> {
  alike: readonly Served<Command, Value>[];
  served: readonly Served<Command, Value>[];
  event: APIGatewayProxyEventV2;
}

/** Where a product of others has the path too, whatever the function serves of the dialect will do. */
async function relatedOf<Command, Value>(
  shared: string[],
  { alike, served, event }: Candidates<Command, Value>,
): Promise<Exchange<Command, Value> | undefined> {
  const only = shared.length === 1 ? shared[0] : undefined;
  if (only) return [...alike, ...served].find(({ route }) => route.dialect === only)?.load();
  for (const { route, load } of alike) {
    const exchange = shared.includes(route.dialect) ? await load() : undefined;
    if (exchange && !isStranger(exchange, event)) return exchange;
  }
  return undefined;
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
