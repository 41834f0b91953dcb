/** Metrics in CloudWatch's embedded format: a log line that names which of its numbers are metrics. No client, no second line. */

/** Refusals are counted by what a caller would have to change. What is in no class is the input. */
const CLASSES: Record<string, string> = {
  unauthenticated: 'RefusedAccess',
  forbidden: 'RefusedAccess',
  organization_mismatch: 'RefusedAccess',
  not_through_front: 'RefusedAccess',
  invalid_client: 'RefusedAccess',
  invalid_code: 'RefusedAccess',
  UnheardSender: 'RefusedAccess',
  not_found: 'RefusedMissing',
  number_taken: 'RefusedState',
  already_exists: 'RefusedState',
  transition_refused: 'RefusedState',
  version_stale: 'RefusedState',
  key_reused: 'RefusedState',
  conflict: 'RefusedState',
  rate_limited: 'RefusedLimit',
  unavailable: 'Failures',
  not_attempted: 'Failures',
  internal: 'Failures',
};
const UNITS: Record<string, string> = { Latency: 'Milliseconds' };
/** The organisation is none: each value of a dimension is a metric that is paid by the month. */
const DIMENSIONS = ['service', 'operation', 'dialect'];
/** What an alarm watches is one metric of the whole deployment, as alarms cannot add up those of all operations. */
const WATCHED_DIMENSIONS = ['service'];
export const METRIC_NAMESPACE = 'SalesOrders';
/** Doors for events; by all others come callers with a credential. */
const DOORS_OF_EVENTS = ['bus', 'queue'];

interface Measured {
  dialect: string;
  milliseconds: number;
  capacityUnits: number;
  ordersWritten: number;
  /** Of what was refused, position by position. */
  codes: string[];
  /** Whatever else is counted, by the names of the metrics. */
  counts?: Record<string, number>;
}

/** What makes metrics of a log line; the line itself has to hold the dimensions. */
export function embedded({
  dialect,
  milliseconds,
  capacityUnits,
  ordersWritten,
  codes,
  counts,
}: Measured): object {
  const refused = Map.groupBy(codes, (code) => CLASSES[code] ?? 'RefusedInput');
  const values: Record<string, number> = {
    Requests: 1,
    Latency: milliseconds,
    CapacityUnits: capacityUnits,
    ...(ordersWritten > 0 && { OrdersWritten: ordersWritten }),
    ...Object.fromEntries([...refused].map(([name, all]) => [name, all.length])),
    ...counts,
  };
  const strangers = refused.get('RefusedAccess')?.length;
  const watched: Record<string, number> = {
    ...(strangers && {
      [DOORS_OF_EVENTS.includes(dialect) ? 'RefusedSenders' : 'RefusedCallers']: strangers,
    }),
    ...(values['Failures'] && { Failures: values['Failures'] }),
  };
  const metrics = [directive(DIMENSIONS, values), directive(WATCHED_DIMENSIONS, watched)];
  const CloudWatchMetrics = metrics.filter(({ Metrics }) => Metrics.length > 0);
  return { _aws: { Timestamp: Date.now(), CloudWatchMetrics }, ...values, ...watched };
}

function directive(dimensions: string[], values: Record<string, number>) {
  const Metrics = Object.keys(values).map((Name) => ({ Name, Unit: UNITS[Name] ?? 'Count' }));
  return { Namespace: METRIC_NAMESPACE, Dimensions: [dimensions], Metrics };
}
