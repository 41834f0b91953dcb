/** Searches and counts: records by criteria, word, e-mail or phone number; what is given together must all hold. */
import type { Condition, ListCommand } from '../../domain/list-command.ts';
import { asFilters } from '../../domain/list-filters-of.ts';
import { OrderError } from '../../domain/order-error.ts';
import type { OrderPage } from '../../domain/ports.ts';
import { only, type Reading, type WireAnswer, type WireRequest } from '../exchange.ts';
import { assertServed } from '../leaves/list-parameters.ts';
import { conditionOn } from './criteria-fields.ts';
import { decodeCriteria } from './criteria.ts';
import { SEARCH_PARAMETERS, SOUGHT } from './list-parameters.ts';
import { decodePage } from './lists.ts';

const LONGEST_WORD = 500;

/** @throws OrderError missing_field (nothing is looked for) | invalid_value | limit_exceeded */
export function decodeSearch(request: WireRequest): ListCommand {
  if (!SOUGHT.some((name) => request.query.get(name)?.trim())) {
    throw new OrderError('missing_field', { field: SOUGHT[0] });
  }
  return decodeSought(request);
}

/** @throws OrderError invalid_value | limit_exceeded */
export function decodeCount(request: WireRequest): ListCommand {
  return { ...decodeSought(request), whole: undefined, count: true };
}

function decodeSought(request: WireRequest): ListCommand {
  const { query } = request;
  assertServed(query, SEARCH_PARAMETERS);
  const page = decodePage(request);
  const [criteria, word, email, phone] = SOUGHT.map((name) => textIn(query, name));
  const all: Condition[] = [
    ...(criteria ? [decodeCriteria(criteria, conditionOn)] : []),
    ...(page.modifiedSince ? [{ filter: { modifiedSince: page.modifiedSince } }] : []),
    ...(word ? [{ filter: { searchText: word } }] : []),
    ...(email ? [{ look: { at: 'emails', is: 'equal', value: email, as: 'email' } as const }] : []),
    ...(phone ? [{ look: { at: 'phones', is: 'equal', value: phone, as: 'phone' } as const }] : []),
  ];
  return { ...page, modifiedSince: undefined, ...asFilters({ all }) };
}

/** @throws OrderError invalid_value */
function textIn(query: URLSearchParams, name: (typeof SOUGHT)[number]): string | undefined {
  const text = query.get(name)?.trim();
  if (!text) return undefined;
  if (name === 'phone' && !/\d/.test(text))
    throw new OrderError('invalid_value', { field: name, expected: 'a number with digits' });
  if (name !== 'criteria' && text.length > LONGEST_WORD)
    throw new OrderError('invalid_value', { field: name, expected: `at most ${LONGEST_WORD} characters` });
  return text;
}

export function encodeCount({ count = 0 }: OrderPage): WireAnswer {
  return { status: 200, body: { count } };
}

/** What lists are narrowed by in our words, where a record has no field that is called so, and in the client's. */
const WORDS: Record<string, string> = {
  sortBy: 'sort_by',
  pageToken: 'page_token',
  modifiedSince: 'If-Modified-Since',
  searchText: 'word',
};
/** Called alike on both sides, or in the client's words already. */
const SAME = /^(page|per_page|sort_by|sort_order|ids|fields|type|page_token|If-Modified-Since)$/;

/** A reading of a list: what it is refused for is called as the request calls it. */
export function aboutList<Value>(
  { query }: WireRequest,
  command: ListCommand,
  answer: (value: Value) => WireAnswer,
): Reading<ListCommand, Value> {
  const wordOf = (field: string): string => {
    if (SAME.test(field)) return field;
    return WORDS[field] ?? SOUGHT.find((name) => query.get(name)?.trim()) ?? SOUGHT[0];
  };
  return {
    commands: [{ command }],
    answer: (outcomes) => {
      const [outcome] = outcomes;
      if (!outcome || !('error' in outcome) || !('field' in outcome.error.details))
        return answer(only(outcomes));
      const { code, details } = outcome.error;
      throw new OrderError(code, { ...details, field: wordOf(String(details.field)) });
    },
  };
}
