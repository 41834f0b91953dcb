import { Logger as Powertools } from '@aws-lambda-powertools/logger';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Logger } from '../../lib/runtime/logger.ts';

const NOW = new Date('2026-11-28T00:30:00.125Z');
const METHODS = ['info', 'warn', 'error'] as const;
const LEVELS = [undefined, 'DEBUG', 'info', 'WARN', 'ERROR', 'CRITICAL', 'SILENT', 'nonsense'];
const TRACES = [undefined, 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1'];
const LINE = {
  outcome: 'ok',
  nothing: undefined,
  empty: '',
  milliseconds: 1.5,
  thrown: ['Error', 'at "x"\n'],
  _aws: { Timestamp: 5, none: undefined },
};

let written: string[];
beforeEach(() => {
  written = [];
  vi.useFakeTimers({ now: NOW });
  for (const name of ['stdout', 'stderr'] as const)
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      written.push(`${name}: ${String(text)}`);
      return true;
    });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** What a logger prints of a line in each of its levels. */
function printedBy(make: () => Pick<Logger, 'info' | 'warn' | 'error'> | Powertools): string[] {
  written = [];
  const logger = make();
  for (const method of METHODS) logger[method]('answered, 100 %d', { ...LINE });
  return written;
}

describe('a line', () => {
  const cases = LEVELS.flatMap((level) => TRACES.map((trace) => [level, trace] as const));
  it.each(cases)("is byte for byte that of Powertools' logger: level %s, trace %s", (level, trace) => {
    vi.stubEnv('POWERTOOLS_LOG_LEVEL', level);
    vi.stubEnv('_X_AMZN_TRACE_ID', trace);
    const theirs = printedBy(() => new Powertools({ serviceName: 'orders' }));
    expect(printedBy(() => new Logger('orders'))).toEqual(theirs);
  });

  it.each(['INFO', 'WARN', 'FATAL'])("obeys Lambda's own level as they do: %s", (level) => {
    vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'ERROR');
    vi.stubEnv('AWS_LAMBDA_LOG_LEVEL', level);
    const theirs = printedBy(() => new Powertools({ serviceName: 'orders' }));
    expect(printedBy(() => new Logger('orders'))).toEqual(theirs);
  });
});
