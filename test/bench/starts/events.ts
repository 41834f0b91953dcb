/** Requests of the demo organisation as API Gateway hands them over. */
import { DEMO_ORGANIZATIONS } from '../../../infra/local/demo-organizations.ts';

const KEY = DEMO_ORGANIZATIONS[0]?.keys[0]?.secret ?? '';

/** A create of so many lines. */
export function createEvent(lines: number): object {
  const line = { item_id: '4815000000044100', rate: 122.5, quantity: 2, tax_id: '4815000000044043' };
  const body = {
    customer_id: '4815000000044080',
    reference_number: 'bench',
    line_items: Array.from({ length: lines }, (_, at) => ({ ...line, name: `Line ${at + 1}` })),
  };
  return {
    version: '2.0',
    routeKey: 'POST /{product}/{version}/salesorders',
    rawPath: '/inventory/v1/salesorders',
    rawQueryString: '',
    headers: { authorization: `Zoho-oauthtoken ${KEY}`, 'content-type': 'application/json' },
    pathParameters: { product: 'inventory', version: 'v1' },
    requestContext: {
      http: { method: 'POST', path: '/inventory/v1/salesorders' },
      requestId: 'bench',
      routeKey: 'POST /{product}/{version}/salesorders',
    },
    body: JSON.stringify(body),
    isBase64Encoded: false,
  };
}
