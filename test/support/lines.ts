/** Log lines as they are handed to the logger, on a clock that stands; and what a line has beside its own words. */
import { afterEach, beforeEach, vi } from 'vitest';
import { Logger } from '../../lib/runtime/logger.ts';

export const NOW = new Date('2026-11-28T10:00:00.000Z');
export const CONTEXT = { awsRequestId: 'l-1', getRemainingTimeInMillis: () => 10_000 } as never;

/** The lines of the test at hand: level, message, line. */
export const lines: unknown[][] = [];

/** To be called once by a test file. */
export function catchLines(): void {
  beforeEach(() => {
    lines.length = 0;
    vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
    for (const level of ['info', 'warn', 'error'] as const)
      vi.spyOn(Logger.prototype, level).mockImplementation(
        (message, line) => void lines.push([level, message, line]),
      );
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });
}

export const METRICS = { Requests: 1, Latency: 0, CapacityUnits: 0 };
const UNITS = { Requests: 'Count', Latency: 'Milliseconds', CapacityUnits: 'Count' };
/** What a line is made of beside its own words: metrics by name, and by which alarms look. */
export function measured(
  more: Record<string, number> = {},
  watched: Record<string, number> = {},
  base: object = METRICS,
) {
  const directive = (dimensions: string[], names: string[]) => ({
    Namespace: 'SalesOrders',
    Dimensions: [dimensions],
    Metrics: names.map((Name) => ({ Name, Unit: (UNITS as Record<string, string>)[Name] ?? 'Count' })),
  });
  const values: object = { ...base, ...more };
  const CloudWatchMetrics = [directive(['service', 'operation', 'dialect'], Object.keys(values))];
  if (Object.keys(watched).length > 0) CloudWatchMetrics.push(directive(['service'], Object.keys(watched)));
  return {
    milliseconds: 0,
    capacityUnits: 0,
    ordersWritten: 0,
    ...values,
    ...watched,
    _aws: { Timestamp: NOW.getTime(), CloudWatchMetrics },
  };
}
