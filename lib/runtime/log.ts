/**
 * One structured line per request, command, message and record. Never a body, a header, a query string or an error message from
 * below; of what a client sent, only what cannot be anything but an id.
 */
import { OrderError } from '../domain/order-error.ts';
import { Logger } from './logger.ts';
import { embedded } from './metrics.ts';
import { spent } from './spent.ts';

/** The stack says which of its deployments writes: the service of its metrics. */
const logger = new Logger(process.env['POWERTOOLS_SERVICE_NAME'] || 'sales-orders');

const TEXT_AT_MOST = 200;
/** Line ends of any script, and what no terminal should obey. */
const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]/gu;
const PLAIN = /^[ -~]*$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** How one piece of work ended. */
export interface Ended {
  /** Which function of ours, and the door it was asked through: a dialect, `bus`, `direct`, `queue` or `stream`. */
  operation: string;
  dialect: string;
  startedAt: number;
  lambdaRequestId: string;
  /** `ok`, or the code of what it was refused with. */
  outcome: string;
  /** Codes of what was refused, where several things were asked for at once. */
  codes?: string[];
  thrown?: unknown;
  /** Whatever else says which piece of work it was. */
  about?: Record<string, string | number | undefined>;
  /** Of work that is done for many at once: the share of one. */
  share?: number;
  /** Where not every transaction was of an order. */
  ordersWritten?: number;
  /** Further metrics of the line, by name. */
  counts?: Record<string, number>;
}

/** Writes the line: a warning of what comes again or is put aside, an error of what is our fault. */
export function logEnd(message: string, ended: Ended): void {
  const { operation, dialect, outcome, lambdaRequestId, startedAt, share = 1, about, counts } = ended;
  const codes = ended.codes ?? (outcome === 'ok' ? [] : [outcome]);
  const milliseconds = Date.now() - startedAt;
  const { units, written } = spent();
  const { ordersWritten = written } = ended;
  const capacityUnits = units * share;
  const thrown = thrownAt(ended.thrown);
  const line = {
    ...cleaned({ operation, dialect, outcome, lambdaRequestId, ...about }),
    milliseconds,
    capacityUnits,
    ordersWritten,
    ...(thrown && { thrown }),
    ...embedded({ dialect, milliseconds, capacityUnits, ordersWritten, codes, counts }),
  };
  if (codes.some((code) => OURS.has(code))) logger.error(message, line);
  else if (PENDING.has(message)) logger.warn(message, line);
  else logger.info(message, line);
}

/** Tells what does not agree in the table; who reads the log learns no name, no text and no amount of an order. */
export function logFinding(finding: {
  check: string;
  organization?: string;
  order?: string;
  what: string;
}): void {
  logger.error('finding', cleaned(finding));
}

/** What is our fault, by its code. */
export const OURS = new Set(['internal', 'unavailable']);
const PENDING = new Set(['held back', 'put aside', 'comes again']);

/** The code of a refusal, or the name of another error: its message may quote what was sent. */
export function codeOf(error: unknown): string {
  if (error instanceof OrderError) return error.code;
  return error instanceof Error ? error.name : 'unknown';
}

/** A text that a client chose, when it is a UUID: anything else may be a secret or somebody's name. */
export function idOnly(text: string | undefined): string | undefined {
  return text !== undefined && UUID.test(text) ? text : undefined;
}

type Values = Record<string, string | number | undefined>;

/** No value is long, or ends a line. */
function cleaned(line: Values): Values {
  const clean: Values = {};
  for (const [name, value] of Object.entries(line))
    clean[name] = typeof value === 'string' ? cleanText(value) : value;
  return clean;
}

/** Nearly every text is plain, and that is sooner seen than its categories. */
function cleanText(text: string): string {
  const whole = PLAIN.test(text) ? text : text.replaceAll(UNPRINTABLE, '\uFFFD');
  return whole.slice(0, TEXT_AT_MOST);
}

/** Name and frames of what was thrown. Messages may quote input, even input that looks like frames: they stay out. */
function thrownAt(error: unknown): string[] | undefined {
  if (!(error instanceof Error)) return undefined;
  const thrown = error.cause instanceof Error ? error.cause : error;
  const { name, message, stack = '' } = thrown;
  const frames = stack.slice(stack.indexOf(message) + message.length).split('\n');
  const own = frames.map((frame) => frame.trim()).filter((frame) => frame.startsWith('at '));
  return [name, ...own.slice(0, 8)];
}
