/** Times in criteria: records show whole seconds, and are compared by them. */
import type { SingleFilters } from '../../domain/list-command.ts';
import { type Comparisons, filter, not, type Refuse } from './criteria-kinds.ts';

const SECOND_MS = 1000;

/** The second that a text names, in milliseconds. A plus that was not escaped in the query is a space. */
function secondOf(value: string, refuse: Refuse): number {
  const text = value.replace(/ (?=\d{2}:?\d{2}$)/, '+');
  const time = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text)
    ? Date.parse(isZoned(text) ? text : `${text}Z`)
    : NaN;
  if (Number.isNaN(time)) throw refuse('a time is expected (2026-11-21T18:00:00+00:00)');
  return Math.floor(time / SECOND_MS) * SECOND_MS;
}

const isZoned = (text: string): boolean => /(?:Z|[+-]\d{2}:?\d{2})$/i.test(text);
const at = (milliseconds: number): string => new Date(milliseconds).toISOString();

export function created(refuse: Refuse): Comparisons {
  const from = (value: string, seconds = 0): SingleFilters => ({
    createdFrom: at(secondOf(value, refuse) + seconds * SECOND_MS),
  });
  const to = (value: string, seconds = 0): SingleFilters => ({
    createdTo: at(secondOf(value, refuse) + (seconds + 1) * SECOND_MS - 1),
  });
  return {
    equals: (value) => filter({ ...from(value), ...to(value) }),
    greater_equal: (value) => filter(from(value)),
    greater_than: (value) => filter(from(value, 1)),
    less_equal: (value) => filter(to(value)),
    less_than: (value) => filter(to(value, -1)),
  };
}

export function modified(refuse: Refuse): Comparisons {
  /** Later than the second, or than so many after it. */
  const since = (value: string, seconds = 0) =>
    filter({ modifiedSince: at(secondOf(value, refuse) + seconds * SECOND_MS) });
  return {
    equals: (value) => ({ all: [since(value, -1), not(since(value))] }),
    greater_equal: (value) => since(value, -1),
    greater_than: (value) => since(value),
    less_equal: (value) => not(since(value)),
    less_than: (value) => not(since(value, -1)),
  };
}
