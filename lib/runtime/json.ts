/** Printing of answers: decimals were opened to raw JSON numbers by the dialects, so nothing is rounded here. */
import type { WireAnswer } from '../dialects/exchange.ts';

export const JSON_TYPE = 'application/json;charset=UTF-8';

export interface PrintedAnswer {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
}

/** The answer as API Gateway takes it. */
export function printAnswer(answer: WireAnswer, requestId: string): PrintedAnswer {
  const headers: Record<string, string> = { ...answer.headers, 'x-request-id': requestId };
  if (answer.body === undefined) return { statusCode: answer.status, headers, body: '' };
  return {
    statusCode: answer.status,
    headers: { 'content-type': JSON_TYPE, ...headers },
    body: JSON.stringify(answer.body),
  };
}
