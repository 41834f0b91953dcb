/** Answers to pages of other origins, as API Gateway gives them for its own CORS options: only where origins are named. */
import type { IncomingMessage } from 'node:http';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { CORS } from '../cors.ts';

/** The answer to a browser that asks what it may ask; undefined for any other request. */
export function preflightAnswer(
  { method, headers }: IncomingMessage,
  origins: readonly string[],
): APIGatewayProxyStructuredResultV2 | undefined {
  const isAsked = method === 'OPTIONS' && headers.origin && headers['access-control-request-method'];
  if (!isAsked || origins.length === 0) return undefined;
  if (!origins.includes(headers.origin ?? '')) return { statusCode: 204 };
  return {
    statusCode: 204,
    headers: {
      'access-control-allow-methods': CORS.methods.join(','),
      'access-control-allow-headers': CORS.requestHeaders.join(','),
      'access-control-max-age': CORS.maxAgeSeconds,
    },
  };
}

/** The answer as a page of a named origin may read it; without credentials of the browser's own, which we do not take. */
export function readableAnswer(
  answer: APIGatewayProxyStructuredResultV2,
  { headers }: IncomingMessage,
  origins: readonly string[],
): APIGatewayProxyStructuredResultV2 {
  const origin = headers.origin ?? '';
  if (!origins.includes(origin)) return answer;
  const exposed = {
    'access-control-allow-origin': origin,
    'access-control-expose-headers': CORS.answerHeaders.join(','),
  };
  return { ...answer, headers: { ...answer.headers, ...exposed } };
}
