/** Which refusals an operation may answer, in the words of a dialect, from the table that words them. */
import type { Dialect } from '../../lib/dialects/exchange.ts';
import { OrderError, type OrderErrorCode, type OrderErrorDetails } from '../../lib/domain/order-error.ts';
import type { Operation } from '../../lib/operations/operation.ts';

/** An example of each. */
const SAMPLES: { [Code in OrderErrorCode]: OrderErrorDetails[Code] } = {
  malformed_body: { reason: 'JSON is not well formed' },
  missing_field: { field: 'customerId' },
  invalid_value: { field: 'lines[0].rate', expected: 'number' },
  limit_exceeded: { field: 'lines', limit: 200 },
  unknown_reference: { field: 'customerId', kind: 'customer', id: '404' },
  not_found: {},
  number_taken: { number: 'SO-00001', id: '4815000000044100' },
  already_exists: { kind: 'customer', field: 'name', value: 'Amelie' },
  ambiguous_match: { field: 'subject', id: '4815000000044100' },
  transition_refused: { action: 'edit', status: 'void', obstacle: 'it is void' },
  version_stale: { currentVersion: 7 },
  key_reused: {},
  conflict: {},
  not_attempted: {},
  too_large: { limitBytes: 4_194_304 },
  unsupported_media_type: { mediaType: 'text/plain' },
  not_acceptable: { representation: 'application/pdf' },
  unauthenticated: { reason: 'missing' },
  forbidden: { right: 'orders.read' },
  organization_mismatch: {},
  not_through_front: {},
  unknown_route: { path: '/nowhere' },
  method_not_allowed: { method: 'PATCH' },
  rate_limited: { retryAfterSeconds: 3 },
  unavailable: { retryAfterSeconds: 2 },
  internal: {},
};

/** All but what nobody meets who calls the address that the document is about. */
const DOCUMENTED = (Object.keys(SAMPLES) as OrderErrorCode[]).filter((code) => code !== 'not_through_front');

/** What any call may be refused for. */
const ALWAYS: OrderErrorCode[] = [
  'missing_field',
  'invalid_value',
  'limit_exceeded',
  'not_found',
  'too_large',
  'unauthenticated',
  'forbidden',
  'organization_mismatch',
  'unknown_route',
  'rate_limited',
  'unavailable',
  'internal',
];
const OF_READS: OrderErrorCode[] = ['not_acceptable'];
const WITH_A_BODY: OrderErrorCode[] = ['malformed_body', 'unsupported_media_type', 'unknown_reference'];
const OF_WRITES: OrderErrorCode[] = [
  ...WITH_A_BODY,
  'not_acceptable',
  'already_exists',
  'number_taken',
  'ambiguous_match',
  'transition_refused',
  'version_stale',
  'key_reused',
  'conflict',
  'not_attempted',
];
/** Of paths that other methods have, or that a flag opens. */
const OF_BULK_UPDATES: OrderErrorCode[] = ['method_not_allowed'];

export interface Refusal {
  status: number;
  codes: OrderErrorCode[];
  /** By code. */
  examples: Record<string, { value: unknown }>;
}

type Asked = Pick<Operation<never, unknown>, 'name' | 'table'>;

function codesOf({ name, table }: Asked): OrderErrorCode[] {
  if (name === 'fallback') return DOCUMENTED;
  const of = table === 'write' ? OF_WRITES : name === 'calculate' ? [...OF_READS, ...WITH_A_BODY] : OF_READS;
  return [...ALWAYS, ...of, ...(name === 'update' ? OF_BULK_UPDATES : [])];
}

/** The statuses that an operation may be refused with. */
export function refusalStatuses(dialect: Dialect, operation: Asked): number[] {
  const statuses = codesOf(operation).map((code) => worded(dialect, code).status);
  return [...new Set(statuses)].toSorted();
}

/** Every refusal of a dialect, by its status. */
export function refusalsOf(dialect: Dialect): Refusal[] {
  const byStatus = Map.groupBy(DOCUMENTED, (code) => worded(dialect, code).status);
  return [...byStatus].map(([status, group]) => ({
    status,
    codes: group,
    examples: Object.fromEntries(group.map((code) => [code, { value: worded(dialect, code).body }])),
  }));
}

const worded = (dialect: Dialect, code: OrderErrorCode) =>
  dialect.encodeError(new OrderError(code, SAMPLES[code]), 'example-request');
