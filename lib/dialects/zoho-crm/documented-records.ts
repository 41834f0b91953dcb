/** The calls of CRM on records of orders, as the documents show them. */
import * as z from 'zod/mini';
import { servedParameters, type DocumentedCall } from '../leaves/documented.ts';
import { AnsweredDeletedRecord } from './answers-beside.ts';
import { AnsweredDeleted, AnsweredSaved, AnsweredUpserted, resultsOf } from './answers-results.ts';
import { AnsweredRecord } from './answers-record.ts';
import { get, list, page, results, search, SINCE, sought } from './documented-answers.ts';
import { StatedRecords, StatedUpsert } from './documented-bodies.ts';
import { DELETED_PARAMETERS } from './list-parameters.ts';

const RECORDS = 'Sales orders';

export const recordCalls = {
  insert: {
    summary: 'Create orders',
    tag: RECORDS,
    body: StatedRecords,
    answers: results(201, AnsweredSaved),
  },
  list: list('orders', RECORDS, AnsweredRecord),
  search: search('orders', RECORDS, AnsweredRecord),
  count: {
    summary: 'Count orders',
    tag: RECORDS,
    query: sought,
    answers: { 200: z.object({ count: z.int() }) },
  },
  listDeleted: {
    summary: 'List deleted orders',
    tag: RECORDS,
    query: servedParameters(DELETED_PARAMETERS),
    headers: SINCE,
    answers: page(AnsweredDeletedRecord),
  },
  retrieve: get('an order', RECORDS, AnsweredRecord),
  updateMany: {
    summary: 'Change orders',
    tag: RECORDS,
    body: StatedRecords,
    answers: results(200, AnsweredSaved),
  },
  updateOne: {
    summary: 'Change an order',
    tag: RECORDS,
    body: StatedRecords,
    answers: results(200, AnsweredSaved),
  },
  upsert: {
    summary: 'Create orders, or change those that are there',
    tag: RECORDS,
    body: StatedUpsert,
    answers: { ...results(200, AnsweredUpserted), 201: resultsOf(AnsweredUpserted) },
  },
  deleteOne: { summary: 'Delete an order', tag: RECORDS, answers: results(200, AnsweredDeleted) },
  deleteMany: {
    summary: 'Delete orders',
    tag: RECORDS,
    query: [{ name: 'ids', isRequired: true, description: 'With commas, up to 100.' }],
    answers: results(200, AnsweredDeleted),
  },
} satisfies Record<string, DocumentedCall>;
