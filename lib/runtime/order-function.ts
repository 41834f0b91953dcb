/** One Lambda: the middy chain that every operation shares. */
import middy from '@middy/core';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import type { Exchange, Route } from '../dialects/exchange.ts';
import { madeOnce } from '../domain/made-once.ts';
import type { Operation, OperationName } from '../operations/operation.ts';
import { runCommands } from '../operations/run.ts';
import { routes } from '../routes.ts';
import type { Call, CallContext } from './call.ts';
import { deadlineOf } from './deadline.ts';
import type { Dependencies } from './dependencies.ts';
import { configuredFront, throughFront } from './front.ts';
import { keyedCall, markReplayed } from './idempotency-key.ts';
import { answered, printOutcomes } from './print-outcomes.ts';
import type { PrintedAnswer } from './json.ts';
import { liveDependencies } from './live-deps.ts';
import { answerInDialect, authenticated, callOf, count, withStanding } from './middlewares.ts';
import type { CommandAnswer } from './serve-commands.ts';
import { whileCounting } from './spent.ts';
import { isDryRun, noting, withoutDryRun, type WouldChange } from './dry-run.ts';
import { exchangeFinder, type FindExchange } from './find-exchange.ts';
import { isHttpEvent, withForm } from './triggers/http.ts';

/** The request budget: within API Gateway's 30 s, whatever the Lambda's own timeout. */
const REQUEST_BUDGET_MS = 25_000;

type RouteFor<Routes extends Route, Name extends OperationName> = Extract<Routes, { operation: Name }>;

/**
 * Loads a dialect when it is asked for: what a start does not read, it need not compile. One exchange for every route of
 * the operation: a route without one does not compile either.
 */
type ExchangesOf<Routes extends Route, Name extends OperationName, Command, Value> = {
  [D in RouteFor<Routes, Name>['dialect']]: () => Promise<{
    [E in Extract<RouteFor<Routes, Name>, { dialect: D }>['exchange']]: Exchange<Command, Value>;
  }>;
};

export type HttpHandler = (event: APIGatewayProxyEventV2, context: Context) => Promise<PrintedAnswer>;
export type CommandHandler = (event: object, context: Context) => Promise<CommandAnswer>;
/** One function, three doors: HTTP, the event bus, direct invocation. */
type OrderHandler = HttpHandler & CommandHandler;

/** Makes the handlers of the functions that serve a route table. */
export function functionsOf<Routes extends Route>(table: readonly Routes[]) {
  /** The handler of an operation's function. Dependencies are connected by the first call at the latest. */
  return function orderFunction<Name extends OperationName, Command, Value>(
    operation: Operation<Command, Value> & { name: Name },
    exchanges: ExchangesOf<Routes, Name, Command, Value>,
    connect: () => Dependencies = liveDependencies,
  ): OrderHandler {
    const served = table.filter((route) => route.operation === operation.name);
    const find = exchangeFinder(
      served.map((route) => ({ route, load: exchangeOfRoute<Command, Value>(exchanges, route) })),
    );
    const http = httpHandler(operation, find, connect);
    const answer = async (event: object, context: Context) => {
      if (isHttpEvent(event)) return http(event, context);
      const { commandsOf } = await import('./command-doors.ts');
      return commandsOf(operation, event, context, connect());
    };
    return ((event: object, context: Context) => whileCounting(() => answer(event, context))) as OrderHandler;
  };
}

export const orderFunction = functionsOf(routes);

function httpHandler<Command, Value>(
  operation: Operation<Command, Value>,
  find: FindExchange<Command, Value>,
  connect: () => Dependencies,
): HttpHandler {
  const front = configuredFront();
  return middy<APIGatewayProxyEventV2, PrintedAnswer, Error, CallContext<Command, Value>>()
    .use(answerInDialect(operation, find))
    .use(front ? throughFront(front) : [])
    .use(authenticated(operation, connect))
    .handler(async (_, context) => serve(operation, callOf(context), context, connect())) as HttpHandler;
}

/** Read, run, answer. */
async function serve<Command, Value>(
  operation: Operation<Command, Value>,
  call: Call<Command, Value>,
  context: Context,
  { stores, clock, ids, rateLimits }: Dependencies,
): Promise<PrintedAnswer> {
  const { exchange, requestId, caller } = call;
  if (!caller) throw new TypeError('a call that was not authenticated');
  const deadline = Math.min(deadlineOf(context), Date.now() + REQUEST_BUDGET_MS);
  const asked = await withForm(call.request);
  const dry: WouldChange[] | undefined = isDryRun(operation, asked) ? [] : undefined;
  call.dryRun = dry;
  const request = withoutDryRun(asked);
  const { commands, answer } = exchange.read(request, caller);
  if (commands.length > 1) await count(call, caller, rateLimits, commands.length - 1);
  const key = operation.replay && keyedCall(request, operation.name, caller);
  const source = exchange.dialect.name;
  const opened = dry ? noting(stores(deadline, true), (change) => dry.push(change)) : stores(deadline);
  const requestContext = { caller, ...opened, clock, ids, deadline, source };
  const outcomes = await runCommands(operation, commands, requestContext, key);
  call.outcomes = outcomes;
  const worded = markReplayed(answered(answer, outcomes), outcomes);
  return printOutcomes(operation, withStanding(worded, call), outcomes, requestId);
}

/** The one erased place: a route's literal names choose the exchange that `ExchangesOf` has proven to be there. */
function exchangeOfRoute<Command, Value>(
  exchanges: unknown,
  { dialect, exchange }: Route,
): () => Promise<Exchange<Command, Value>> {
  type Load = () => Promise<Record<string, Exchange<Command, Value>>>;
  return madeOnce(async () => {
    const found = (await (exchanges as Record<string, Load>)[dialect]?.())?.[exchange];
    if (!found) throw new TypeError(`no exchange ${dialect}.${exchange}`);
    return found;
  });
}
