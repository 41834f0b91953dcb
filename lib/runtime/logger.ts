/** Prints lines of JSON as Powertools' logger does, key by key, so that what reads those reads these: see docs/decisions/logs.md. */

const LEVELS = { TRACE: 6, DEBUG: 8, INFO: 12, WARN: 16, ERROR: 20, CRITICAL: 24, SILENT: 28 } as const;
type Level = keyof typeof LEVELS;

export class Logger {
  readonly #service: string;
  readonly #atLeast: number;

  /** The level is what the environment says now. */
  constructor(service: string, environment: NodeJS.ProcessEnv = process.env) {
    this.#service = service;
    this.#atLeast = LEVELS[levelOf(environment)];
  }

  info(message: string, line: object): void {
    this.#print('INFO', message, line);
  }

  warn(message: string, line: object): void {
    this.#print('WARN', message, line);
  }

  error(message: string, line: object): void {
    this.#print('ERROR', message, line);
  }

  /** Written to the stream itself: Lambda would wrap what goes to its console. */
  #print(level: Level, message: string, line: object): void {
    if (LEVELS[level] < this.#atLeast) return;
    const printed = {
      level,
      message,
      timestamp: new Date().toISOString(),
      service: this.#service,
      sampling_rate: 0,
      xray_trace_id: traceId(),
      ...line,
    };
    const stream = level === 'INFO' ? process.stdout : process.stderr;
    stream.write(`${JSON.stringify(withoutEmpty(printed))}\n`);
  }
}

/** What is undefined is not printed anyway. */
function withoutEmpty(line: Record<string, unknown>): Record<string, unknown> {
  for (const name in line) if (line[name] === '') line[name] = undefined;
  return line;
}

/** What Lambda's own logging controls say wins; they know CRITICAL as FATAL. */
function levelOf(environment: NodeJS.ProcessEnv): Level {
  const lambda = environment['AWS_LAMBDA_LOG_LEVEL']?.toUpperCase();
  const stated = [
    lambda === 'FATAL' ? 'CRITICAL' : lambda,
    (environment['POWERTOOLS_LOG_LEVEL'] || environment['LOG_LEVEL'])?.toUpperCase(),
  ];
  return stated.find((level): level is Level => level !== undefined && level in LEVELS) ?? 'INFO';
}

/** The root of the trace that the call belongs to, where Lambda traces. */
function traceId(): string | undefined {
  const traced = process.env['_X_AMZN_TRACE_ID'];
  return traced?.includes('=') ? /(?:^|;)Root=([^;]*)/.exec(traced)?.[1] : traced;
}
