/** The token endpoint: the one function that asks for no credential, since it is where they come from. */
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { grantToken, revokeToken, type Answered, type TokenDoors } from '../access/token-requests.ts';
import { asOrderError, isOrderError } from '../domain/order-error.ts';
import type { PrintedAnswer } from './json.ts';
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
    try {
      const answer = await answerOf(event, connect());
      logAnswer(call, answer.statusCode);
      return { ...answer, headers: { ...answer.headers, 'x-request-id': call.requestId } };
    } catch (thrown) {
      const error = asOrderError(thrown);
      const answer = failure(error);
      logAnswer(call, answer.statusCode, error);
      return { ...answer, headers: { ...answer.headers, 'x-request-id': call.requestId } };
    }
  };
}

async function answerOf(
  event: APIGatewayProxyEventV2,
  { doors, apiBase }: OauthDependencies,
): Promise<PrintedAnswer> {
  const request = wireRequestOf(event);
  if (Buffer.byteLength(request.body) > BODY_LIMIT_BYTES) return print(413, { error: 'invalid_request' });
  const parameters = parametersOf(await withForm(request));
  if (event.routeKey.endsWith('/revoke')) {
    const isRevoked = await revokeToken(parameters.get('token'), doors);
    return isRevoked ? print(200, { status: 'success' }) : print(400, { error: 'invalid_code' });
  }
  return print(200, worded(await grantToken(parameters, doors), apiBase ?? baseOf(event)));
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

function failure(error: Error): PrintedAnswer {
  if (!isOrderError(error, 'unavailable')) return print(500, { error: 'server_error' });
  const answer = print(503, { error: 'temporarily_unavailable' });
  return {
    ...answer,
    headers: { ...answer.headers, 'retry-after': String(error.details.retryAfterSeconds) },
  };
}

function print(statusCode: number, body: object): PrintedAnswer {
  const headers = {
    'content-type': 'application/json;charset=UTF-8',
    'cache-control': 'no-store',
    pragma: 'no-cache',
  };
  return { statusCode, headers, body: JSON.stringify(body) };
}
