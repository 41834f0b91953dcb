/** What an erasure does, told before it is done, and not done in a dry run. */
import type { Calls } from '../store/table.ts';
import type { Person } from './person.ts';

export type ErasedKind = 'order' | 'change' | 'comment' | 'claim' | 'refusal' | 'look-up' | 'contact';

export interface Erasing {
  calls: Calls;
  /** `what`: which one, by ids alone. */
  erase(kind: ErasedKind, what: string, work: () => Promise<unknown>): Promise<void>;
  now: Date;
}

/** Those of an organisation who are to be forgotten, and what is known of them. */
export type People = ReadonlyMap<string, Person>;

export const nameOf = (org: string, customerId: string): string => `${org} ${customerId}`;
