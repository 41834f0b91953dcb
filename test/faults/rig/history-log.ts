/** What the clients of a run did and heard: invoke, then ok, fail or info (outcome unknown). */
import type { Answer } from '../../support/client.ts';
import type { Ask } from './asks.ts';

export interface Entry {
  client: string;
  organization: string;
  ask: Ask;
  /** Monotonic milliseconds. */
  invokedAt: number;
  endedAt: number;
  /** info: no answer, or one that leaves the outcome open. */
  outcome: 'ok' | 'fail' | 'info';
  answer?: Answer;
}

/** 2xx are acknowledged, 4xx definitely refused, anything else may or may not have happened. */
export function outcomeOf(answer: Answer | undefined): Entry['outcome'] {
  if (!answer || answer.status >= 500) return 'info';
  return answer.status < 300 ? 'ok' : 'fail';
}

/** Sends and notes what came of it. A client whose request died hears nothing: `send` answers undefined. */
export async function recorded(
  entries: Entry[],
  who: Pick<Entry, 'client' | 'organization'>,
  ask: Ask,
  send: (ask: Ask) => Promise<Answer | undefined>,
): Promise<Entry> {
  const entry: Entry = { ...who, ask, invokedAt: performance.now(), endedAt: Infinity, outcome: 'info' };
  entries.push(entry);
  const answer = await send(ask).catch(() => undefined);
  Object.assign(entry, { answer, outcome: outcomeOf(answer), endedAt: performance.now() });
  return entry;
}

export interface AnsweredOrder {
  salesorder_id: string;
  salesorder_number: string;
  reference_number: string;
  notes: string;
  order_status: string;
  line_items?: { line_item_id: string }[];
}

/** What an answer about one order consists of, on either wire. */
interface AnswerBody {
  salesorder?: AnsweredOrder;
  code?: number | string;
  message?: string;
  details?: { id?: string; api_name?: string };
  data?: [AnswerBody, ...AnswerBody[]] | { order_id?: number };
  errors?: { field: string; message: string }[];
}

function bodyOf(answer: Answer | undefined): AnswerBody {
  return answer?.text.startsWith('{') ? (answer.json as AnswerBody) : {};
}

/** The id of the order in an answer about one. */
export function orderIdIn(answer: Answer | undefined): string {
  const { salesorder, data } = bodyOf(answer);
  const named = Array.isArray(data) ? data[0]?.details?.id : data?.order_id;
  return salesorder?.salesorder_id ?? String(named ?? '');
}

/** CRM's codes as Inventory's numbers, so that the checker has one table of reasons. */
const NUMBERS: Record<string, number> = {
  SUCCESS: 0,
  DUPLICATE_DATA: 36004,
  ALREADY_MODIFIED: 36006,
  DUPLICATE_REQUEST: 36007,
  CONFLICT: 36008,
  SERVICE_UNAVAILABLE: 1001,
};

/** Getfly has no codes but statuses and messages. */
const MESSAGES: [RegExp, number][] = [
  [/^Success/, 0],
  [/not found/, 1002],
  [/cannot be changed/, 36005],
  [/has changed/, 36006],
  [/idempotency key was used/, 36007],
  [/being changed by others/, 36008],
  [/outcome is unknown|time ran out/i, 1001],
];

function numberOf(message: string, errors: AnswerBody['errors']): number | undefined {
  if (errors?.some(({ message: why }) => why.endsWith('already exists'))) return 36004;
  return MESSAGES.find(([words]) => words.test(message))?.[1];
}

/** The code and message of an answer about one order. */
export function wordsIn(answer: Answer | undefined): { code?: number; message?: string } {
  const body = bodyOf(answer);
  const { code, message, details } =
    body.code === undefined && Array.isArray(body.data) ? body.data[0] : body;
  if (code === undefined && message !== undefined) return { code: numberOf(message, body.errors), message };
  if (typeof code !== 'string') return { code, message };
  const invalid = details?.api_name === 'Status' ? 36005 : 1002;
  return { code: code === 'INVALID_DATA' ? invalid : NUMBERS[code], message };
}

/** The order in an answer about one. */
export function orderIn(answer: Answer | undefined): AnsweredOrder | undefined {
  return bodyOf(answer).salesorder;
}

/** The version in an answer's ETag. */
export function versionIn(answer: Answer | undefined): number | undefined {
  const version = /^"(\d+)"$/.exec(answer?.headers['etag'] ?? '')?.[1];
  return version === undefined ? undefined : Number(version);
}
