/** The two middlewares of every HTTP function: what answers in the dialect's words, and who may call. */
import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { ApiKeys } from '../access/api-keys.ts';
import type { Exchange } from '../dialects/exchange.ts';
import { asOrderError } from '../domain/order-error.ts';
import type { Operation } from '../operations/operation.ts';
import { authenticate, authorize } from './authenticate.ts';
import type { Call, CallContext } from './call.ts';
import { printAnswer, type PrintedAnswer } from './json.ts';
import { logAnswer } from './log.ts';
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

/**
 * Finds the exchange of the route, words every failure after that in its dialect, and logs how the request was answered.
 * A route that the function does not serve is a mistake of the deployment: the invocation fails with a TypeError.
 */
export function answerInDialect<Command, Value>(
  operation: Operation<Command, Value>,
  exchangeOf: ReadonlyMap<string, Exchange<Command, Value>>,
): Middleware<Command, Value> {
  return {
    before: ({ event, context }) => {
      const exchange = exchangeOf.get(event.routeKey);
      if (!exchange) throw new TypeError(`no exchange for route ${event.routeKey}`);
      context.call = {
        operation: operation.name,
        route: event.routeKey,
        exchange,
        request: wireRequestOf(event),
        requestId: requestIdOf(event),
        startedAt: Date.now(),
      };
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
