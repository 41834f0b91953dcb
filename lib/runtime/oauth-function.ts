/** The token endpoint: the one function that asks for no credential, since it is where they come from. */
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { grantToken, revokeToken, type Answered, type TokenDoors } from '../access/token-requests.ts';
import type { WireAnswer } from '../dialects/exchange.ts';
import { asOrderError, isOrderError, type OrderError } from '../domain/order-error.ts';
import { printAnswer, type PrintedAnswer } from './json.ts';
import { logAnswer } from './log.ts';
import { requestIdOf, wireRequestOf, withForm } from './triggers/http.ts';
import { baseOf, parametersOf } from './triggers/token-request.ts';

export interface OauthDependencies {
  doors: TokenDoors;
  /** Where clients find the API, when the host of their request does not say it. */
  apiBase?: string;
}

/** No parameter of ours is longer than a token. */
const BODY_LIMIT_BYTES = 64 * 1024;

/** The handler of the token endpoint's two routes. */
export function oauthFunction(connect: () => OauthDependencies) {
  return async (event: APIGatewayProxyEventV2, _context?: Context): Promise<PrintedAnswer> => {
    const call = {
      operation: 'oauth',
      route: event.routeKey,
      requestId: requestIdOf(event),
      startedAt: Date.now(),
    };
    const print = (answer: WireAnswer, error?: OrderError) => {
      logAnswer(call, answer.status, error);
      return printAnswer({ ...answer, headers: { ...answer.headers, pragma: 'no-cache' } }, call.requestId);
    };
    try {
      return print(await answerOf(event, connect()));
    } catch (thrown) {
      const error = asOrderError(thrown);
      return print(failure(error), error);
    }
  };
}

async function answerOf(
  event: APIGatewayProxyEventV2,
  { doors, apiBase }: OauthDependencies,
): Promise<WireAnswer> {
  const request = wireRequestOf(event);
  if (Buffer.byteLength(request.body) > BODY_LIMIT_BYTES)
    return { status: 413, body: { error: 'invalid_request' } };
  const parameters = parametersOf(await withForm(request));
  if (event.routeKey.endsWith('/revoke')) {
    const isRevoked = await revokeToken(parameters.get('token'), doors);
    return isRevoked
      ? { status: 200, body: { status: 'success' } }
      : { status: 400, body: { error: 'invalid_code' } };
  }
  return { status: 200, body: worded(await grantToken(parameters, doors), apiBase ?? baseOf(event)) };
}

/** Faults have status 200, as in the live service: clients look for the token, then for the word. */
function worded(answered: Answered, apiBase: string): object {
  if ('fault' in answered) return { error: answered.fault };
  const { accessToken, refreshToken, scopes, expiresIn } = answered;
  return {
    access_token: accessToken,
    ...(refreshToken !== undefined && { refresh_token: refreshToken }),
    scope: scopes.join(' '),
    api_domain: apiBase,
    token_type: 'Bearer',
    expires_in: expiresIn,
  };
}

function failure(error: OrderError): WireAnswer {
  if (!isOrderError(error, 'unavailable')) return { status: 500, body: { error: 'server_error' } };
  const headers = { 'retry-after': String(error.details.retryAfterSeconds) };
  return { status: 503, headers, body: { error: 'temporarily_unavailable' } };
}
