/** What the clients of a run did and heard: invoke, then ok, fail or info (outcome unknown). */
import type { Ask } from './asks.ts';

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

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
}

/** The order in an answer about one. */
export function orderIn(answer: Answer | undefined): AnsweredOrder | undefined {
  if (!answer?.body.startsWith('{')) return undefined;
  return (JSON.parse(answer.body) as { salesorder?: AnsweredOrder }).salesorder;
}

/** The version in an answer's ETag. */
export function versionIn(answer: Answer | undefined): number | undefined {
  const version = /^"(\d+)"$/.exec(answer?.headers['etag'] ?? '')?.[1];
  return version === undefined ? undefined : Number(version);
}
