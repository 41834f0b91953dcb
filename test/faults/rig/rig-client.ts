/** A client of a run: the real handlers, with a connection to the engine of its own. */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { randomUUID } from 'node:crypto';
import * as getfly from '../../../lib/dialects/getfly/exchanges.ts';
import * as commerce from '../../../lib/dialects/zoho-commerce/exchanges.ts';
import * as crmDescribe from '../../../lib/dialects/zoho-crm/describe-exchanges.ts';
import * as crm from '../../../lib/dialects/zoho-crm/exchanges.ts';
import * as crmUpsert from '../../../lib/dialects/zoho-crm/upsert-exchange.ts';
import * as inventory from '../../../lib/dialects/zoho-inventory/exchanges.ts';
import type { Clock } from '../../../lib/domain/ports.ts';
import { operations } from '../../../lib/operations/index.ts';
import type { OperationName } from '../../../lib/operations/operation.ts';
import { routes } from '../../../lib/routes.ts';
import { dependenciesOn } from '../../../lib/runtime/live-deps.ts';
import { orderFunction, type HttpHandler } from '../../../lib/runtime/order-function.ts';
import { openTable, type Table } from '../../../lib/store/table.ts';
import { lambdaContext } from '../../../infra/local/lambda-context.ts';
import { matchRoute } from '../../../infra/local/route-match.ts';
import type { Pace } from '../../../lib/store/retry.ts';
import type { Ask } from './asks.ts';
import type { Answer } from './history-log.ts';

/** Every dialect's exchanges by the names that its routes use: another dialect is another line. */
const EXCHANGES = {
  'zoho-inventory': { ...inventory, delete: inventory.deleteExchange, void: inventory.voidExchange },
  'zoho-commerce': { ...commerce, void: commerce.voidExchange },
  getfly,
  'zoho-crm': { ...crm, ...crmUpsert, ...crmDescribe },
};

const FUNCTION_BUDGET_MS = 30_000;

export type Handlers = Map<OperationName, HttpHandler>;

/** All functions over one connection. */
export function handlersOn(table: Table, clock?: Clock): Handlers {
  const dependencies = dependenciesOn(table, clock);
  const names = Object.keys(operations) as OperationName[];
  return new Map(
    names.map((name) => {
      const handler = orderFunction(operations[name] as never, EXCHANGES as never, () => dependencies);
      return [name, handler];
    }),
  );
}

export interface RigClient {
  send(ask: Ask): Promise<Answer>;
  close(): void;
}

export interface ClientOptions {
  tableName: string;
  endpoint: string;
  secret: string;
  pace?: Pace;
  clock?: Clock;
}

export function openClient({ tableName, endpoint, secret, pace, clock }: ClientOptions): RigClient {
  const table = openTable(tableName, endpoint, pace);
  const handlers = handlersOn(table, clock);
  return {
    async send(ask) {
      const event = eventOf(ask, secret);
      const operation = routes.find((row) => `${row.method} ${row.path}` === event.routeKey)?.operation;
      const handler = handlers.get(operation ?? 'fallback');
      if (!handler) throw new TypeError(`no function for ${event.routeKey}`);
      const { statusCode, headers, body } = await handler(
        event,
        lambdaContext(event.routeKey, FUNCTION_BUDGET_MS),
      );
      return { status: statusCode, headers, body };
    },
    close: () => table.close(),
  };
}

/** The headers that a client sends with an ask. */
export function headersOf(ask: Ask, secret: string): Record<string, string> {
  return {
    authorization: `Zoho-oauthtoken ${secret}`,
    'x-api-key': secret,
    'content-type': 'application/json',
    ...(ask.key && { 'idempotency-key': ask.key }),
    ...(ask.ifMatch && { 'if-match': ask.ifMatch }),
  };
}

function eventOf(ask: Ask, secret: string): APIGatewayProxyEventV2 {
  const [path = '', query = ''] = ask.path.split('?');
  const matched = matchRoute(routes, ask.method, path);
  if (!matched) throw new TypeError(`no route for ${ask.method} ${ask.path}`);
  const routeKey = `${matched.route.method} ${matched.route.path}`;
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: query,
    headers: headersOf(ask, secret),
    pathParameters: matched.params,
    requestContext: {
      accountId: '',
      apiId: '',
      domainName: '',
      domainPrefix: '',
      http: { method: ask.method, path, protocol: 'HTTP/1.1', sourceIp: '', userAgent: '' },
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: '',
      timeEpoch: 0,
    },
    body: ask.body === undefined ? undefined : JSON.stringify(ask.body),
    isBase64Encoded: false,
  };
}
