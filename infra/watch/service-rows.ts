/** Alarms of what callers notice: the API, the functions, the table. */
import type { AlarmRow, Subject, Watched, WatchedMetric } from './alarm-row.ts';
import { ownMetric } from './event-rows.ts';

const lambdaMetric = (
  name: string,
  statistic: WatchedMetric['statistic'],
  functionName?: string,
): WatchedMetric => ({
  namespace: 'AWS/Lambda',
  name,
  dimensions: functionName === undefined ? {} : { FunctionName: functionName },
  statistic,
});

const perFunction = ({ functions }: Watched, metric: (functionName: string) => WatchedMetric): Subject[] =>
  functions.map(({ name, functionName }) => ({ about: name, metrics: [metric(functionName)] }));

const apiMetric = (
  { apiId }: Watched,
  name: string,
  statistic: WatchedMetric['statistic'],
): WatchedMetric => ({
  namespace: 'AWS/ApiGateway',
  name,
  dimensions: { ApiId: apiId },
  statistic,
});

const tableMetric = (
  { tableName }: Watched,
  name: string,
  more: Record<string, string> = {},
): WatchedMetric => ({
  namespace: 'AWS/DynamoDB',
  name,
  dimensions: { TableName: tableName, ...more },
  statistic: 'Sum',
});

/** The calls that we make. */
const TABLE_CALLS = [
  'GetItem',
  'BatchGetItem',
  'Query',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'TransactWriteItems',
];

/** The table itself and each index, reads and writes. */
function throttles(watched: Watched): Subject[] {
  const places: [string, Record<string, string>][] = [
    ['table', {}],
    ...watched.indexNames.map((name): [string, Record<string, string>] => [
      name,
      { GlobalSecondaryIndexName: name },
    ]),
  ];
  return places.flatMap(([place, dimensions]) =>
    ['Read', 'Write'].map((way) => ({
      about: `${place}-${way.toLowerCase()}s`,
      metrics: [tableMetric(watched, `${way}ThrottleEvents`, dimensions)],
    })),
  );
}

export const serviceRows: AlarmRow[] = [
  {
    name: 'api-5xx',
    watches: 'answers 5xx of the API',
    severity: 'now',
    question: 'healthy',
    limit: { above: 10, unit: 'answers', minutes: 5, periods: 2 },
    silence: 'well',
    means: 'Callers are told to come again, or that something is broken here.',
    first:
      'Which function: `function-errors`, and the first query [below](#where-to-look). After a deployment: deploy the former release.',
    subjects: (watched) => [{ metrics: [apiMetric(watched, '5xx', 'Sum')] }],
  },
  {
    name: 'failures',
    watches: 'what ended as our fault or has to be repeated, by whatever door it came',
    severity: 'now',
    question: 'healthy',
    limit: { above: 10, unit: 'calls', minutes: 5, periods: 2 },
    silence: 'well',
    means: 'The table is unavailable or too slow, or our code is wrong.',
    first:
      '`unavailable`: see the table’s alarms and the AWS health page. `internal`: the line says where it was thrown.',
    subjects: (watched) => [{ metrics: [ownMetric(watched, 'Failures')] }],
  },
  {
    name: 'api-slow',
    watches: 'the slowest hundredth of all answers (p99)',
    severity: 'day',
    question: 'slow',
    limit: { above: 3000, unit: 'milliseconds', minutes: 5, periods: 3 },
    silence: 'well',
    means: 'Callers wait: the table is throttled, lists read much, or many containers are new.',
    first: 'The durations per function on the dashboard, then `function-slow` and `table-throttled`.',
    subjects: (watched) => [{ metrics: [apiMetric(watched, 'Latency', 'p99')] }],
  },
  {
    name: 'function-errors',
    watches: 'runs of each function that ended without an answer',
    severity: 'day',
    question: 'healthy',
    limit: { above: 2, unit: 'runs', minutes: 5, periods: 1 },
    perFunction: true,
    silence: 'well',
    means: 'It was cut off after 28 seconds, ran out of memory, or did not start.',
    first: 'The platform’s own lines in its log (`platform.report`) say which of them.',
    subjects: (watched) => perFunction(watched, (name) => lambdaMetric('Errors', 'Sum', name)),
  },
  {
    name: 'function-slow',
    watches: 'the slowest hundredth of the runs of each function (p99)',
    severity: 'day',
    question: 'slow',
    limit: { above: 20_000, unit: 'milliseconds', minutes: 5, periods: 3 },
    perFunction: true,
    silence: 'well',
    means: 'Its runs come near the 28 seconds after which they are cut off.',
    first:
      '`table-throttled`? If not, `sort milliseconds desc` over its log: bulk calls of many records may be made in smaller pieces.',
    subjects: (watched) => perFunction(watched, (name) => lambdaMetric('Duration', 'p99', name)),
  },
  {
    name: 'function-throttled',
    watches:
      'calls that Lambda refused, of all functions in the account and region, which share its concurrency',
    severity: 'day',
    question: 'healthy',
    limit: { above: 10, unit: 'calls', minutes: 5, periods: 2 },
    silence: 'well',
    means: 'The account’s concurrency, or a function’s reserved share of it, is used up.',
    first: 'Who uses it: `ConcurrentExecutions` by function. Ask AWS for more, or lower `rateLimit`.',
    subjects: () => [{ metrics: [lambdaMetric('Throttles', 'Sum')] }],
  },
  {
    name: 'table-throttled',
    watches: 'throttled reads and writes of the table and of each index',
    severity: 'day',
    question: 'slow',
    limit: { above: 10, unit: 'calls', minutes: 5, periods: 2 },
    silence: 'well',
    means: 'One partition is too hot, a new table grows too fast, or the cap on capacity is reached.',
    first:
      'Which organisation: count log lines by organisation. Imports are slowed down; see [ceilings](table.md#ceilings).',
    subjects: throttles,
  },
  {
    name: 'table-errors',
    watches: 'calls that DynamoDB answered with an error of its own',
    severity: 'day',
    question: 'healthy',
    limit: { above: 10, unit: 'calls', minutes: 5, periods: 2 },
    silence: 'well',
    means: 'DynamoDB has trouble. We repeat for eight seconds, then callers are told to come again.',
    first: 'The AWS health page. Nothing is lost: what was refused was not written.',
    subjects: (watched) => [
      { metrics: TABLE_CALLS.map((call) => tableMetric(watched, 'SystemErrors', { Operation: call })) },
    ],
  },
  {
    name: 'conflicts',
    watches: 'transactions that met another one on the same item',
    severity: 'day',
    question: 'slow',
    limit: { above: 200, unit: 'items', minutes: 5, periods: 3 },
    silence: 'well',
    means: 'Many write the same order, row or counter at once. They are repeated, and slow each other down.',
    first:
      'Which order: log lines with the outcome `conflict`. A client that repeats without waiting is told to wait.',
    subjects: (watched) => [{ metrics: [tableMetric(watched, 'TransactionConflict')] }],
  },
  {
    name: 'refused-callers',
    watches: 'calls without a known credential, without the right or for another organisation',
    severity: 'day',
    question: 'healthy',
    limit: { above: 500, unit: 'calls', minutes: 5, periods: 2 },
    silence: 'well',
    means: 'A client whose key was revoked goes on, or somebody tries keys.',
    first:
      'The access log says from which addresses. A client’s: tell its owner. A stranger’s: [the firewall](deploy.md#a-web-application-firewall), or a lower `rateLimit`.',
    subjects: (watched) => [{ metrics: [ownMetric(watched, 'RefusedCallers')] }],
  },
];
