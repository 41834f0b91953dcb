/** Every refusal in CRM's words: its status and its code, as clients tell them apart; whole wordings of the other wires stand in error-words. */
import { describe, expect, it } from 'vitest';
import { OrderError, type OrderErrorDetails } from '../../../lib/domain/order-error.ts';
import { zohoCrm } from '../../../lib/dialects/zoho-crm/dialect.ts';

type Example = {
  [Code in keyof OrderErrorDetails]: [Code, OrderErrorDetails[Code]];
}[keyof OrderErrorDetails];

const EXAMPLES: Example[] = [
  ['malformed_body', { reason: 'not JSON' }],
  ['missing_field', { field: 'subject' }],
  ['missing_field', { field: 'fields' }],
  ['invalid_value', { field: 'date' }],
  ['limit_exceeded', { field: 'lines', limit: 200 }],
  ['unknown_reference', { field: 'customerId', kind: 'customer', id: '77' }],
  ['unknown_reference', { field: 'module', kind: 'module', id: 'Deals' }],
  ['not_found', { id: '1' }],
  ['not_found', { id: '1', kind: 'comment' }],
  ['number_taken', { number: 'SO-1', id: '4815000000044100' }],
  ['ambiguous_match', { field: 'subject', id: '4815000000044100' }],
  ['transition_refused', { action: 'void', status: 'confirmed', obstacle: 'an invoice stands' }],
  ['transition_refused', { action: 'delete', status: 'confirmed', obstacle: 'an invoice stands' }],
  ['version_stale', { currentVersion: 3 }],
  ['key_reused', {}],
  ['conflict', {}],
  ['not_attempted', {}],
  ['too_large', { limitBytes: 1000 }],
  ['unsupported_media_type', { mediaType: 'text/xml' }],
  ['not_acceptable', { representation: 'pdf' }],
  ['unauthenticated', { reason: 'missing' }],
  ['unauthenticated', { reason: 'malformed' }],
  ['unauthenticated', { reason: 'unknown' }],
  ['unauthenticated', { reason: 'dead' }],
  ['forbidden', { right: 'orders.update' }],
  ['organization_mismatch', {}],
  ['not_through_front', {}],
  ['unknown_route', { path: '/x' }],
  ['method_not_allowed', { method: 'PATCH' }],
  ['rate_limited', { retryAfterSeconds: 5 }],
  ['unavailable', { retryAfterSeconds: 1 }],
  ['internal', {}],
];

/** `400 MANDATORY_NOT_FOUND retry-after=5`: all that a program goes by. */
function told([code, details]: Example): string {
  const error = new OrderError(code, details);
  const { status, headers = {}, body } = zohoCrm.encodeError(error, 'req-1');
  const shown = Object.entries(headers).map(([name, value]) => `${name.toLowerCase()}=${value}`);
  return [status, wordOf(body), ...shown].join(' ');
}

function wordOf(body: unknown): string {
  const { code } = (body ?? {}) as { code?: unknown };
  return code === undefined ? '' : String(code);
}

describe('every refusal of CRM', () => {
  it('has the status and the code that clients go by', () => {
    const table = EXAMPLES.map((example) => `${example[0]} ${JSON.stringify(example[1])}: ${told(example)}`);
    expect(table).toMatchSnapshot();
  });

  it('has words, and none of them tells of what is inside', () => {
    for (const [code, details] of EXAMPLES) {
      const cause = new Error('ORG#1#SO#2 secret');
      const error = new OrderError(code, details as never, { cause });
      const { body } = zohoCrm.encodeError(error, 'req-1');
      const { message } = body as { message?: unknown };
      expect(String(message), code).toMatch(/\S{3}/);
      expect(JSON.stringify(body), code).not.toMatch(/ORG#|secret|undefined/);
    }
  });
});
