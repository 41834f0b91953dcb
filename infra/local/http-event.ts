/** An HTTP request as the payload 2.0 event that API Gateway would hand to a function. */
import { isUtf8 } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { MatchedRoute, RouteShape } from './route-match.ts';
import { joinedQuery, splitTarget } from './request-target.ts';

/** Everything else reaches a function as base64; forms too, which surprises whoever expects text. */
const TEXT_TYPE = /^(?:text\/|application\/(?:[\w.-]+\+)?(?:json|xml)\b|application\/javascript\b)/i;

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** What of a received request the event tells. */
type ReceivedRequest = Pick<IncomingMessage, 'method' | 'url' | 'rawHeaders' | 'httpVersion'> & {
  socket: Pick<IncomingMessage['socket'], 'remoteAddress' | 'localPort'>;
};

/** Builds the event of a matched request. Absent parts (cookies, query, variables, body) have no key at all, as on AWS. */
export function httpEventOf(
  request: ReceivedRequest,
  body: Buffer,
  { route, params }: MatchedRoute<RouteShape>,
  requestId: string,
): APIGatewayProxyEventV2 {
  const { path, query } = splitTarget(request.url);
  const { cookie, ...headers } = joinedHeaders(request);
  const routeKey = `${route.method} ${route.path}`;
  const queryParameters = joinedQuery(query);
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: query,
    ...(cookie && { cookies: cookie.split(/;\s*/) }),
    headers: { ...headers, ...forwardedHeaders(request, headers) },
    ...(queryParameters && { queryStringParameters: queryParameters }),
    requestContext: { ...requestContextOf(request, path, headers), requestId, routeKey },
    ...(Object.keys(params).length > 0 && { pathParameters: params }),
    ...encodedBody(body, headers),
  };
}

function requestContextOf(
  request: ReceivedRequest,
  path: string,
  headers: Record<string, string>,
): Omit<APIGatewayProxyEventV2['requestContext'], 'requestId' | 'routeKey'> {
  const now = new Date();
  const domainName = (headers['host'] ?? 'localhost').replace(/:\d+$/, '');
  return {
    accountId: '000000000000',
    apiId: 'local',
    domainName,
    domainPrefix: domainName.split('.')[0] ?? '',
    http: {
      method: request.method ?? 'GET',
      path,
      protocol: `HTTP/${request.httpVersion}`,
      sourceIp: addressOf(request),
      userAgent: headers['user-agent'] ?? '',
    },
    stage: '$default',
    time: gatewayTime(now),
    timeEpoch: now.getTime(),
  };
}

/** Lower-case names; the values of a repeated header joined by commas. */
function joinedHeaders({ rawHeaders }: ReceivedRequest): Record<string, string> {
  const joined: Record<string, string> = {};
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = (rawHeaders[at] ?? '').toLowerCase();
    const value = rawHeaders[at + 1] ?? '';
    const separator = name === 'cookie' ? '; ' : ',';
    joined[name] = name in joined ? `${joined[name]}${separator}${value}` : value;
  }
  return joined;
}

/** What API Gateway adds on the way. */
function forwardedHeaders(request: ReceivedRequest, headers: Record<string, string>): Record<string, string> {
  const seconds = Math.floor(Date.now() / 1000).toString(16);
  const before = headers['x-forwarded-for'];
  return {
    'x-amzn-trace-id': headers['x-amzn-trace-id'] ?? `Root=1-${seconds}-${randomBytes(12).toString('hex')}`,
    'x-forwarded-for': before ? `${before}, ${addressOf(request)}` : addressOf(request),
    'x-forwarded-port': String(request.socket.localPort ?? ''),
    'x-forwarded-proto': 'http',
  };
}

function encodedBody(
  body: Buffer,
  headers: Record<string, string>,
): Pick<APIGatewayProxyEventV2, 'body' | 'isBase64Encoded'> {
  if (body.length === 0) return { isBase64Encoded: false };
  // What is no UTF-8 would be another text afterwards.
  const isText =
    TEXT_TYPE.test(headers['content-type'] ?? '') && !headers['content-encoding'] && isUtf8(body);
  return { body: body.toString(isText ? 'utf8' : 'base64'), isBase64Encoded: !isText };
}

function addressOf({ socket }: ReceivedRequest): string {
  return (socket.remoteAddress ?? '127.0.0.1').replace(/^::ffff:/, '');
}

/** "21/Nov/2026:18:41:40 +0000" */
function gatewayTime(date: Date): string {
  const [year, month, day] = date.toISOString().slice(0, 10).split('-');
  return `${day}/${MONTHS[Number(month) - 1]}/${year}:${date.toISOString().slice(11, 19)} +0000`;
}
