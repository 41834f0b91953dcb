/** An HTTP API on one machine: the same routes, events and limits, the real handlers in this process. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { jsonAnswer, ownAnswer, sendAnswer } from './answer.ts';
import { preflightAnswer, readableAnswer } from './cors.ts';
import { httpEventOf } from './http-event.ts';
import { lambdaContext } from './lambda-context.ts';
import { isFromThisMachine } from './own-machine.ts';
import { hasTooLongHeaders, readOff, receiveBody } from './receive.ts';
import { splitTarget } from './request-target.ts';
import { matchRoute, type RouteShape } from './route-match.ts';

/** What API Gateway waits for a function. */
const FUNCTION_BUDGET_MS = 30_000;
const CLOSE_WITHIN_MS = 3_000;
/** Above API Gateway's limit, so that its refusal is ours to send and not Node's. */
const NODE_HEADER_LIMIT_BYTES = 128 * 1024;

export type LocalHandler = (
  event: APIGatewayProxyEventV2,
  context: Context,
) => Promise<APIGatewayProxyStructuredResultV2>;

interface GatewayOptions<Row extends RouteShape> {
  routes: readonly Row[];
  handlerOf: (route: Row) => LocalHandler;
  /** 0 chooses a free one. */
  port: number;
  /** Answered to `GET /`, which is no route: without it that is a 404. */
  front?: object;
  /** What a GET of any other path that is no route answers; undefined: a 404. */
  page?: (path: string) => APIGatewayProxyStructuredResultV2 | undefined;
  /** Origins whose pages may read answers; none by default. */
  corsOrigins?: readonly string[];
  /** Told of a handler's throw, which a client sees only as a 500. */
  onCrash?: (error: unknown) => void;
}

export interface Gateway {
  url: string;
  close(): Promise<void>;
}

/** Listens on 127.0.0.1. Rejects with the system's error, EADDRINUSE for a taken port. */
export async function openGateway<Row extends RouteShape>(options: GatewayOptions<Row>): Promise<Gateway> {
  const server = createServer({ maxHeaderSize: NODE_HEADER_LIMIT_BYTES }, (request, response) => {
    void serve(request, response, options);
  });
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      const force = setTimeout(() => server.closeAllConnections(), CLOSE_WITHIN_MS);
      await closed;
      clearTimeout(force);
    },
  };
}

async function serve<Row extends RouteShape>(
  request: IncomingMessage,
  response: ServerResponse,
  options: GatewayOptions<Row>,
): Promise<void> {
  const requestId = randomUUID();
  try {
    const answer = await answerTo(request, requestId, options);
    // Node closes such a connection with the answer.
    if (!response.shouldKeepAlive) await readOff(request);
    sendAnswer(response, readableAnswer(answer, request, options.corsOrigins ?? []), requestId);
    // What nobody wanted is read off: closing on a client that still sends would cut our answer off.
    request.resume();
  } catch (error) {
    if (request.destroyed && !request.complete) return;
    options.onCrash?.(error);
    sendAnswer(response, ownAnswer('functionFailed'), requestId);
  }
}

async function answerTo<Row extends RouteShape>(
  request: IncomingMessage,
  requestId: string,
  { routes, handlerOf, corsOrigins = [], ...beside }: GatewayOptions<Row>,
): Promise<APIGatewayProxyStructuredResultV2> {
  if (!isFromThisMachine(request, corsOrigins)) return ownAnswer('forbidden');
  if (hasTooLongHeaders(request)) return ownAnswer('headersTooLarge');
  const preflight = preflightAnswer(request, corsOrigins);
  if (preflight) return preflight;
  const matched = matchedOrBroken(routes, request);
  if (matched === 'broken escape') return ownAnswer('badRequest');
  if (!matched) return besideRoutes(request, beside) ?? ownAnswer('notFound');
  const body = await receiveBody(request);
  if (!body) return ownAnswer('bodyTooLarge');
  const event = httpEventOf(request, body, matched, requestId);
  return inTime((context) => handlerOf(matched.route)(event, context), matched.route);
}

/** What this machine shows, and the deployed API does not have. */
function besideRoutes(
  { method, url }: IncomingMessage,
  { front, page }: Pick<GatewayOptions<RouteShape>, 'front' | 'page'>,
): APIGatewayProxyStructuredResultV2 | undefined {
  if (method !== 'GET') return undefined;
  const { path } = splitTarget(url);
  return path === '/' ? front && jsonAnswer(front) : page?.(path);
}

function matchedOrBroken<Row extends RouteShape>(rows: readonly Row[], request: IncomingMessage) {
  try {
    return matchRoute(rows, request.method ?? 'GET', splitTarget(request.url).path);
  } catch (error) {
    if (error instanceof URIError) return 'broken escape';
    throw error;
  }
}

/** The function's answer, or API Gateway's when its time is over. */
async function inTime(
  call: (context: Context) => Promise<APIGatewayProxyStructuredResultV2>,
  route: RouteShape,
): Promise<APIGatewayProxyStructuredResultV2> {
  let timer: NodeJS.Timeout | undefined;
  const timedOut = new Promise<APIGatewayProxyStructuredResultV2>((resolve) => {
    timer = setTimeout(() => resolve(ownAnswer('functionTimedOut')), FUNCTION_BUDGET_MS);
  });
  try {
    const context = lambdaContext(`${route.method} ${route.path}`, FUNCTION_BUDGET_MS);
    return await Promise.race([call(context), timedOut]);
  } finally {
    clearTimeout(timer);
  }
}
