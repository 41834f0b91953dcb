import { Logger } from '../../lib/runtime/logger.ts';
import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest';
import { OrderError } from '../../lib/domain/order-error.ts';
import { logEnd, type Ended } from '../../lib/runtime/log.ts';
import { count, spent, whileCounting } from '../../lib/runtime/spent.ts';
import { callsUntil, openTable } from '../../lib/store/table.ts';
import { freshTable } from '../support/table.ts';

const METHODS = ['info', 'warn', 'error'] as const;
let written: MockInstance<Logger['info']>[];
beforeEach(() => {
  written = METHODS.map((method) => vi.spyOn(Logger.prototype, method).mockReturnValue());
});
afterEach(() => vi.restoreAllMocks());

const linesOf = (method: (typeof METHODS)[number]) =>
  (written[METHODS.indexOf(method)]?.mock.calls ?? []).map(([, line]) => line as unknown as Line);
type Line = Record<string, unknown> & {
  _aws: { CloudWatchMetrics: { Dimensions: string[][]; Metrics: { Name: string; Unit: string }[] }[] };
};

const ended = (rest: Partial<Ended> = {}): Ended => ({
  operation: 'create',
  dialect: 'getfly',
  startedAt: Date.now(),
  lambdaRequestId: 'l-1',
  outcome: 'ok',
  ...rest,
});

describe('a line', () => {
  it('tells where something was thrown, and never what was said, even if that looks like a place', () => {
    const cause = new Error('of anna@example.org\n    at secret (card:4111)\nmore');
    logEnd('answered', ended({ outcome: 'internal', thrown: new OrderError('internal', {}, { cause }) }));
    const [{ thrown } = {}] = linesOf('error') as { thrown?: string[] }[];
    expect(thrown?.[0]).toBe('Error');
    expect(thrown?.[1]).toMatch(/^at .*log\.test\.ts/);
    expect(JSON.stringify(thrown)).not.toMatch(/anna|secret|4111/);
  });

  it('has no value that is long or ends a line', () => {
    logEnd(
      'answered',
      ended({ about: { callerName: 'a\r\nb\u2028c\u0085d\u202Ee', route: 'x'.repeat(900) } }),
    );
    expect(linesOf('info')[0]).toMatchObject({
      callerName: 'a\uFFFD\uFFFDb\uFFFDc\uFFFDd\uFFFDe',
      route: 'x'.repeat(200),
    });
  });

  it('is an error for what is our fault, and a warning for what waits', () => {
    logEnd('answered', ended({ outcome: 'unavailable' }));
    logEnd('answered', ended({ outcome: 'mixed', codes: ['not_found', 'internal'] }));
    logEnd('comes again', ended({ outcome: 'TimeoutError' }));
    logEnd('answered', ended({ outcome: 'not_found' }));
    expect(METHODS.map((method) => linesOf(method).length)).toEqual([1, 1, 2]);
  });
});

describe('the metrics of a line', () => {
  const metricsOf = ({ _aws }: Line) => _aws.CloudWatchMetrics[0];

  it('are by service, operation and dialect, and never by organisation', () => {
    logEnd('answered', ended({ about: { organization: '10234695', caller: 'key-1' } }));
    expect(linesOf('info').map(metricsOf)).toMatchObject([
      { Namespace: 'SalesOrders', Dimensions: [['service', 'operation', 'dialect']] },
    ]);
  });

  it('are numbers of the line, and count refusals by class', () => {
    const codes = [
      'not_found',
      'not_found',
      'version_stale',
      'unauthenticated',
      'malformed_body',
      'rate_limited',
    ];
    whileCounting(() => {
      count({ units: 2.5, committed: true });
      count({ units: 1, committed: false });
      logEnd('answered', ended({ outcome: 'mixed', codes }));
    });
    const [line] = linesOf('info');
    const names = line && metricsOf(line)?.Metrics.map(({ Name }) => Name);
    expect(Object.fromEntries((names ?? []).map((name) => [name, line?.[name]]))).toEqual({
      Requests: 1,
      Latency: expect.any(Number),
      CapacityUnits: 3.5,
      OrdersWritten: 1,
      RefusedMissing: 2,
      RefusedState: 1,
      RefusedAccess: 1,
      RefusedInput: 1,
      RefusedLimit: 1,
    });
  });
});

