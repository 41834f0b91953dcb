/** The two middlewares of every HTTP function: what answers in the dialect's words, and who may call. */
import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { UNCOUNTED, type RateLimits } from '../access/rate-limits.ts';
import type { WireAnswer } from '../dialects/exchange.ts';
import type { Caller } from '../domain/caller.ts';
import { asOrderError, OrderError } from '../domain/order-error.ts';
import { permissionsFor, type Operation } from '../operations/operation.ts';
import { authenticate, authorize } from './authenticate.ts';
import type { Call, CallContext } from './call.ts';
import type { Dependencies } from './dependencies.ts';
import { withDryRun } from './dry-run.ts';
import type { FindExchange } from './find-exchange.ts';
import { EVERY_ANSWER, printAnswer, type PrintedAnswer } from './json.ts';
import { logEnd } from './log.ts';
import { logAnswer } from './log-answer.ts';
import { assertBody, requestIdOf, wireRequestOf } from './triggers/http.ts';

type Middleware<Command, Value> = MiddlewareObj<
  APIGatewayProxyEventV2,
  PrintedAnswer,
  Error,
  CallContext<Command, Value>
>;

/** The call of a request that has passed `answerInDialect`. @throws TypeError for one that has not */
export function callOf<Command, Value>(context: CallContext<Command, Value>): Call<Command, Value> {
  if (!context.call) throw new TypeError('a request without a call');
  return context.call;
}

/** What API Gateway answers to a path that it has no route for. */
const NO_ROUTE = {
  statusCode: 404,
  headers: { 'content-type': 'application/json', ...EVERY_ANSWER },
  body: '{"message":"Not Found"}',
};

/** A path of no dialect of ours, below a route that has variables. */
function unrouted(operation: string, route: string, ids: Pick<Call, 'gatewayRequestId' | 'lambdaRequestId'>) {
  const { lambdaRequestId, gatewayRequestId } = ids;
  const about = { route, status: NO_ROUTE.statusCode, gatewayRequestId };
  const startedAt = Date.now();
  logEnd('answered', {
    operation,
    dialect: 'none',
    startedAt,
    lambdaRequestId,
    outcome: 'unknown_route',
    about,
  });
  return NO_ROUTE;
}

/**
 * Finds the exchange of the request, words every failure after that in its dialect, and logs how the request was answered.
 * A route that the function does not serve is a mistake of the deployment: the invocation fails with a TypeError.
 */
export function answerInDialect<Command, Value>(
  operation: Operation<Command, Value>,
  find: FindExchange<Command, Value>,
): Middleware<Command, Value> {
  return {
    before: async ({ event, context }) => {
      const exchange = await find(event);
      const gatewayRequestId = event.requestContext.requestId;
      const ids = { gatewayRequestId, lambdaRequestId: context.awsRequestId };
      if (!exchange) return unrouted(operation.name, event.routeKey, ids);
      context.call = {
        operation: operation.name,
        route: event.routeKey,
        exchange,
        request: wireRequestOf(event),
        requestId: requestIdOf(event),
        ...ids,
        startedAt: Date.now(),
      };
      return undefined;
    },
    after: ({ context, response }) => {
      if (response) logAnswer(callOf(context), response.statusCode);
    },
    onError: (failed) => {
      const { call } = failed.context;
      if (!call) return;
      const error = asOrderError(failed.error);
      const answer = call.exchange.dialect.encodeError(error, call.requestId);
      failed.response = printAnswer(withStanding(answer, call), call.requestId);
      logAnswer(call, answer.status, error);
    },
  };
}

/**
 * Counts so many orders, before anything is done about them.
 * @throws OrderError rate_limited
 */
export async function count(
  call: Pick<Call, 'standing'>,
  caller: Caller,
  rateLimits: RateLimits,
  orders = 1,
): Promise<void> {
  call.standing = await rateLimits.count(caller, orders);
  const { retryAfterSeconds } = call.standing;
  if (retryAfterSeconds !== undefined) throw new OrderError('rate_limited', { retryAfterSeconds });
}

/** The answer with how its caller stands, where the dialect tells that, and what a dry run has found out. */
export function withStanding<Command, Value>(
  answer: WireAnswer,
  { exchange, standing = UNCOUNTED, dryRun }: Call<Command, Value>,
): WireAnswer {
  const { standingHeaders } = exchange.dialect;
  const told = withDryRun(answer, dryRun);
  return standingHeaders ? { ...told, headers: { ...told.headers, ...standingHeaders(standing) } } : told;
}

/**
 * Lets nobody in who does not say who they are, has asked for too much, or lacks a right of the operation; then looks at
 * the size of the body. Whatever a known caller asks counts, what is refused as well.
 */
export function authenticated<Command, Value>(
  operation: Operation<Command, Value>,
  connect: () => Pick<Dependencies, 'apiKeys' | 'rateLimits'>,
): Middleware<Command, Value> {
  return {
    before: async ({ event, context }) => {
      const call = callOf(context);
      const { dialect, kind } = call.exchange;
      const { apiKeys, rateLimits } = connect();
      call.caller = await authenticate(dialect, call.request, apiKeys);
      await count(call, call.caller, rateLimits);
      authorize(dialect, call.request, call.caller, permissionsFor(operation, kind));
      assertBody(call.request, event);
    },
  };
}
