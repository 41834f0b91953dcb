/** A gateway over handlers of a test's own, and requests that fetch would tidy up on the way. */
import { request, type IncomingMessage, type RequestOptions } from 'node:http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { openGateway, type Gateway, type LocalHandler } from '../../infra/local/gateway.ts';
import type { RouteShape } from '../../infra/local/route-match.ts';

/** Answers every route with the event it was given. */
export const echo: LocalHandler = async (event) => ({
  statusCode: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(event),
});

export function openTestGateway(routes: RouteShape[], handler: LocalHandler = echo): Promise<Gateway> {
  return openGateway({ routes, handlerOf: () => handler, port: 0, onCrash: () => undefined });
}

export interface RawAnswer {
  status: number;
  headers: IncomingMessage['headers'];
  body: string;
}

/** Sends exactly what it is told to. */
export async function send(
  url: string,
  options: RequestOptions = {},
  body?: string | Buffer,
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, options, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: text });
      });
    });
    outgoing.on('error', reject);
    // Node announces no length for a DELETE, and its body would be taken for the next request.
    if (body !== undefined && options.method === 'DELETE')
      outgoing.setHeader('content-length', Buffer.byteLength(body));
    outgoing.end(body);
  });
}

/** The event that an echoing gateway built of a request. */
export async function eventFor(
  url: string,
  options: RequestOptions = {},
  body?: string | Buffer,
): Promise<APIGatewayProxyEventV2> {
  return JSON.parse((await send(url, options, body)).body) as APIGatewayProxyEventV2;
}
