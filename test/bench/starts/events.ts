/** Requests of the demo organisation as API Gateway hands them over. */
import { DEMO_ORGANIZATIONS } from '../../../infra/local/demo-organizations.ts';

const KEY = DEMO_ORGANIZATIONS[0]?.keys[0]?.secret ?? '';
const ORDERS = '/{product}/{version}/salesorders';

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
  return event('POST', '', {
    customer_id: '4815000000044080',
    reference_number: 'bench',
    line_items: linesOf(lines, 122.5),
  });
}

/** States all lines of an order anew, each at another rate. */
export function updateEvent(id: string, lines: number): object {
  return event('PUT', '/{id}', { line_items: linesOf(lines, 99.5) }, id);
}

export function confirmEvent(id: string): object {
  return event('POST', '/{id}/status/confirmed', undefined, id);
}

export function retrieveEvent(id: string): object {
  return event('GET', '/{id}', undefined, id);
}

function event(method: string, below: string, body: object | undefined, id = ''): object {
  const routeKey = `${method} ${ORDERS}${below}`;
  const path = `/inventory/v1/salesorders${below.replace('{id}', id)}`;
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: '',
    headers: { authorization: `Zoho-oauthtoken ${KEY}`, 'content-type': 'application/json' },
    pathParameters: { product: 'inventory', version: 'v1', ...(id && { id }) },
    requestContext: { http: { method, path }, requestId: 'bench', routeKey },
    ...(body && { body: JSON.stringify(body) }),
    isBase64Encoded: false,
  };
}
