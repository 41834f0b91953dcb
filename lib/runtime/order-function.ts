/** One Lambda: the middy chain that every operation shares. */
import middy from '@middy/core';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import type { Exchange, WireRequest } from '../dialects/exchange.ts';
import { asOrderError, OrderError } from '../domain/order-error.ts';
import type { Caller } from '../domain/caller.ts';
import type { Operation, OperationName } from '../operations/operation.ts';
import { runCommands } from '../operations/run.ts';
import { routeKey, routes, type AppRoute } from '../routes.ts';
import { authenticate, authorize } from './authenticate.ts';
import type { Dependencies } from './dependencies.ts';
import { printAnswer, type PrintedAnswer } from './json.ts';
import { liveDependencies } from './live-deps.ts';
import { logAnswer } from './log.ts';
import { assertBodySize, requestIdOf, wireRequestOf } from './triggers/http.ts';

/** New work stops this long before the Lambda would be cut off. */
const STOP_BEFORE_TIMEOUT_MS = 1500;
/** The request budget: within API Gateway's 30 s, whatever the Lambda's own timeout. */
const REQUEST_BUDGET_MS = 25_000;

type RowOf<Name extends OperationName> = Extract<AppRoute, { operation: Name }>;

/** One exchange for every row of the operation: a row without one does not compile. */
export type ExchangesOf<Name extends OperationName, Command, Value> = {
  [D in RowOf<Name>['dialect']]: {
    [E in Extract<RowOf<Name>, { dialect: D }>['exchange']]: Exchange<Command, Value>;
  };
};

/** What one request carries through the chain. */
interface Served<Command, Value> {
  exchange: Exchange<Command, Value>;
  request: WireRequest;
  requestId: string;
  startedAt: number;
  caller?: Caller;
}

export type HttpHandler = (event: APIGatewayProxyEventV2, context: Context) => Promise<PrintedAnswer>;

/** The handler of an operation's function. Dependencies are connected on the first call, not on import. */
export function orderFunction<Name extends OperationName, Command, Value>(
  operation: Operation<Command, Value> & { name: Name },
  exchanges: ExchangesOf<Name, Command, Value>,
  connect: () => Dependencies = liveDependencies,
): HttpHandler {
  const exchangeByRouteKey = new Map(
    routes
      .filter((row) => row.operation === operation.name)
      .map((row) => [routeKey(row), exchangeFor<Command, Value>(exchanges, row)]),
  );
  const served = new WeakMap<APIGatewayProxyEventV2, Served<Command, Value>>();
  const servedOf = (event: APIGatewayProxyEventV2) => {
    const found = served.get(event);
    if (!found) throw new OrderError('internal', {});
    return found;
  };

  const receive: middy.MiddlewareObj<APIGatewayProxyEventV2, PrintedAnswer> = {
    before: ({ event }) => {
      const exchange = exchangeByRouteKey.get(event.routeKey);
      if (!exchange) throw new Error(`no exchange for route ${event.routeKey}`);
      const request = wireRequestOf(event);
      served.set(event, { exchange, request, requestId: requestIdOf(event), startedAt: Date.now() });
    },
    after: ({ event, response }) => {
      const { requestId, startedAt, caller } = servedOf(event);
      if (response)
        logAnswer({ operation: operation.name, event, requestId, startedAt, caller, answer: response });
    },
    onError: (failed) => {
      const { exchange, requestId, startedAt, caller } = servedOf(failed.event);
      const error = asOrderError(failed.error);
      failed.response = printAnswer(exchange.dialect.encodeError(error, requestId), requestId);
      const { event, response: answer } = failed;
      logAnswer({ operation: operation.name, event, requestId, startedAt, caller, answer, error });
    },
  };

  const authenticated: middy.MiddlewareObj<APIGatewayProxyEventV2> = {
    before: async ({ event }) => {
      const call = servedOf(event);
      call.caller = await authenticate(call.exchange.dialect, call.request, connect().apiKeys);
      authorize(call.exchange.dialect, call.request, call.caller, operation.right);
      assertBodySize(call.request);
    },
  };

  const handler = async (event: APIGatewayProxyEventV2, context: Context): Promise<PrintedAnswer> => {
    const { exchange, request, requestId, caller } = servedOf(event);
    if (!caller) throw new OrderError('unauthenticated', { reason: 'missing' });
    const { stores, clock, ids } = connect();
    const budget = Math.min(context.getRemainingTimeInMillis() - STOP_BEFORE_TIMEOUT_MS, REQUEST_BUDGET_MS);
    const deadline = clock.now().getTime() + budget;
    const positions = exchange.decode(request, caller);
    const outcomes = await runCommands(operation, positions, {
      caller,
      ...stores(deadline),
      clock,
      ids,
      deadline,
    });
    const failure =
      outcomes.length === 1 && outcomes[0] && 'error' in outcomes[0] ? outcomes[0].error : undefined;
    if (failure?.code === 'internal') throw failure;
    return printAnswer(exchange.encode(outcomes, request), requestId);
  };

  return middy<APIGatewayProxyEventV2, PrintedAnswer>()
    .use(receive)
    .use(authenticated)
    .handler(handler) as HttpHandler;
}

/** The one erased place: a row's literal names choose the exchange that `ExchangesOf` has proven to be there. */
function exchangeFor<Command, Value>(exchanges: unknown, row: AppRoute): Exchange<Command, Value> {
  return (exchanges as Record<string, Record<string, Exchange<Command, Value>>>)[row.dialect]![row.exchange]!;
}
