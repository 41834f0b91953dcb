/** Its words for our error codes: the code itself, with a status. */
import type { WireAnswer } from '../../../lib/dialects/exchange.ts';
import type { OrderError, OrderErrorCode } from '../../../lib/domain/order-error.ts';

const STATUS: Record<OrderErrorCode, number> = {
  malformed_body: 400,
  missing_field: 400,
  invalid_value: 400,
  limit_exceeded: 400,
  unknown_reference: 400,
  not_found: 404,
  already_exists: 409,
  number_taken: 409,
  ambiguous_match: 409,
  transition_refused: 409,
  version_stale: 412,
  key_reused: 422,
  conflict: 409,
  not_attempted: 503,
  too_large: 413,
  unsupported_media_type: 415,
  not_acceptable: 406,
  unauthenticated: 401,
  forbidden: 403,
  organization_mismatch: 403,
  not_through_front: 403,
  unknown_route: 404,
  method_not_allowed: 405,
  rate_limited: 429,
  unavailable: 503,
  internal: 500,
};

export function encodeError({ code }: OrderError): WireAnswer {
  return { status: STATUS[code], body: { error: code } };
}
