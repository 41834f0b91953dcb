/** Our error codes in Getfly's words: HTTP status, `message`, and what is wrong with which field. */
import type { OrderError, OrderErrorCode, OrderErrorDetails } from '../../domain/order-error.ts';
import type { WireAnswer } from '../exchange.ts';
import { own } from '../leaves/own.ts';
import { fieldName } from './field-names.ts';

interface Wording {
  status: number;
  message: string;
  errors?: { field: string; message: string }[];
  headers?: Record<string, string>;
}

type Words<Code extends OrderErrorCode> = (details: OrderErrorDetails[Code], requestId: string) => Wording;

const wording = (status: number, message: string, headers?: Record<string, string>): Wording => ({
  status,
  message,
  headers,
});

const INVALID = 'The given data was invalid';
const invalid = (field: string, message: string): Wording => ({
  status: 400,
  message: INVALID,
  errors: [{ field: fieldName(field), message }],
});

/** What this wire calls rows of ours. */
const NAMES: Record<string, string> = { customer: 'Account', item: 'Product', salesperson: 'User' };

const WORDS: { [Code in OrderErrorCode]: Words<Code> } = {
  malformed_body: ({ reason }) => wording(400, reason),
  missing_field: ({ field }) => invalid(field, 'is required'),
  invalid_value: invalidValue,
  limit_exceeded: ({ field, limit }) => invalid(field, `at most ${limit} are allowed`),
  unknown_reference: ({ field, kind, id }) => invalid(field, `${kind} ${id} does not exist`),
  not_found: ({ kind = '' }) => wording(404, `${own(NAMES, kind) ?? 'Sale order'} not found`),
  already_exists: ({ kind, field, value }) =>
    invalid(kind === 'customer' ? `account_${field}` : field, `${value} already exists`),
  number_taken: ({ number }) => invalid('number', `${number} already exists`),
  ambiguous_match: ({ field }) => invalid(field, 'several sale orders have it'),
  transition_refused: ({ obstacle, field }) => {
    const settled = field === undefined ? '' : `, so ${fieldName(field)} can no longer be changed`;
    return wording(400, `The sale order cannot be changed: ${obstacle}${settled}`);
  },
  version_stale: ({ currentVersion }) =>
    wording(412, `The sale order has changed; its current version is ${currentVersion}`, {
      etag: `"${currentVersion}"`,
    }),
  key_reused: () => wording(409, 'This idempotency key was used with another request'),
  conflict: () => wording(409, 'The sale order is being changed by others, try again'),
  not_attempted: () => wording(503, 'Time ran out before this was tried, send it again', retryAfter(1)),
  too_large: ({ limitBytes }) => wording(413, `Too large: at most ${limitBytes} bytes are allowed`),
  unsupported_media_type: ({ mediaType }) =>
    wording(415, `The content type ${mediaType} is not supported, send application/json`),
  not_acceptable: ({ representation }) => wording(406, `Not available as ${representation}, only as JSON`),
  unauthenticated: () => wording(401, 'Invalid API key'),
  forbidden: () => wording(403, 'This API key may not do that'),
  organization_mismatch: () => wording(403, 'This API key belongs to another organisation'),
  not_through_front: () => wording(403, 'Not served at this address'),
  unknown_route: ({ path }) =>
    wording(
      404,
      path.includes('/api/v3/') ? 'Version 3 is not served, use /api/v6/sale_orders' : 'Not found',
    ),
  method_not_allowed: ({ method }) => wording(403, `The method ${method} is not allowed here`),
  rate_limited: ({ retryAfterSeconds }) => wording(429, 'Too many requests', retryAfter(retryAfterSeconds)),
  unavailable: ({ retryAfterSeconds }, requestId) =>
    wording(
      503,
      `The outcome is unknown: repeat the request, a write with the same Idempotency-Key (request ${requestId})`,
      retryAfter(retryAfterSeconds),
    ),
  internal: (_, requestId) => wording(500, `Internal error (request ${requestId})`),
};

export function encodeError(error: OrderError, requestId: string): WireAnswer {
  const words = WORDS[error.code] as Words<OrderErrorCode>;
  const { status, headers, message, errors } = words(error.details, requestId);
  return { status, headers, body: { message, ...(errors && { errors }) } };
}

/** What decode found is called by the wire's name already, and says what it expected. */
function invalidValue(details: OrderErrorDetails['invalid_value']): Wording {
  const { field, expected } = details;
  return expected
    ? { status: 400, message: INVALID, errors: [{ field, message: why(details) }] }
    : invalid(field, why(details));
}

function why({ reason, expected, maximumLength }: OrderErrorDetails['invalid_value']): string {
  if (reason) return reason;
  if (maximumLength) return `at most ${maximumLength} characters are allowed`;
  return expected ? `must be ${expected}` : 'is invalid';
}

function retryAfter(seconds: number): Record<string, string> {
  return { 'retry-after': String(seconds) };
}
