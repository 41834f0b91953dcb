/** The token endpoint: the one function that asks for no credential, since it is where they come from. */
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { grantToken, revokeToken, type Answered, type TokenDoors } from '../access/token-requests.ts';
import type { WireAnswer } from '../dialects/exchange.ts';
import { asOrderError, isOrderError, type OrderError } from '../domain/order-error.ts';
import { assertThroughFront, configuredFront } from './front.ts';
import { printAnswer, type PrintedAnswer } from './json.ts';
import { logEnd } from './log.ts';
import { whileCounting } from './spent.ts';
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
  const front = configuredFront();
  return (event: APIGatewayProxyEventV2, context?: Context): Promise<PrintedAnswer> =>
    whileCounting(async () => {
      const startedAt = Date.now();
      const print = (answer: WireAnswer, failed?: OrderError) => {
        logEnd('answered', {
          operation: 'oauth',
          dialect: 'oauth',
          startedAt,
          lambdaRequestId: context?.awsRequestId ?? '',
          outcome: failed?.code ?? faultIn(answer) ?? 'ok',
          thrown: failed,
          about: {
            route: event.routeKey,
            status: answer.status,
            gatewayRequestId: event.requestContext.requestId,
          },
        });
        const headers = { ...answer.headers, pragma: 'no-cache' };
        return printAnswer({ ...answer, headers }, requestIdOf(event));
      };
      try {
        await assertThroughFront(front, event);
        return print(await answerOf(event, connect()));
      } catch (thrown) {
        const error = asOrderError(thrown);
        return print(failure(error), error);
      }
    });
}

/** Our own word for what was refused, such as invalid_client. */
function faultIn({ body }: WireAnswer): string | undefined {
  return (body as { error?: string }).error;
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
  if (isOrderError(error, 'not_through_front')) return { status: 403, body: { error: 'access_denied' } };
  if (!isOrderError(error, 'unavailable')) return { status: 500, body: { error: 'server_error' } };
  const headers = { 'retry-after': String(error.details.retryAfterSeconds) };
  return { status: 503, headers, body: { error: 'temporarily_unavailable' } };
}
