/** Two recordings side by side: which answers differ, and where. */

/** One line of a recording. */
export interface RecordedLine {
  group: string;
  step: number;
  request: string;
  status: number;
  headers: Record<string, string>;
  body: string;
}

export interface Difference {
  /** The group, the step in it and the request. */
  at: string;
  one: string;
  other: string;
}

export interface Comparison {
  equal: number;
  differences: Difference[];
}

const AROUND = 60;
const NONE = 'no such answer';

/** Compares line by line. A line that only one recording has is a difference too. */
export function compareRecordings(one: readonly string[], other: readonly string[]): Comparison {
  const length = Math.max(one.length, other.length);
  const differences = Array.from({ length }, (_, at) => differenceOf(one[at], other[at])).filter(
    (difference) => difference !== undefined,
  );
  return { equal: length - differences.length, differences };
}

function differenceOf(one: string | undefined, other: string | undefined): Difference | undefined {
  if (one === other) return undefined;
  const { group, step, request } = JSON.parse(one ?? other ?? '{}') as RecordedLine;
  const at = `${group} ${step}: ${request}`;
  if (one === undefined || other === undefined) return { at, one: one ?? NONE, other: other ?? NONE };
  return { at, ...excerpts(one, other) };
}

/** What stands around the first character that differs. */
function excerpts(one: string, other: string): { one: string; other: string } {
  let first = 0;
  while (one[first] === other[first]) first += 1;
  const around = (text: string) => text.slice(Math.max(0, first - AROUND), first + AROUND);
  return { one: around(one), other: around(other) };
}
