/** Ids that only a run knows: requests name them by the answer that told them, and the place in it. */
import { mayStandIn } from '../../lib/domain/numeric-id.ts';
import type { RecordedRequest } from './corpus.ts';

/** Ids of orders and lines, and the numbers of orders. */
const ID = /(?<![\d.])\d{16,19}(?!\d)|SO-\d{5,}/g;
const REFERENCE = /\{\{answer (\d+), id (\d+)\}\}/g;

/**
 * The ids of an answer in the order in which they stand there, repeated ones too. Numbers that stand in for codes are not
 * counted: the corpus is older than they are.
 */
export function idsIn(text: string): string[] {
  return (text.match(ID) ?? []).filter((id) => !mayStandIn(id));
}

/** What is sent. `ids` holds those of earlier answers by the step they answered; what was not told stays as it is. */
export function withIds(request: RecordedRequest, ids: ReadonlyMap<number, string[]>): RecordedRequest {
  const fill = (text: string) =>
    text.replaceAll(
      REFERENCE,
      (whole, answer: string, at: string) => ids.get(Number(answer))?.[Number(at)] ?? whole,
    );
  return {
    method: request.method,
    // An id that was never told leaves braces and blanks behind, which no request line may hold.
    path: fill(request.path).replaceAll(/[{} ]/g, encodeURIComponent),
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, fill(value)])),
    ...(request.body !== undefined && { body: fill(request.body) }),
  };
}
