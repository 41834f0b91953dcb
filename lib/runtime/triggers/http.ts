/** HTTP API event (payload 2.0) -> wire request. The same for API Gateway and the local gateway. */
import { isUtf8 } from 'node:buffer';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { WireRequest } from '../../dialects/exchange.ts';
import { LIMITS } from '../../domain/limits.ts';
import { OrderError } from '../../domain/order-error.ts';

const REQUEST_ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/;

/** Written by API Gateway itself: no body or header can make another event look like this, or this like another. */
export function isHttpEvent(event: object): event is APIGatewayProxyEventV2 {
  return 'routeKey' in event && 'requestContext' in event;
}

/** The caller's X-Request-Id when it is well-formed, else API Gateway's. */
export function requestIdOf(event: APIGatewayProxyEventV2): string {
  const given = event.headers['x-request-id'];
  return given && REQUEST_ID.test(given) ? given : event.requestContext.requestId;
}

/** Never reads the path for routing: a stage prefix must not matter. */
export function wireRequestOf(event: APIGatewayProxyEventV2): WireRequest {
  return {
    method: event.requestContext.http.method,
    path: event.rawPath,
    params: definedEntries(event.pathParameters),
    query: new URLSearchParams(event.rawQueryString),
    headers: definedEntries(event.headers),
    body: bodyOf(event),
  };
}

/** The request with the parts of a multipart body, if it has one. */
export async function withForm(request: WireRequest): Promise<WireRequest> {
  const type = request.headers['content-type'] ?? '';
  if (!/^multipart\/form-data\s*;/i.test(type) || request.body === '') return request;
  try {
    const parts = await new Response(request.body, { headers: { 'content-type': type } }).formData();
    const fields: Record<string, string> = {};
    let hasFiles = false;
    parts.forEach((value, name) => {
      if (typeof value !== 'string') hasFiles = true;
      else if (name !== '__proto__') fields[name] = name in fields ? `${fields[name]},${value}` : value;
    });
    return { ...request, form: { fields, hasFiles } };
  } catch {
    // What is not well formed is refused by whoever wants to read it.
    return request;
  }
}

/** Only UTF-8 as it is: a byte that was guessed would be stored, and two texts could become one. @throws OrderError */
export function assertBody(request: WireRequest, event: APIGatewayProxyEventV2): void {
  assertBodySize(request);
  if (request.body === '') return;
  const { 'content-encoding': encoding = 'identity', 'content-type': type = '' } = request.headers;
  if (!/^(?:identity)?$/i.test(encoding.trim()))
    throw new OrderError('unsupported_media_type', {
      mediaType: `Content-Encoding ${encoding.slice(0, 50)}`,
    });
  const charset = /;\s*charset\s*=\s*"?([^\s";]*)/i.exec(type)?.[1] ?? 'utf-8';
  if (!/^(?:utf-?8|us-ascii)$/i.test(charset))
    throw new OrderError('unsupported_media_type', { mediaType: `charset ${charset.slice(0, 50)}` });
  if (event.isBase64Encoded && !isUtf8(Buffer.from(event.body ?? '', 'base64')))
    throw new OrderError('malformed_body', { reason: 'the body is not UTF-8' });
}

/** @throws OrderError too_large */
function assertBodySize(request: WireRequest): void {
  if (Buffer.byteLength(request.body) > LIMITS.bodyBytes) {
    throw new OrderError('too_large', { limitBytes: LIMITS.bodyBytes });
  }
}

function bodyOf(event: APIGatewayProxyEventV2): string {
  if (!event.body) return '';
  return event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString('utf8') : event.body;
}

function definedEntries(record: Record<string, string | undefined> | undefined): Record<string, string> {
  const entries = Object.entries(record ?? {});
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
