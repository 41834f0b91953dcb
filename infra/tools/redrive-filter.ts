/** Which messages of a dead-letter queue are meant. */
import type { Letter } from './dead-letter.ts';

/** Everything that is given must fit. Ages in milliseconds, counted from when the message was put aside. */
export interface RedriveFilter {
  organization?: string;
  type?: string;
  order?: string;
  olderThan?: number;
  youngerThan?: number;
}

/** `sentAt`: when it was put aside, in epoch milliseconds. */
export function fits(sentAt: number, letter: Letter | undefined, filter: RedriveFilter): boolean {
  const age = Date.now() - sentAt;
  return (
    (filter.organization === undefined || letter?.organization === filter.organization) &&
    (filter.type === undefined || letter?.type === filter.type) &&
    (filter.order === undefined || letter?.order === filter.order) &&
    (filter.olderThan === undefined || age >= filter.olderThan) &&
    (filter.youngerThan === undefined || age <= filter.youngerThan)
  );
}
