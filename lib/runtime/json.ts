/** Printing of answers: decimals were opened to raw JSON numbers by the dialects, so nothing is rounded here. */
import type { WireAnswer } from '../dialects/exchange.ts';
import { OrderError } from '../domain/order-error.ts';

const JSON_TYPE = 'application/json;charset=UTF-8';

export interface PrintedAnswer {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
}

/** Lambda refuses an answer above 6 MB after the work was done; only lists come near, and they are refused in words. */
export const ANSWER_LIMIT_BYTES = 5.5 * 1024 * 1024;

/** The answer as API Gateway takes it. @throws OrderError too_large */
export function printAnswer(answer: WireAnswer, requestId: string): PrintedAnswer {
  const headers: Record<string, string> = { ...answer.headers, 'x-request-id': requestId };
  if (answer.body === undefined) return { statusCode: answer.status, headers, body: '' };
  const body = JSON.stringify(answer.body);
  if (Buffer.byteLength(body) > ANSWER_LIMIT_BYTES) {
    throw new OrderError('too_large', { limitBytes: ANSWER_LIMIT_BYTES });
  }
  return { statusCode: answer.status, headers: { 'content-type': JSON_TYPE, ...headers }, body };
}
