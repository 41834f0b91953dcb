/** How the calls of Inventory and Books on rows are asked and answered alike, for the documents. */
import * as z from 'zod/mini';
import { servedParameters, withWords, type DocumentedCall } from '../leaves/documented.ts';
import { AnsweredPage } from './answers-envelope.ts';
import { Done, envelope } from './documented-envelope.ts';
import type { RowList } from './row-lists.ts';

export const list = (list: RowList, row: z.ZodMiniType, tag: string): DocumentedCall => ({
  summary: `List ${list.report.toLowerCase()}`,
  tag,
  query: withWords(servedParameters(list.parameters), { sort_order: { values: ['A', 'D'] } }),
  answers: { 200: envelope({ [list.key]: z.array(row), page_context: AnsweredPage }) },
});

/** What the calls on one kind of rows are documented with. */
export interface Row {
  tag: string;
  noun: string;
  key: string;
  body: z.ZodMiniType;
  answer: z.ZodMiniType;
}

const one = ({ key, answer }: Row) => envelope({ [key]: answer });
export const get = (row: Row): DocumentedCall => ({
  summary: `Read ${row.noun}`,
  tag: row.tag,
  answers: { 200: one(row) },
});
export const create = (row: Row): DocumentedCall => ({
  summary: `Create ${row.noun}`,
  tag: row.tag,
  body: row.body,
  answers: { 201: one(row) },
});
export const update = (row: Row): DocumentedCall => ({
  summary: `Change ${row.noun}`,
  tag: row.tag,
  body: row.body,
  answers: { 200: one(row) },
});
export const done = ({ tag, noun }: Row, verb: string): DocumentedCall => ({
  summary: `${verb} ${noun}`,
  tag,
  answers: { 200: Done },
});

export const read = (summary: string, tag: string, parts: Record<string, z.ZodMiniType>): DocumentedCall => ({
  summary,
  tag,
  answers: { 200: envelope(parts) },
});
