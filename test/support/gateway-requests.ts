/** A gateway over handlers of a test's own, and requests that fetch would tidy up on the way. */
import type { RequestOptions } from 'node:http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { openGateway, type Gateway, type LocalHandler } from '../../infra/local/gateway.ts';
import type { RouteShape } from '../../infra/local/route-match.ts';
import { exchange } from './client.ts';

/** Answers every route with the event it was given. */
export const echo: LocalHandler = async (event) => ({
  statusCode: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(event),
});

export function openTestGateway(routes: RouteShape[], handler: LocalHandler = echo): Promise<Gateway> {
  return openGateway({ routes, handlerOf: () => handler, port: 0, onCrash: () => undefined });
}

/** The event that an echoing gateway built of a request. */
export async function eventFor(
  url: string,
  options: RequestOptions = {},
  body?: string | Buffer,
): Promise<APIGatewayProxyEventV2> {
  return JSON.parse((await exchange(url, options, body)).body) as APIGatewayProxyEventV2;
}
