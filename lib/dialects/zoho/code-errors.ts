/** Our error codes as the wires word them that answer `{code, message}`: Inventory and Commerce have one table. */
import type { OrderError, OrderErrorCode, OrderErrorDetails } from '../../domain/order-error.ts';
import type { WireAnswer } from '../exchange.ts';
import { own } from '../leaves/own.ts';

interface Wording {
  status: number;
  code: number;
  message: string;
  headers?: Record<string, string>;
}

type Words<Code extends OrderErrorCode> = (details: OrderErrorDetails[Code], requestId: string) => Wording;

const wording = (
  status: number,
  code: number,
  message: string,
  headers?: Record<string, string>,
): Wording => ({
  status,
  code,
  message,
  headers,
});

/** A token that is dead as well as a right that is lacking. */
const NOT_AUTHORIZED = wording(401, 57, 'You are not authorized to perform this operation');

/** How a wire calls a field: in its messages, and in its requests. */
interface FieldNames {
  labelOf(field: string): string;
  spelledOf(field: string): string;
}

const wordsWith = ({ labelOf, spelledOf }: FieldNames): { [Code in OrderErrorCode]: Words<Code> } => ({
  malformed_body: ({ reason }) => wording(400, 9, sentence(reason)),
  missing_field: ({ field }) =>
    wording(400, 4, `Invalid value passed for ${labelOf(field)}: a value is required.`),
  invalid_value: (details) =>
    wording(400, 2, `Invalid value passed for ${labelOf(details.field)}${why(details)}`),
  limit_exceeded: ({ field, limit }) =>
    wording(400, 4, `Invalid value passed for ${labelOf(field)}: at most ${limit} are allowed.`),
  unknown_reference: ({ field, kind, id }) =>
    wording(400, 1002, `${capital(kind)} ${id} does not exist (${spelledOf(field)}).`),
  not_found: ({ kind = 'sales order' }) =>
    wording(404, 1002, `${own(MISSING, kind) ?? capital(kind)} does not exist.`),
  already_exists: ({ kind, field, value }) =>
    wording(400, own(TAKEN, kind) ?? TAKEN_OTHERWISE, takenWords(kind, field, value)),
  number_taken: () => wording(400, 36004, 'This sales order number already exists.'),
  ambiguous_match: ({ field }) => wording(400, 36004, `Several sales orders have this ${labelOf(field)}.`),
  transition_refused: ({ action, obstacle, field }) => {
    const settled = field === undefined ? '' : `, so ${spelledOf(field)} can no longer be changed`;
    return wording(
      400,
      36005,
      `The sales order cannot be ${PAST[action] ?? action} because ${obstacle}${settled}.`,
    );
  },
  version_stale: ({ currentVersion, kind = 'sales order' }) =>
    wording(412, 36006, `The ${kind} has been changed since; its current version is ${currentVersion}.`, {
      etag: `"${currentVersion}"`,
    }),
  key_reused: () => wording(409, 36007, 'This idempotency key was used with another request.'),
  conflict: ({ kind = 'sales order' }) =>
    wording(409, 36008, `The ${kind} is being changed by others. Try again.`),
  not_attempted: () =>
    wording(503, 1001, 'Not attempted: time ran out. Send the request again.', retryAfter(1)),
  too_large: ({ limitBytes }) => wording(413, 36009, `Too large: at most ${limitBytes} bytes are allowed.`),
  unsupported_media_type: ({ mediaType }) =>
    wording(415, 36010, `The content type ${mediaType} is not supported. Send application/json.`),
  not_acceptable: ({ representation }) =>
    wording(406, 36011, `A sales order is not available as ${representation}, only as JSON.`),
  unauthenticated: ({ reason }) =>
    reason === 'dead' ? NOT_AUTHORIZED : wording(401, 14, 'Invalid value passed for authtoken'),
  forbidden: () => NOT_AUTHORIZED,
  organization_mismatch: () =>
    wording(400, 6041, 'This user is not associated with the organisation of the request.'),
  not_through_front: () => wording(403, 57, 'You are not authorized to use this address'),
  unknown_route: ({ reason }) =>
    wording(404, 5, reason === undefined ? 'Invalid URL Passed' : `Invalid URL Passed: ${reason}.`),
  method_not_allowed: ({ method }) => wording(405, 5, `The method ${method} is not allowed for this URL`),
  rate_limited: ({ retryAfterSeconds }) =>
    wording(429, 44, 'Too many requests. Try again later.', retryAfter(retryAfterSeconds)),
  unavailable: ({ retryAfterSeconds }, requestId) =>
    wording(
      503,
      1001,
      `The outcome is unknown. Repeat the request, a write with the same Idempotency-Key (request ${requestId}).`,
      retryAfter(retryAfterSeconds),
    ),
  internal: (_, requestId) => wording(500, 1000, `Internal error (request ${requestId})`),
});

/** What a missing thing is called, where it is not by its own name. */
const MISSING: Record<string, string> = { 'sales order': 'Sales Order', customer: 'Contact' };
/** The codes of names that are taken. */
const TAKEN: Record<string, number> = { customer: 3062, item: 1001 };
const TAKEN_OTHERWISE = 1001;

function takenWords(kind: string, field: string, value: string): string {
  return field === 'code'
    ? `An ${kind} with the SKU "${value}" already exists.`
    : `The ${kind} "${value}" already exists.`;
}

const PAST: Record<string, string> = {
  edit: 'edited',
  confirm: 'confirmed',
  void: 'voided',
  submit: 'submitted',
  approve: 'approved',
  reject: 'rejected',
  delete: 'deleted',
};

export interface CodeErrors {
  /** Status, code and message of an error. */
  wordError(error: OrderError, requestId: string): Wording;
  /** The whole answer of a refused request. */
  encodeError(error: OrderError, requestId: string): WireAnswer;
}

export function codeErrors(names: FieldNames): CodeErrors {
  const words = wordsWith(names);
  const wordError: CodeErrors['wordError'] = (error, requestId) =>
    (words[error.code] as Words<OrderErrorCode>)(error.details, requestId);
  return {
    wordError,
    encodeError(error, requestId) {
      const { status, code, message, headers } = wordError(error, requestId);
      return { status, headers, body: { code, message } };
    },
  };
}

function why({ reason, expected, maximumLength }: OrderErrorDetails['invalid_value']): string {
  if (reason) return `: ${reason}.`;
  if (maximumLength) return `: at most ${maximumLength} characters are allowed.`;
  return expected ? `: expected ${expected}.` : '';
}

function retryAfter(seconds: number): Record<string, string> {
  return { 'retry-after': String(seconds) };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function sentence(text: string): string {
  return `${capital(text)}.`;
}
