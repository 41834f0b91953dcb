/** Holds the answers of a worker against the documents, and keeps count for the end of the run. */
import { appendFileSync } from 'node:fs';
import type { Answer } from './client.ts';
import { AnswerCheck } from './documented-answers.ts';

/** Where workers tell how many they have checked, one line of JSON each; see answer-count.ts. */
export const COUNTS_FILE = 'CHECKED_ANSWERS_FILE';

export interface CheckedAnswers {
  counts: [document: string, count: number][];
  seen: string[];
}

let check: AnswerCheck | undefined;

/** @throws Error for an answer that its document describes otherwise: one of the two is wrong */
export function assertDocumented(method: string, target: string, answer: Answer): void {
  check ??= new AnswerCheck();
  const fault = check.fault(method, target, answer);
  if (fault) throw new Error(fault);
}

/** Adds to the file what was checked since the last time. */
export function tellCounts(): void {
  const file = process.env[COUNTS_FILE];
  if (!check || !file || check.counts.size === 0) return;
  const told: CheckedAnswers = { counts: [...check.counts], seen: [...check.seen] };
  appendFileSync(file, `${JSON.stringify(told)}\n`);
  check.counts = new Map();
  check.seen = new Set();
}
