/**
 * The table and its indexes as data: infra and the local engine build the same one from it.
 * Final from the first deployment on: CloudFormation changes one index at a time and cannot change a projection.
 */

export const PARTITION_KEY = 'PK';
export const SORT_KEY = 'SK';
export const EXPIRY = 'expiresAt';
/** On a change that was moved in: it was told where it was made, and is published only when a replay asks for it. */
export const QUIET = 'quiet';
/** On a reference row: its kind, by which the stream knows it from what finds it. */
export const ROW_KIND = 'rowKind';
/** The packed attribute that an index with rows carries: what a list shows. */
export const ROW = 'row';

export interface IndexShape {
  name: string;
  partitionKey: string;
  sortKey: string;
  /** Rows cost a write whenever one changes; without them an index holds keys, and a list reads the orders it shows. */
  carries: 'rows' | 'keys';
}

/** Every partition begins with the organisation; in each, an order stands by its creation: createdAt#id. */
export const INDEXES = {
  /** ORG#o by createdAt#id. */
  byCreation: {
    name: 'by-creation',
    partitionKey: 'organizationKey',
    sortKey: 'createdKey',
    carries: 'rows',
  },
  /** ORG#o#STAGE#s by createdAt#id: the status that a list shows, derived from what is invoiced and shipped. */
  byStage: { name: 'by-status', partitionKey: 'stageKey', sortKey: 'createdKey', carries: 'rows' },
  /** ORG#o#CUSTOMER#c by createdAt#id. */
  byCustomer: { name: 'by-customer', partitionKey: 'customerKey', sortKey: 'createdKey', carries: 'keys' },
  /** ORG#o by date#createdAt#id. */
  byDate: { name: 'by-date', partitionKey: 'organizationKey', sortKey: 'dateKey', carries: 'keys' },
  /** Change items alone: ORG#o#CHANGES#month by time#id#version, and what the change was when it took the order away. */
  byChange: { name: 'by-change', partitionKey: 'monthKey', sortKey: 'changedKey', carries: 'rows' },
} as const satisfies Record<string, IndexShape>;
