/** Books: the dialect of Inventory below bases of its own. Where its words are others stands in one table, which every answer there goes through. */
import type { WireAnswer } from '../exchange.ts';
import { own } from '../leaves/own.ts';

/** What Books calls otherwise, by the fields of a record: a confirmed order is open. */
const OPEN = { confirmed: 'open' };
const WORDS: Record<string, Record<string, string>> = {
  status: OPEN,
  order_status: OPEN,
  current_sub_status: OPEN,
  parent_status: OPEN,
};

/** Its times have an offset and no fraction: the cursors of extracts read nothing else. */
const TIMES = new Set(['created_time', 'last_modified_time', 'changed_time']);

/** Lists of records inside a record. */
const INNER = new Set(['sub_statuses']);

const BASE = /\/(?:books|api)\/v3\//;

/** True of a path below a base of Books, whatever stands before it. */
export const isBooks = (path: string): boolean => BASE.test(path);

/** The answer in Books' words. */
export function inBooksWords(answer: WireAnswer): WireAnswer {
  const { body } = answer;
  if (typeof body !== 'object' || body === null) return answer;
  const parts = Object.entries(body).map(([name, part]) => [name, eachRecord(part)] as const);
  return { ...answer, body: Object.fromEntries(parts) };
}

function eachRecord(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(recordInBooksWords);
  return recordInBooksWords(part);
}

/** A record: an order, a row of a list, a comment. What it holds is none, but for the lists that are named. */
function recordInBooksWords(record: unknown): unknown {
  if (typeof record !== 'object' || record === null || Object.getPrototypeOf(record) !== Object.prototype)
    return record;
  const fields = Object.entries(record).map(([name, value]) => [name, wordFor(name, value)] as const);
  return Object.fromEntries(fields);
}

function wordFor(name: string, value: unknown): unknown {
  if (INNER.has(name)) return eachRecord(value);
  if (typeof value !== 'string') return value;
  if (TIMES.has(name)) return value.replace(/\.\d{3}Z$/, '+0000');
  return own(own(WORDS, name) ?? {}, value) ?? value;
}
