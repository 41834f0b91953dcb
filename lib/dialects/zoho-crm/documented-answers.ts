/** How CRM's calls are asked and answered alike, for the documents. */
import * as z from 'zod/mini';
import {
  servedParameters,
  withWords,
  type DocumentedAnswers,
  type DocumentedCall,
  type DocumentedParameter,
} from '../leaves/documented.ts';
import { AnsweredFailure, AnsweredInfo, resultsOf } from './answers-results.ts';
import { LIST_PARAMETERS, SEARCH_PARAMETERS } from './list-parameters.ts';

/** Some done: 207. None: 400. What concerns the request rather than a record stands alone. */
export const results = (status: number, result: z.ZodMiniType): DocumentedAnswers => ({
  [status]: resultsOf(result),
  207: resultsOf(result),
  400: z.union([AnsweredFailure, resultsOf(result)]),
});
export const EMPTY = { 204: null };
export const page = (record: z.ZodMiniType): DocumentedAnswers => ({
  200: z.object({ data: z.array(record), info: AnsweredInfo }),
  204: null,
  304: null,
});

export const SINCE: DocumentedParameter[] = [
  { name: 'If-Modified-Since', description: 'Only what has changed since: else 304.' },
];
const WORDS = {
  fields: {
    description: 'Names with commas; from v3 on a list has to have it.',
    example: 'Subject,Grand_Total',
  },
  page_token: { description: 'Of the page before.' },
  sort_order: { values: ['asc', 'desc'] },
  criteria: { example: '(SO_Number:equals:SO-00001)' },
  word: { description: 'At least one of `criteria`, `word`, `email` and `phone`.' },
};
export const listed = withWords(servedParameters(LIST_PARAMETERS), WORDS);
export const sought = withWords(servedParameters(SEARCH_PARAMETERS), WORDS);
export const FIELDS: DocumentedParameter[] = [{ name: 'fields', description: 'Names with commas.' }];

export const list = (noun: string, tag: string, record: z.ZodMiniType): DocumentedCall => ({
  summary: `List ${noun}`,
  tag,
  query: listed,
  headers: SINCE,
  answers: page(record),
});
export const search = (noun: string, tag: string, record: z.ZodMiniType): DocumentedCall => ({
  ...list(noun, tag, record),
  summary: `Search ${noun}`,
  query: sought,
});
export const get = (noun: string, tag: string, record: z.ZodMiniType): DocumentedCall => ({
  summary: `Read ${noun}`,
  tag,
  query: FIELDS,
  headers: SINCE,
  answers: { 200: z.object({ data: z.array(record) }), 204: null, 304: null },
});

export const describe = (
  summary: string,
  key: string,
  part: z.ZodMiniType,
  also: DocumentedAnswers = {},
) => ({
  summary,
  tag: 'Metadata',
  query: [{ name: 'module', isRequired: true as const, example: 'Sales_Orders' }],
  answers: { 200: z.object({ [key]: z.array(part) }), ...also },
});
