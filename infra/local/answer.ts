/** A function's answer, or the gateway's own, onto the wire. */
import type { ServerResponse } from 'node:http';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { EVERY_ANSWER } from '../../lib/runtime/json.ts';

/** What API Gateway says by itself, when no function is asked or the function fails. */
const GATEWAY_ANSWERS = {
  badRequest: [400, 'Bad Request'],
  forbidden: [403, 'Forbidden'],
  notFound: [404, 'Not Found'],
  bodyTooLarge: [413, 'Request Entity Too Large'],
  headersTooLarge: [431, 'Request Header Fields Too Large'],
  functionFailed: [500, 'Internal Server Error'],
  functionTimedOut: [503, 'Service Unavailable'],
} as const satisfies Record<string, [number, string]>;

export function ownAnswer(name: keyof typeof GATEWAY_ANSWERS): APIGatewayProxyStructuredResultV2 {
  const [statusCode, message] = GATEWAY_ANSWERS[name];
  return jsonAnswer({ message }, statusCode);
}

export function jsonAnswer(body: object, statusCode = 200): APIGatewayProxyStructuredResultV2 {
  const headers = { 'content-type': 'application/json', ...EVERY_ANSWER };
  return { statusCode, headers, body: JSON.stringify(body) };
}

/** Sends a payload 2.0 answer. Node leaves the body out where HTTP forbids one (HEAD, 204, 304). */
export function sendAnswer(
  response: ServerResponse,
  answer: APIGatewayProxyStructuredResultV2,
  requestId: string,
): void {
  const body = Buffer.from(answer.body ?? '', answer.isBase64Encoded ? 'base64' : 'utf8');
  response.statusCode = answer.statusCode ?? 200;
  if (body.length > 0) response.setHeader('content-type', 'text/plain;charset=utf-8');
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, String(value));
  if (answer.cookies?.length) response.setHeader('set-cookie', answer.cookies);
  response.setHeader('apigw-requestid', requestId);
  if (response.statusCode !== 204 && response.statusCode !== 304)
    response.setHeader('content-length', body.length);
  response.end(body);
}
