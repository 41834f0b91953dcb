/** The two middlewares of every HTTP function: what answers in the dialect's words, and who may call. */
import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { ApiKeys } from '../access/api-keys.ts';
import { asOrderError } from '../domain/order-error.ts';
import type { Operation } from '../operations/operation.ts';
import { authenticate, authorize } from './authenticate.ts';
import type { Call, CallContext } from './call.ts';
import type { FindExchange } from './find-exchange.ts';
import { printAnswer, type PrintedAnswer } from './json.ts';
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
  headers: { 'content-type': 'application/json' },
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
    before: ({ event, context }) => {
      const exchange = find(event);
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
      failed.response = printAnswer(answer, call.requestId);
      logAnswer(call, answer.status, error);
    },
  };
}

/** Lets nobody in who does not say who they are, or lacks a right of the operation; then looks at the size of the body. */
export function authenticated<Command, Value>(
  operation: Operation<Command, Value>,
  apiKeys: () => ApiKeys,
): Middleware<Command, Value> {
  return {
    before: async ({ event, context }) => {
      const call = callOf(context);
      const { dialect } = call.exchange;
      call.caller = await authenticate(dialect, call.request, apiKeys());
      for (const right of operation.rights) authorize(dialect, call.request, call.caller, right);
      assertBody(call.request, event);
    },
  };
}
