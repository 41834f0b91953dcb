/** Requests of the demo organisation as API Gateway hands them over. */
import { DEMO_ORGANIZATIONS } from '../../../infra/local/demo-organizations.ts';

const KEY = DEMO_ORGANIZATIONS[0]?.keys[0]?.secret ?? '';
const ORDERS = '/{product}/{version}/salesorders';

interface Asked {
  id?: string;
  query?: string;
  body?: object;
}

/** A request of Inventory; `path` as the gateway has it. */
function inventory(method: string, path: string, { id, query = '', body }: Asked = {}): object {
  const rawPath = path
    .replace('{product}', 'inventory')
    .replace('{version}', 'v1')
    .replace('{id}', id ?? '');
  const variables = { product: 'inventory', version: 'v1', ...(id && { id }) };
  return event({ method, routeKey: `${method} ${path}`, rawPath, variables, query, body });
}

interface Named {
  method: string;
  routeKey: string;
  rawPath: string;
  variables: Record<string, string>;
  query?: string;
  body?: object;
}

function event({ method, routeKey, rawPath, variables, query = '', body }: Named): object {
  return {
    version: '2.0',
    routeKey,
    rawPath,
    rawQueryString: query,
    headers: { authorization: `Zoho-oauthtoken ${KEY}`, 'content-type': 'application/json' },
    pathParameters: variables,
    requestContext: { http: { method, path: rawPath }, requestId: 'bench', routeKey },
    ...(body && { body: JSON.stringify(body) }),
    isBase64Encoded: false,
  };
}

const linesOf = (count: number, rate: number) =>
  Array.from({ length: count }, (_, at) => ({
    item_id: '4815000000044100',
    rate,
    quantity: 2,
    tax_id: '4815000000044043',
    name: `Line ${at + 1}`,
  }));

/** A create of so many lines. */
export function createEvent(lines: number): object {
  const body = {
    customer_id: '4815000000044080',
    reference_number: 'bench',
    line_items: linesOf(lines, 122.5),
  };
  return inventory('POST', ORDERS, { body });
}

/** States all lines of an order anew, each at another rate. */
export const updateEvent = (id: string, lines: number) =>
  inventory('PUT', `${ORDERS}/{id}`, { id, body: { line_items: linesOf(lines, 99.5) } });

export const confirmEvent = (id: string) => inventory('POST', `${ORDERS}/{id}/status/confirmed`, { id });

export const retrieveEvent = (id: string) => inventory('GET', `${ORDERS}/{id}`, { id });

const LINES = 5;

/** One call that a client would make, of a function. */
export interface Case {
  /** What it is called in tables. */
  name: string;
  /** Of a function of ours. */
  operation: string;
  /** On an order that stands already, where it is about one. */
  event: object | ((order: string) => object);
  /** Creates that order. */
  before?: object;
}

const before = createEvent(LINES);

export const CASES: Case[] = [
  { name: 'create', operation: 'create', event: createEvent(LINES) },
  { name: 'retrieve', operation: 'retrieve', before, event: retrieveEvent },
  { name: 'list', operation: 'list', before, event: inventory('GET', ORDERS, { query: 'per_page=25' }) },
  { name: 'update', operation: 'update', before, event: (id: string) => updateEvent(id, LINES) },
  { name: 'confirm', operation: 'confirm', before, event: confirmEvent },
  { name: 'CRM insert of 1', operation: 'create', event: crmInsert() },
];

function crmInsert(): object {
  const record = {
    Subject: 'bench',
    Account_Name: { id: '4815000000044080' },
    Product_Details: Array.from({ length: LINES }, () => ({
      product: { id: '4815000000044100' },
      quantity: 2,
      list_price: 122.5,
    })),
  };
  return event({
    method: 'POST',
    routeKey: 'POST /crm/{version}/{module}',
    rawPath: '/crm/v2/Sales_Orders',
    variables: { version: 'v2', module: 'Sales_Orders' },
    body: { data: [record] },
  });
}
