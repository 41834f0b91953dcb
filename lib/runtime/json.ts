/** Printing of answers: decimals were opened to raw JSON numbers by the dialects, so nothing is rounded here. */
import type { WireAnswer } from '../dialects/exchange.ts';
import { OrderError } from '../domain/order-error.ts';
import { LIMITS } from '../domain/limits.ts';

const JSON_TYPE = 'application/json;charset=UTF-8';

/** It is one caller's own, and JSON: nobody keeps it for another, or guesses that it is something else. */
export const EVERY_ANSWER = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  vary: 'Authorization, X-API-KEY',
};

export interface PrintedAnswer {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
}

/** What clients are told: the answer as they would get it, whose quotes count twice on the way. */
export const ANSWER_LIMIT_BYTES = 5.5 * 1024 * 1024;
const BRIEF_TEXT_LENGTH = 500;

/** A character takes six bytes at most inside a JSON text, and headers take less than what is left. */
const SURELY_FITS = Math.floor(LIMITS.answerBytes / 6.5);

/** The answer as API Gateway takes it. @throws OrderError too_large */
export function printAnswer(answer: WireAnswer, requestId: string): PrintedAnswer {
  const headers: Record<string, string> = {
    ...EVERY_ANSWER,
    ...answer.headers,
    'x-request-id': requestId,
  };
  if (answer.body === undefined) return { statusCode: answer.status, headers, body: '' };
  const body = printBody(answer.body);
  const printed = { statusCode: answer.status, headers: { 'content-type': JSON_TYPE, ...headers }, body };
  if (body.length > SURELY_FITS && !fitsInvocation(printed))
    throw new OrderError('too_large', { limitBytes: ANSWER_LIMIT_BYTES });
  return printed;
}

/** JSON; what an answer holds under two names, an order for one, is printed once. */
function printBody(body: unknown): string {
  if (typeof body !== 'object' || body === null || Object.getPrototypeOf(body) !== Object.prototype)
    return JSON.stringify(body);
  const texts = new Map<unknown, string | undefined>();
  const members = Object.entries(body).flatMap(([name, value]) => {
    const text = texts.get(value) ?? JSON.stringify(value);
    texts.set(value, text);
    return text === undefined ? [] : [`${JSON.stringify(name)}:${text}`];
  });
  return `{${members.join(',')}}`;
}

/** True when Lambda takes it: the body is a text inside a JSON text there. */
export function fitsInvocation(answer: unknown): boolean {
  return Buffer.byteLength(JSON.stringify(answer)) <= LIMITS.answerBytes;
}

/** A success that grew too large after the work was done: its code and words, without what made it large. */
export function inBrief(answer: WireAnswer): WireAnswer {
  const isShort = (value: unknown) =>
    typeof value === 'string' ? value.length <= BRIEF_TEXT_LENGTH : typeof value !== 'object';
  const parts = Object.entries(answer.body ?? {}).filter(([, value]) => isShort(value));
  return { ...answer, body: Object.fromEntries(parts) };
}
