/** One Lambda: the middy chain that every operation shares. */
import middy from '@middy/core';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import type { Exchange } from '../dialects/exchange.ts';
import type { Operation, OperationName } from '../operations/operation.ts';
import { runCommands } from '../operations/run.ts';
import { routeKey, routes, type AppRoute } from '../routes.ts';
import type { Call, CallContext } from './call.ts';
import { deadlineOf } from './deadline.ts';
import type { Dependencies } from './dependencies.ts';
import { keyedCall, markReplayed } from './idempotency-key.ts';
import { printAnswer, type PrintedAnswer } from './json.ts';
import { liveDependencies } from './live-deps.ts';
import { logFailures } from './log.ts';
import { answerInDialect, authenticated, callOf } from './middlewares.ts';
import { serveCommands, type CommandAnswer } from './serve-commands.ts';
import { isBusEvent, requestOfBusEvent } from './triggers/bus.ts';
import { requestOfInvocation } from './triggers/direct.ts';
import { isHttpEvent } from './triggers/http.ts';

/** The request budget: within API Gateway's 30 s, whatever the Lambda's own timeout. */
const REQUEST_BUDGET_MS = 25_000;

type RowOf<Name extends OperationName> = Extract<AppRoute, { operation: Name }>;

/** One exchange for every row of the operation: a row without one does not compile. */
type ExchangesOf<Name extends OperationName, Command, Value> = {
  [D in RowOf<Name>['dialect']]: {
    [E in Extract<RowOf<Name>, { dialect: D }>['exchange']]: Exchange<Command, Value>;
  };
};

export type HttpHandler = (event: APIGatewayProxyEventV2, context: Context) => Promise<PrintedAnswer>;
export type CommandHandler = (event: object, context: Context) => Promise<CommandAnswer>;
/** One function, three doors: HTTP, the event bus, direct invocation. */
type OrderHandler = HttpHandler & CommandHandler;

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
  return middy<APIGatewayProxyEventV2, PrintedAnswer, Error, CallContext<Command, Value>>()
    .use(answerInDialect(operation, exchangeOf))
    .use(authenticated(operation, () => connect().apiKeys))
    .handler(async (_, context) => serve(operation, callOf(context), context, connect())) as HttpHandler;
}

/** Decode, run, encode. */
async function serve<Command, Value>(
  operation: Operation<Command, Value>,
  { exchange, request, requestId, caller }: Call<Command, Value>,
  context: Context,
  { stores, clock, ids }: Dependencies,
): Promise<PrintedAnswer> {
  if (!caller) throw new TypeError('a call that was not authenticated');
  const deadline = Math.min(deadlineOf(context), Date.now() + REQUEST_BUDGET_MS);
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
