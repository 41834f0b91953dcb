/** One Lambda: the middy chain that every operation shares. */
import middy from '@middy/core';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import type { Exchange } from '../dialects/exchange.ts';
import { asOrderError } from '../domain/order-error.ts';
import type { Operation, OperationName } from '../operations/operation.ts';
import { runCommands } from '../operations/run.ts';
import { routeKey, routes, type AppRoute } from '../routes.ts';
import { authenticate, authorize } from './authenticate.ts';
import type { Call } from './call.ts';
import type { Dependencies } from './dependencies.ts';
import { keyedCall, markReplayed } from './idempotency-key.ts';
import { printAnswer, type PrintedAnswer } from './json.ts';
import { liveDependencies } from './live-deps.ts';
import { logAnswer, logFailures } from './log.ts';
import { serveCommands, type CommandAnswer } from './serve-commands.ts';
import { isBusEvent, requestOfBusEvent } from './triggers/bus.ts';
import { requestOfInvocation } from './triggers/direct.ts';
import { assertBodySize, isHttpEvent, requestIdOf, wireRequestOf } from './triggers/http.ts';

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

export type HttpHandler = (event: APIGatewayProxyEventV2, context: Context) => Promise<PrintedAnswer>;
export type CommandHandler = (event: object, context: Context) => Promise<CommandAnswer>;
/** One function, three doors: HTTP, the event bus, direct invocation. */
export type OrderHandler = HttpHandler & CommandHandler;

/** The handler of an operation's function. Dependencies are connected on the first call, not on import. */
export function orderFunction<Name extends OperationName, Command, Value>(
  operation: Operation<Command, Value> & { name: Name },
  exchanges: ExchangesOf<Name, Command, Value>,
  connect: () => Dependencies = liveDependencies,
): OrderHandler {
  const http = httpHandler(operation, exchanges, connect);
  return (async (event: object, context: Context) => {
    if (isHttpEvent(event)) return http(event, context);
    const request = isBusEvent(event) ? requestOfBusEvent(event, operation.name) : requestOfInvocation(event);
    return serveCommands(operation, request, context, connect());
  }) as OrderHandler;
}

function httpHandler<Name extends OperationName, Command, Value>(
  operation: Operation<Command, Value> & { name: Name },
  exchanges: ExchangesOf<Name, Command, Value>,
  connect: () => Dependencies,
): HttpHandler {
  const rows = routes.filter((row) => row.operation === operation.name);
  const exchangeOf = new Map(rows.map((row) => [routeKey(row), exchangeFor<Command, Value>(exchanges, row)]));
  const calls = new WeakMap<APIGatewayProxyEventV2, Call<Command, Value>>();
  const callOf = (event: APIGatewayProxyEventV2) => {
    const call = calls.get(event);
    if (!call) throw new TypeError(`no exchange for route ${event.routeKey}`);
    return call;
  };

  return middy<APIGatewayProxyEventV2, PrintedAnswer>()
    .use({
      before: ({ event }) => {
        const exchange = exchangeOf.get(event.routeKey);
        if (!exchange) return;
        const request = wireRequestOf(event);
        calls.set(event, { exchange, request, requestId: requestIdOf(event), startedAt: Date.now() });
      },
      after: ({ event, response }) => {
        if (response) logAnswer(operation.name, event.routeKey, callOf(event), response.statusCode);
      },
      onError: (failed) => {
        const call = callOf(failed.event);
        const error = asOrderError(failed.error);
        const answer = call.exchange.dialect.encodeError(error, call.requestId);
        failed.response = printAnswer(answer, call.requestId);
        logAnswer(operation.name, failed.event.routeKey, call, answer.status, error);
      },
    })
    .use({
      before: async ({ event }) => {
        const call = callOf(event);
        call.caller = await authenticate(call.exchange.dialect, call.request, connect().apiKeys);
        for (const right of [operation.right, operation.alsoRight ?? operation.right]) {
          authorize(call.exchange.dialect, call.request, call.caller, right);
        }
        assertBodySize(call.request);
      },
    })
    .handler(async (event, context) => serve(operation, callOf(event), context, connect())) as HttpHandler;
}

/** Decode, run, encode. */
async function serve<Command, Value>(
  operation: Operation<Command, Value>,
  { exchange, request, requestId, caller }: Call<Command, Value>,
  context: Context,
  { stores, clock, ids }: Dependencies,
): Promise<PrintedAnswer> {
  if (!caller) throw new TypeError('a call that was not authenticated');
  const budget = Math.min(context.getRemainingTimeInMillis() - STOP_BEFORE_TIMEOUT_MS, REQUEST_BUDGET_MS);
  const deadline = Date.now() + budget;
  const positions = exchange.decode(request, caller);
  const key = operation.replay && keyedCall(request, operation.name, caller, positions);
  const requestContext = { caller, ...stores(deadline), clock, ids, deadline };
  const outcomes = await runCommands(operation, positions, requestContext, key);
  if (outcomes.length > 1) logFailures(operation.name, requestId, outcomes);
  return printAnswer(markReplayed(exchange.encode(outcomes, request), outcomes), requestId);
}

/** The one erased place: a row's literal names choose the exchange that `ExchangesOf` has proven to be there. */
function exchangeFor<Command, Value>(exchanges: unknown, row: AppRoute): Exchange<Command, Value> {
  const byName = (exchanges as Record<string, Record<string, Exchange<Command, Value>>>)[row.dialect];
  const exchange = byName?.[row.exchange];
  if (!exchange) throw new TypeError(`no exchange ${row.dialect}.${row.exchange}`);
  return exchange;
}
