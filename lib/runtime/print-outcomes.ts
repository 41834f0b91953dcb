/** Outcomes in words, and words that Lambda takes: what cannot be answered is refused, or told in brief when it is done. */
import type { WireAnswer } from '../dialects/exchange.ts';
import { isOrderError, OrderError } from '../domain/order-error.ts';
import type { OrderPage } from '../domain/ports.ts';
import type { Operation, Outcome } from '../operations/operation.ts';
import { inBrief, printAnswer, type PrintedAnswer } from './json.ts';

/** @throws OrderError too_large | limit_exceeded, of what changed nothing */
export function printOutcomes(
  { name, table }: Operation<never, unknown>,
  answer: WireAnswer,
  outcomes: Outcome<unknown>[],
  requestId: string,
): PrintedAnswer {
  if (table === 'write') return printDone(answer, requestId);
  return name === 'list' ? printPage(answer, requestId, outcomes[0]) : printAnswer(answer, requestId);
}

/** What was done stays a success, however large its words became: a refusal says that nothing happened. */
function printDone(answer: WireAnswer, requestId: string): PrintedAnswer {
  try {
    return printAnswer(answer, requestId);
  } catch (error) {
    if (!isOrderError(error, 'too_large') || answer.status >= 400) throw error;
    return printAnswer(inBrief(answer), requestId);
  }
}

/** A page that no answer can hold is refused with the name of a smaller one. @throws OrderError limit_exceeded */
function printPage(answer: WireAnswer, requestId: string, page: Outcome<unknown> | undefined): PrintedAnswer {
  try {
    return printAnswer(answer, requestId);
  } catch (error) {
    const rows = page && 'value' in page ? (page.value as OrderPage).rows.length : 0;
    if (!isOrderError(error, 'too_large') || rows < 2) throw error;
    throw new OrderError(
      'limit_exceeded',
      { field: 'per_page', limit: Math.floor(rows / 2) },
      { cause: error },
    );
  }
}

/** What is stored and cannot be read is our defect, never the caller's, whose own body has been read by then. */
export function answered<Value>(
  answer: (outcomes: Outcome<Value>[]) => WireAnswer,
  outcomes: Outcome<Value>[],
): WireAnswer {
  try {
    return answer(outcomes);
  } catch (error) {
    throw isOrderError(error, 'malformed_body') ? new OrderError('internal', {}, { cause: error }) : error;
  }
}
