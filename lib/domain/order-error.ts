/** The one error class. Codes are a closed list: every dialect words every one of them (an exhaustive Record). */

/** What each code carries. `field` is a path in domain words ("lines[2].rate"), or in wire words when decode found it. */
export interface OrderErrorDetails {
  malformed_body: { reason: string };
  missing_field: { field: string };
  invalid_value: { field: string; reason?: string; expected?: string; maximumLength?: number };
  limit_exceeded: { field: string; limit: number };
  unknown_reference: { field: string; kind: string; id: string };
  /** `kind`: what does not exist, where it is no order. */
  not_found: { id?: string; kind?: string };
  /** `id` is the order that has the number. */
  number_taken: { number: string; id?: string; uncertain?: boolean };
  /** Another reference row has the value, which only one may have. */
  already_exists: { kind: string; field: string; value: string };
  /** Several orders are what a request meant by one. */
  ambiguous_match: { field: string; id: string };
  /** `field` is what can no longer be changed, because of the obstacle. */
  transition_refused: { action: string; status: string; obstacle: string; field?: string };
  /** `kind`: of what, where it is no order; so with the next. */
  version_stale: { currentVersion: number; kind?: string };
  key_reused: Record<never, never>;
  conflict: { kind?: string };
  not_attempted: Record<never, never>;
  too_large: { limitBytes: number };
  unsupported_media_type: { mediaType: string };
  not_acceptable: { representation: string };
  /** `dead`: an access token that is no longer good, or never was. */
  unauthenticated: { reason: 'missing' | 'malformed' | 'unknown' | 'dead' };
  forbidden: { right: string };
  organization_mismatch: Record<never, never>;
  /** It did not come by the one way in that a deployment has. */
  not_through_front: Record<never, never>;
  /** `reason`: why it is none, where it is one elsewhere. */
  unknown_route: { path: string; reason?: string };
  method_not_allowed: { method: string };
  rate_limited: { retryAfterSeconds: number };
  unavailable: { retryAfterSeconds: number };
  internal: Record<never, never>;
}

export type OrderErrorCode = keyof OrderErrorDetails;

/** A refusal or a failure that a caller hears about. `cause` stays inside: it is never sent out nor logged whole. */
export class OrderError<Code extends OrderErrorCode = OrderErrorCode> extends Error {
  readonly code: Code;
  readonly details: OrderErrorDetails[Code];

  constructor(code: Code, details: OrderErrorDetails[Code], options?: ErrorOptions) {
    super(code, options);
    this.name = 'OrderError';
    this.code = code;
    this.details = details;
  }
}

/** Narrows an error to one code, so that its details are typed. */
export function isOrderError<Code extends OrderErrorCode>(
  error: unknown,
  code: Code,
): error is OrderError<Code> {
  return error instanceof OrderError && error.code === code;
}

/** Any thrown thing as an OrderError; what we do not know becomes `internal` with the original as its cause. */
export function asOrderError(error: unknown): OrderError {
  return error instanceof OrderError ? error : new OrderError('internal', {}, { cause: error });
}
