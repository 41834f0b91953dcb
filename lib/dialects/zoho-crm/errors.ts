/** Our error codes in CRM's words: HTTP status, `code`, `message` and `details`. */
import type { OrderError, OrderErrorCode, OrderErrorDetails } from '../../domain/order-error.ts';
import type { WireAnswer } from '../exchange.ts';
import { own } from '../leaves/own.ts';
import { DELETED_PARAMETERS, LIST_PARAMETERS, SEARCH_PARAMETERS } from './list-parameters.ts';
import { placeOf } from './field-names.ts';
import { STATUS_WORDS } from './status-words.ts';

interface Wording {
  status: number;
  code: string;
  message: string;
  details: Record<string, unknown>;
  headers?: Record<string, string>;
}

type Words<Code extends OrderErrorCode> = (details: OrderErrorDetails[Code], requestId?: string) => Wording;

const wording = (
  status: number,
  code: string,
  message: string,
  details: Record<string, unknown> = {},
): Wording => ({ status, code, message, details });

/** The wording, with the time after which another try makes sense. */
const laterOn = (seconds: number, worded: Wording): Wording => ({
  ...worded,
  headers: { 'retry-after': String(seconds) },
});

const invalidData = (details: Record<string, unknown>, message = 'invalid data') =>
  wording(400, 'INVALID_DATA', message, details);
const idInvalid = (details: Record<string, unknown>) =>
  invalidData(details, 'the id given seems to be invalid');

/** Fields that are parameters of the query. */
const PARAMETERS = new Set([
  'module',
  'If-Modified-Since',
  ...[...LIST_PARAMETERS, ...SEARCH_PARAMETERS, ...DELETED_PARAMETERS].map(({ name }) => name),
]);
/** Our names of what narrows or sorts a list. */
const NAMES_IN_LISTS: Record<string, string> = {
  sortBy: 'sort_by',
  pageToken: 'page_token',
  modifiedSince: 'If-Modified-Since',
};
const inLists = (field: string): string => own(NAMES_IN_LISTS, field) ?? field;

const WORDS: { [Code in OrderErrorCode]: Words<Code> } = {
  malformed_body: ({ reason }) => invalidData({ expected_data_type: 'jsonobject', api_name: 'body', reason }),
  missing_field: ({ field }) =>
    PARAMETERS.has(field)
      ? wording(400, 'REQUIRED_PARAM_MISSING', 'One of the expected parameter is missing', {
          param_name: field,
        })
      : wording(400, 'MANDATORY_NOT_FOUND', 'required field not found', { ...placeOf(field) }),
  invalid_value: invalidValue,
  limit_exceeded: limitExceeded,
  unknown_reference: ({ field, kind, id }) =>
    kind === 'module'
      ? wording(400, 'INVALID_MODULE', 'the module name given seems to be invalid')
      : idInvalid({ ...placeOf(field), ...(/^\d+$/.test(id) ? { id } : {}) }),
  not_found: () => idInvalid({ api_name: 'id' }),
  already_exists: ({ field }) => duplicate(placeOf(field).api_name, undefined),
  number_taken: ({ id }) => duplicate('SO_Number', id),
  ambiguous_match: ({ field, id }) => duplicate(placeOf(field).api_name, id),
  transition_refused: ({ action, obstacle: reason, field }) =>
    action === 'delete'
      ? wording(400, 'CANNOT_DELETE', 'the record cannot be deleted', { reason })
      : invalidData({ ...(field === undefined ? { api_name: 'Status' } : placeOf(field)), reason }),
  version_stale: ({ currentVersion: version }) => ({
    ...wording(412, 'ALREADY_MODIFIED', 'the record has been modified since', { version }),
    headers: { etag: `"${version}"` },
  }),
  key_reused: () => wording(409, 'DUPLICATE_REQUEST', 'the idempotency key was used with another request'),
  conflict: () => wording(409, 'CONFLICT', 'the record is being modified by others, try again'),
  not_attempted: () =>
    laterOn(1, wording(503, 'NOT_ATTEMPTED', 'time ran out before this record, send it again')),
  too_large: ({ limitBytes }) =>
    wording(413, 'LIMIT_EXCEEDED', 'the request is too large', { maximum_length: limitBytes }),
  unsupported_media_type: ({ mediaType }) =>
    wording(415, 'INVALID_CONTENT_TYPE', 'send application/json', { content_type: mediaType }),
  not_acceptable: ({ representation }) =>
    wording(406, 'NOT_ACCEPTABLE', 'records are answered as JSON alone', { representation }),
  unauthenticated: ({ reason }) =>
    reason === 'missing'
      ? wording(401, 'AUTHENTICATION_FAILURE', 'Authentication failed')
      : wording(401, 'INVALID_TOKEN', 'invalid oauth token'),
  forbidden: () => wording(401, 'OAUTH_SCOPE_MISMATCH', 'invalid oauth scope to access this URL'),
  organization_mismatch: () => wording(401, 'AUTHENTICATION_FAILURE', 'Authentication failed'),
  not_through_front: () => wording(403, 'NO_PERMISSION', 'permission denied at this address'),
  unknown_route: () =>
    wording(404, 'INVALID_URL_PATTERN', 'Please check if the URL trying to access is a correct one'),
  method_not_allowed: () =>
    wording(400, 'INVALID_REQUEST_METHOD', 'The http request method type is not a valid one'),
  rate_limited: ({ retryAfterSeconds }) =>
    laterOn(retryAfterSeconds, wording(429, 'TOO_MANY_REQUESTS', 'too many requests, try again later')),
  unavailable: ({ retryAfterSeconds }, request_id) =>
    laterOn(
      retryAfterSeconds,
      wording(
        503,
        'SERVICE_UNAVAILABLE',
        'the outcome is unknown: repeat the request, a write with the same Idempotency-Key',
        request_id ? { request_id } : {},
      ),
    ),
  internal: (_, request_id) =>
    wording(500, 'INTERNAL_ERROR', 'Internal Server Error', request_id ? { request_id } : {}),
};