describe('what is counted of an outcome', () => {
  const REFUSED = /^(Refused|Failures)/;
  const countedOf = (rest: Partial<Ended>) => {
    logEnd('answered', ended(rest));
    const line = METHODS.flatMap(linesOf).at(-1);
    const names = line?._aws.CloudWatchMetrics[0]?.Metrics.map(({ Name }) => Name) ?? [];
    return names.filter((name) => REFUSED.test(name));
  };

  it('is no refusal when it is none', () => {
    expect(countedOf({ outcome: 'ok' })).toEqual([]);
    expect(countedOf({ outcome: 'mixed', codes: [] })).toEqual([]);
  });

  it.each([
    ['unauthenticated', 'RefusedAccess'],
    ['forbidden', 'RefusedAccess'],
    ['organization_mismatch', 'RefusedAccess'],
    ['not_through_front', 'RefusedAccess'],
    ['invalid_client', 'RefusedAccess'],
    ['invalid_code', 'RefusedAccess'],
    ['UnheardSender', 'RefusedAccess'],
    ['not_found', 'RefusedMissing'],
    ['number_taken', 'RefusedState'],
    ['already_exists', 'RefusedState'],
    ['transition_refused', 'RefusedState'],
    ['version_stale', 'RefusedState'],
    ['key_reused', 'RefusedState'],
    ['conflict', 'RefusedState'],
    ['rate_limited', 'RefusedLimit'],
    ['unavailable', 'Failures'],
    ['not_attempted', 'Failures'],
    ['internal', 'Failures'],
    ['malformed_body', 'RefusedInput'],
    ['too_large', 'RefusedInput'],
  ])('%s is one of %s, told by its outcome alone', (outcome, name) => {
    expect(countedOf({ outcome })).toEqual([name]);
  });
});

describe('what alarms watch', () => {
  const watchedOf = (rest: Partial<Ended>) => {
    logEnd('answered', ended(rest));
    const line = METHODS.flatMap(linesOf).at(-1);
    const [, watched] = line?._aws.CloudWatchMetrics ?? [];
    expect(watched?.Dimensions ?? [['service']]).toEqual([['service']]);
    return Object.fromEntries((watched?.Metrics ?? []).map(({ Name }) => [Name, line?.[Name]]));
  };

  it.each([
    ['inventory', 'unauthenticated', { RefusedCallers: 1 }],
    ['oauth', 'invalid_client', { RefusedCallers: 1 }],
    ['bus', 'forbidden', { RefusedSenders: 1 }],
    ['queue', 'UnheardSender', { RefusedSenders: 1 }],
    ['crm', 'internal', { Failures: 1 }],
    ['crm', 'not_found', {}],
    ['crm', 'ok', {}],
  ])('by %s, %s is one metric of the whole deployment at most', (dialect, outcome, watched) => {
    expect(watchedOf({ dialect, outcome })).toEqual(watched);
  });
});

describe('what calls of the table cost', () => {
  it('is counted for the work that made them, and for no other', async () => {
    const { tableName, endpoint } = await freshTable();
    const table = openTable(tableName, endpoint, undefined, count);
    const key = (id: string) => ({ PK: id, SK: 'a' });
    const work = (gets: number) =>
      whileCounting(async () => {
        const calls = callsUntil(table, Date.now() + 10_000);
        for (let each = 0; each < gets; each += 1) await calls.get(key('none'));
        await calls.batchGet({ keys: [key('1'), key('2')] });
        await Array.fromAsync(calls.query({ partition: 'none' }));
        if (gets > 2) await calls.transact([{ Put: { Item: { ...key(`t${gets}`), text: 'x' } } }]);
        return spent();
      });
    expect(await Promise.all([work(1), work(3), work(2)])).toEqual([
      // One for each strongly consistent read, of what is not there too; a write in a transaction is two.
      { units: 4, written: 0 },
      { units: 8, written: 1 },
      { units: 5, written: 0 },
    ]);
    table.close();
    expect(spent()).toEqual({ units: 0, written: 0 });
  });
});
