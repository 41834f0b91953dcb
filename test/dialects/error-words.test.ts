/** Every refusal in the words of the wires that answer whole requests with it; those of CRM stand with its records. */
import { expect, it } from 'vitest';
import type { WireAnswer } from '../../lib/dialects/exchange.ts';
import { encodeError as inGetfly } from '../../lib/dialects/getfly/errors.ts';
import { zohoInventory } from '../../lib/dialects/zoho-inventory/dialect.ts';
import { OrderError, type OrderErrorCode, type OrderErrorDetails } from '../../lib/domain/order-error.ts';

const REFUSALS: { [Code in OrderErrorCode]: OrderErrorDetails[Code][] } = {
  malformed_body: [{ reason: 'the body is no JSON' }],
  missing_field: [{ field: 'lines[1].name' }],
  invalid_value: [
    { field: 'lines[1].rate' },
    { field: 'lines[1].rate', reason: 'is too much' },
    { field: 'note', expected: 'text', maximumLength: 7 },
    { field: 'note', expected: 'a number' },
  ],
  limit_exceeded: [{ field: 'lines', limit: 200 }],
  unknown_reference: [{ field: 'customerId', kind: 'customer', id: '404' }],
  not_found: [{ id: '404' }],
  already_exists: [
    { kind: 'customer', field: 'name', value: 'Ada' },
    { kind: 'item', field: 'code', value: 'S-1' },
    { kind: 'tax', field: 'name', value: 'GST' },
  ],
  number_taken: [{ number: 'SO-1' }],
  ambiguous_match: [{ field: 'number', id: '1' }],
  transition_refused: [
    { action: 'edit', status: 'shipped', obstacle: 'it is shipped', field: 'lines' },
    ...['confirm', 'void', 'delete', 'send'].map((action) => ({ action, status: 'x', obstacle: 'it is' })),
  ],
  version_stale: [{ currentVersion: 7 }],
  key_reused: [{}],
  conflict: [{}],
  not_attempted: [{}],
  too_large: [{ limitBytes: 100 }],
  unsupported_media_type: [{ mediaType: 'text/plain' }],
  not_acceptable: [{ representation: 'pdf' }],
  unauthenticated: [{ reason: 'missing' }],
  forbidden: [{ right: 'read' }],
  organization_mismatch: [{}],
  not_through_front: [{}],
  unknown_route: [{ path: '/x' }],
  method_not_allowed: [{ method: 'PATCH' }],
  rate_limited: [{ retryAfterSeconds: 3 }],
  unavailable: [{ retryAfterSeconds: 2 }],
  internal: [{}],
};

function worded(encode: (error: OrderError, requestId: string) => WireAnswer): string {
  const errors = Object.entries(REFUSALS).flatMap(([code, all]) =>
    all.map((details) => new OrderError(code as OrderErrorCode, details)),
  );
  return errors
    .map((error) => {
      const { status, headers, body } = encode(error, 'R-1');
      const { code, message, errors: fields = [] } = body as Record<string, any>;
      const told = [
        status,
        code,
        message,
        ...fields.map(Object.values).flat(),
        headers && Object.entries(headers),
      ];
      return told.filter((part) => part !== undefined).join(' | ');
    })
    .join('\n');
}

it('in the words of Inventory and Commerce', () => {
  expect(worded(zohoInventory.encodeError)).toMatchInlineSnapshot(`
    "400 | 9 | The body is no JSON.
    400 | 4 | Invalid value passed for Name (line_items[1].name): a value is required.
    400 | 2 | Invalid value passed for Rate (line_items[1].rate)
    400 | 2 | Invalid value passed for Rate (line_items[1].rate): is too much.
    400 | 2 | Invalid value passed for Note (note): at most 7 characters are allowed.
    400 | 2 | Invalid value passed for Note (note): expected a number.
    400 | 4 | Invalid value passed for Line Items (line_items): at most 200 are allowed.
    400 | 1002 | Customer 404 does not exist (customer_id).
    404 | 1002 | Sales Order does not exist.
    400 | 3062 | The customer "Ada" already exists.
    400 | 1001 | An item with the SKU "S-1" already exists.
    400 | 1001 | The tax "GST" already exists.
    400 | 36004 | This sales order number already exists.
    400 | 36004 | Several sales orders have this Sales Order Number (salesorder_number).
    400 | 36005 | The sales order cannot be edited because it is shipped, so line_items can no longer be changed.
    400 | 36005 | The sales order cannot be confirmed because it is.
    400 | 36005 | The sales order cannot be voided because it is.
    400 | 36005 | The sales order cannot be deleted because it is.
    400 | 36005 | The sales order cannot be send because it is.
    412 | 36006 | The sales order has been changed since; its current version is 7. | etag,"7"
    409 | 36007 | This idempotency key was used with another request.
    409 | 36008 | The sales order is being changed by others. Try again.
    503 | 1001 | Not attempted: time ran out. Send the request again. | retry-after,1
    413 | 36009 | Too large: at most 100 bytes are allowed.
    415 | 36010 | The content type text/plain is not supported. Send application/json.
    406 | 36011 | A sales order is not available as pdf, only as JSON.
    401 | 14 | Invalid value passed for authtoken
    401 | 57 | You are not authorized to perform this operation
    400 | 6041 | This user is not associated with the organisation of the request.
    403 | 57 | You are not authorized to use this address
    404 | 5 | Invalid URL Passed
    405 | 5 | The method PATCH is not allowed for this URL
    429 | 44 | Too many requests. Try again later. | retry-after,3
    503 | 1001 | The outcome is unknown. Repeat the request, a write with the same Idempotency-Key (request R-1). | retry-after,2
    500 | 1000 | Internal error (request R-1)"
  `);
});

it('in the words of Getfly', () => {
  expect(worded(inGetfly)).toMatchInlineSnapshot(`
    "400 | the body is no JSON
    400 | The given data was invalid | saved_order_details[1].product_name | is required
    400 | The given data was invalid | saved_order_details[1].price | is invalid
    400 | The given data was invalid | saved_order_details[1].price | is too much
    400 | The given data was invalid | note | at most 7 characters are allowed
    400 | The given data was invalid | note | must be a number
    400 | The given data was invalid | saved_order_details | at most 200 are allowed
    400 | The given data was invalid | account_id | customer 404 does not exist
    404 | Sale order not found
    400 | The given data was invalid | account_name | Ada already exists
    400 | The given data was invalid | code | S-1 already exists
    400 | The given data was invalid | name | GST already exists
    400 | The given data was invalid | order_code | SO-1 already exists
    400 | The given data was invalid | order_code | several sale orders have it
    400 | The sale order cannot be changed: it is shipped, so saved_order_details can no longer be changed
    400 | The sale order cannot be changed: it is
    400 | The sale order cannot be changed: it is
    400 | The sale order cannot be changed: it is
    400 | The sale order cannot be changed: it is
    412 | The sale order has changed; its current version is 7 | etag,"7"
    409 | This idempotency key was used with another request
    409 | The sale order is being changed by others, try again
    503 | Time ran out before this was tried, send it again | retry-after,1
    413 | Too large: at most 100 bytes are allowed
    415 | The content type text/plain is not supported, send application/json
    406 | Not available as pdf, only as JSON
    401 | Invalid API key
    403 | This API key may not do that
    403 | This API key belongs to another organisation
    403 | Not served at this address
    404 | Not found
    403 | The method PATCH is not allowed here
    429 | Too many requests | retry-after,3
    503 | The outcome is unknown: repeat the request, a write with the same Idempotency-Key (request R-1) | retry-after,2
    500 | Internal error (request R-1)"
  `);
});