/** Status, code, message and details of an error. */
export function wordError(error: OrderError, requestId?: string): Wording {
  const words = WORDS[error.code] as Words<OrderErrorCode>;
  return words(error.details, requestId);
}

/** The whole answer of a refused request. Too many records is the one refusal that comes inside `data`. */
export function encodeError(error: OrderError, requestId: string): WireAnswer {
  const worded = wordError(error, requestId);
  const body = encodeFailure(worded);
  const aboutRecords = error.code === 'limit_exceeded' && worded.details['api_name'] === 'data';
  return { status: worded.status, headers: worded.headers, body: aboutRecords ? { data: [body] } : body };
}

export function encodeFailure({ code, details, message }: Wording): Record<string, unknown> {
  return { code, details, message, status: 'error' };
}

function invalidValue({
  field: named,
  reason,
  expected,
  maximumLength,
}: OrderErrorDetails['invalid_value']): Wording {
  const field = inLists(named);
  const why = reason === undefined ? {} : { reason };
  // A criterion is called criteria.field.comparator, the criteria as a whole `criteria.`
  const [, api_name, operator] = /^criteria\.(.*)\.([^.]*)$/.exec(field) ?? [];
  if (field.startsWith('criteria.')) {
    const at = api_name ? { api_name, operator } : { param_name: 'criteria' };
    return wording(400, 'INVALID_QUERY', 'Invalid query formed', { ...why, ...at });
  }
  if (PARAMETERS.has(field))
    return invalidData({ param_name: field, ...(expected ? { expected } : {}), ...why });
  const limit = maximumLength === undefined ? {} : { maximum_length: maximumLength };
  const words = field === 'status' ? [expected, ...STATUS_WORDS].filter(Boolean).join(', ') : expected;
  const kind = maximumLength === undefined && words ? { expected_data_type: words } : {};
  return invalidData({ ...kind, ...limit, ...placeOf(field), ...why });
}

function limitExceeded({ field, limit }: OrderErrorDetails['limit_exceeded']): Wording {
  const details = PARAMETERS.has(field)
    ? { limit, param_name: field }
    : { maximum_length: limit, api_name: placeOf(field).api_name };
  return wording(400, 'LIMIT_EXCEEDED', 'the limit is exceeded', details);
}

function duplicate(api_name: string, id: string | undefined): Wording {
  return wording(400, 'DUPLICATE_DATA', 'duplicate data', { api_name, ...(id ? { id } : {}) });
}
