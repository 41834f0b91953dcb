/** What a collection needs beside the documents: names for ids, bodies that work one after the other, and what is kept of answers. */

export interface CollectionWords {
  /** What {id} and the like stand for, by the beginning of the path. */
  ids: [path: RegExp, variable: string][];
  /** By exchange, bodies in the order of the collection; what is in braces is a variable. */
  bodies: Record<string, string>;
  /** By exchange, values of the query. */
  queries: Record<string, Record<string, string>>;
  /** By exchange, what is kept of its answer: variable and place. */
  kept: Record<string, Record<string, string>>;
  /** Exchanges of the walk, in its order: each answers its success. */
  walk: string[];
}

/** Names that stand one after the other. */
export const walkOf = (names: string) => names.trim().split(/\s+/);

export const DEMO_CUSTOMER = '4815000000044080';
export const DEMO_ITEM = '4815000000044100';
