/** The Inventory API as its clients meet it: the real handlers on an embedded table, called with payload 2.0 events. */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { DEMO_ORGANIZATIONS } from '../../infra/local/demo-organizations.ts';
import { loadHandlers } from '../../infra/local/handlers.ts';
import { lambdaContext } from '../../infra/local/lambda-context.ts';
import { matchRoute } from '../../infra/local/route-match.ts';
import { seed } from '../../infra/local/seed.ts';
import { routes } from '../../lib/routes.ts';
import { openTable, type Table } from '../../lib/store/table.ts';
import { freshTable, type FreshTable } from './table.ts';

export const DEMO = {
  organization: '10234695',
  customer: '4815000000044080',
  address: '4815000000017005',
  item: '4815000000044100',
  tax: '4815000000044043',
  salesperson: '4815000000044762',
} as const;

/** The smallest order that is accepted. */
export const SMALL_ORDER = {
  customer_id: DEMO.customer,
  line_items: [{ item_id: DEMO.item, quantity: 2 }],
};

export interface CallOptions {
  /** Text is sent as it is; anything else as JSON. */
  body?: unknown;
  /** '' sends no credential. */
  key?: string;
  contentType?: string;
  headers?: Record<string, string>;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  text: string;
  // Answers are read field by field, as a client does that has no types.
  // oxlint-disable-next-line typescript/no-explicit-any
  body: any;
}

export interface InventoryApi extends FreshTable {
  table: Table;
  /** The path begins behind the base path, unless it begins with a base path itself. */
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  /** The order that a create answers. */
  create(body?: object): Promise<Answer['body']>;
  retrieve(id: string): Promise<Answer['body']>;
}

const BASE = '/inventory/v1';
const ANY_BASE = /^\/(inventory|api|crm|store)\//;

/** A seeded table of its own and the handlers on it; once per file, in `beforeAll`. */
export async function openInventory(): Promise<InventoryApi> {
  const fresh = await freshTable();
  process.env['POWERTOOLS_LOG_LEVEL'] = 'SILENT';
  const table = openTable(fresh.tableName, fresh.endpoint);
  await seed(table, DEMO_ORGANIZATIONS);
  const handlerOf = await loadHandlers(routes);
  const call: InventoryApi['call'] = async (method, path, options = {}) => {
    const event = eventOf(method, ANY_BASE.test(path) ? path : BASE + path, options);
    const route = routes.find((row) => `${row.method} ${row.path}` === event.routeKey);
    if (!route) return { status: 404, headers: {}, text: '', body: undefined };
    const answer = await handlerOf(route)(event, lambdaContext(event.routeKey, 30_000));
    const text = answer.body ?? '';
    return {
      status: answer.statusCode ?? 0,
      headers: (answer.headers ?? {}) as Record<string, string>,
      text,
      body: text === '' ? undefined : JSON.parse(text),
    };
  };
  const saved = async (answer: Promise<Answer>, status: number) => {
    const { status: found, body, text } = await answer;
    if (found !== status) throw new Error(`${found}: ${text}`);
    return body.salesorder;
  };
  return {
    ...fresh,
    table,
    call,
    create: (body = SMALL_ORDER) => saved(call('POST', '/salesorders', { body }), 201),
    retrieve: (id) => saved(call('GET', `/salesorders/${id}`), 200),
  };
}

/** What API Gateway makes of a request. */
export function eventOf(method: string, target: string, options: CallOptions): APIGatewayProxyEventV2 {
  const [path = '', query = ''] = target.split(/\?(.*)/s);
  const matched = matchRoute(routes, method, path);
  const routeKey = matched ? `${matched.route.method} ${matched.route.path}` : '$default';
  const { body, key = 'demo-full-access', contentType, headers } = options;
  const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
  const mediaType = contentType ?? (text === undefined ? '' : 'application/json');
  const isForm = mediaType.startsWith('application/x-www-form-urlencoded');
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: query,
    headers: {
      ...(key === '' ? {} : { authorization: `Zoho-oauthtoken ${key}` }),
      ...(mediaType === '' ? {} : { 'content-type': mediaType }),
      ...headers,
    },
    ...(matched && Object.keys(matched.params).length > 0 ? { pathParameters: matched.params } : {}),
    requestContext: contextOf(method, path, routeKey),
    // Forms reach a function as base64.
    ...(text === undefined ? {} : { body: isForm ? Buffer.from(text).toString('base64') : text }),
    isBase64Encoded: isForm && text !== undefined,
  };
}

let requests = 0;

function contextOf(method: string, path: string, routeKey: string): APIGatewayProxyEventV2['requestContext'] {
  requests += 1;
  return {
    accountId: '000000000000',
    apiId: 'test',
    domainName: 'localhost',
    domainPrefix: 'localhost',
    http: { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
    requestId: `gateway-request-${requests}`,
    routeKey,
    stage: '$default',
    time: '21/Nov/2026:00:00:00 +0000',
    timeEpoch: 0,
  };
}
