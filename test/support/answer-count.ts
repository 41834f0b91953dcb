/** Says, at the end of a run, how many answers were held against the documents, and how much of these was seen. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COUNTS_FILE, type CheckedAnswers } from './checked-answers.ts';
import { committedDocuments, placesIn } from './documented-answers.ts';

/** Vitest calls what is returned when the run is over. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'answers-'));
  const file = join(folder, 'counts.jsonl');
  writeFileSync(file, '');
  process.env[COUNTS_FILE] = file;
  return () => {
    const told = readFileSync(file, 'utf8').split('\n').filter(Boolean);
    rmSync(folder, { recursive: true });
    if (told.length > 0) console.log(summary(told.map((line) => JSON.parse(line) as CheckedAnswers)));
  };
}

/** One that differs has failed its test, so that none can be left. */
function summary(told: CheckedAnswers[]): string {
  const counts = new Map<string, number>();
  for (const [document, count] of told.flatMap(({ counts: each }) => each))
    counts.set(document, (counts.get(document) ?? 0) + count);
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const by = [...counts].map(([document, count]) => `${document} ${count}`).join(', ');
  const { seen, known } = seenOf(new Set(told.flatMap((each) => each.seen)));
  return `answers held against docs/openapi: ${all} (${by}); successes of ${seen} of ${known} operations seen`;
}

/** An operation is seen when any of its paths has answered a success. */
function seenOf(seen: ReadonlySet<string>): { seen: number; known: number } {
  const done = new Set([...seen].filter((each) => / [23]\d\d$/.test(each)).map((each) => each.slice(0, -4)));
  const operations = new Map<string, boolean>();
  for (const [key, places] of placesIn(committedDocuments())) {
    for (const { document, pointer } of places)
      operations.set(document + pointer, operations.get(document + pointer) || done.has(key));
  }
  return { seen: [...operations.values()].filter(Boolean).length, known: operations.size };
}
