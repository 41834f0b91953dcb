/** One client of the API, whichever way its requests travel: straight into the functions, or over HTTP. */
import { request, type IncomingHttpHeaders, type RequestOptions } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import type { LocalHandler } from '../../infra/local/gateway.ts';
import { httpEventOf } from '../../infra/local/http-event.ts';
import { lambdaContext } from '../../infra/local/lambda-context.ts';
import { splitTarget } from '../../infra/local/request-target.ts';
import { matchRoute, type RouteShape } from '../../infra/local/route-match.ts';
import type { Route } from '../../lib/dialects/exchange.ts';
import { allRoutes, gatewayRoutes, routes } from '../../lib/routes.ts';
import { assertDocumented } from './checked-answers.ts';

export interface Sent {
  /** Text is sent as it is; anything else as JSON. */
  body?: unknown;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  /** Of the Zoho services; '' sends no credential. */
  key?: string;
  /** JSON for whatever has a body, unless this says else. */
  contentType?: string;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  text: string;
  // Answers are read field by field, as a client does that has no types.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly json: any;
}

export interface Client {
  send(method: string, path: string, sent?: Sent): Promise<Answer>;
}

interface Request {
  method: string;
  /** Path and query. */
  target: string;
  headers: Record<string, string>;
  body?: string;
}

export type Transport = (request: Request) => Promise<Answer>;

/** `json` is undefined when there is no text. */
export function answerOf(status: number, headers: Record<string, string>, text: string): Answer {
  return {
    status,
    headers,
    text,
    get json() {
      return text === '' ? undefined : JSON.parse(text);
    },
  };
}

/** Each answer is held against its document, unless another check is handed in. */
export function clientOver(transport: Transport, check = assertDocumented): Client {
  return {
    async send(method, path, { body, query, headers, key = 'demo-full-access', contentType } = {}) {
      const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
      const mediaType = contentType ?? (text === undefined ? '' : 'application/json');
      const target = query ? `${path}?${new URLSearchParams(query)}` : path;
      const answer = await transport({
        method,
        target,
        headers: {
          ...(key !== '' && { authorization: `Zoho-oauthtoken ${key}` }),
          ...(mediaType !== '' && { 'content-type': mediaType }),
          ...headers,
        },
        ...(text !== undefined && { body: text }),
      });
      check(method, target, answer);
      return answer;
    },
  };
}

const FUNCTION_BUDGET_MS = 30_000;

/** Straight into the functions, with the events that the local gateway would make. What no route takes is an empty 404. */
export function intoHandlers(handlerOf: (route: Pick<Route, 'operation'>) => LocalHandler): Transport {
  return intoHandlersOf(routes, handlerOf);
}

/** The same with the routes that ask for no credential. */
export function intoAllHandlers(handlerOf: (route: { operation: string }) => LocalHandler): Transport {
  return along(allRoutes(), handlerOf);
}

/** The same for the routes of another table. */
export function intoHandlersOf<Served extends Route>(
  table: readonly Served[],
  handlerOf: (route: Pick<Served, 'operation'>) => LocalHandler,
): Transport {
  return along(gatewayRoutes(table), handlerOf);
}

function along<Row extends RouteShape>(
  known: readonly Row[],
  handlerOf: (route: Row) => LocalHandler,
): Transport {
  let requests = 0;
  return async ({ method, target, headers, body = '' }) => {
    const matched = matchRoute(known, method, splitTarget(target).path);
    if (!matched) return answerOf(404, {}, '');
    requests += 1;
    const received = {
      method,
      url: target,
      rawHeaders: Object.entries(headers).flat(),
      httpVersion: '1.1',
      socket: { remoteAddress: '127.0.0.1', localPort: 0 },
    };
    const event = httpEventOf(received, Buffer.from(body), matched, `gateway-request-${requests}`);
    const handler = handlerOf(matched.route);
    const answer = await handler(event, lambdaContext(event.routeKey, FUNCTION_BUDGET_MS));
    const told = Object.entries(answer.headers ?? {}).map(([name, value]) => [name, String(value)]);
    return answerOf(answer.statusCode ?? 0, Object.fromEntries(told), answer.body ?? '');
  };
}

/** Over HTTP to a server. Options are those of the connection: its agent, its time. */
export function overHttp(url: string, options: RequestOptions = {}): Transport {
  return async ({ method, target, headers, body }) => {
    const answer = await exchange(url + target, { ...options, method, headers }, body);
    const told = Object.entries(answer.headers).map(([name, value]) => [name, String(value)]);
    return answerOf(answer.status, Object.fromEntries(told), answer.body);
  };
}

export interface RawAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Sends exactly what it is told to. Rejects when the connection ends, or its time, before an answer. */
export async function exchange(
  url: string,
  options: RequestOptions = {},
  body?: string | Buffer,
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, options, (incoming) => {
      textOf(incoming).then(
        (text) => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: text }),
        reject,
      );
    });
    outgoing.on('timeout', () => outgoing.destroy(new Error('no answer')));
    outgoing.on('error', reject);
    // Node announces no length for a DELETE, and its body would be taken for the next request.
    if (body !== undefined && options.method === 'DELETE')
      outgoing.setHeader('content-length', Buffer.byteLength(body));
    outgoing.end(body);
  });
}
