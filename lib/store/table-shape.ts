/**
 * The table and its indexes as data: infra and the local engine build the same one from it.
 * Final from the first deployment on: CloudFormation changes one index at a time and cannot change a projection.
 */

export const PARTITION_KEY = 'PK';
export const SORT_KEY = 'SK';
export const EXPIRY = 'expiresAt';
/** The packed attribute that every index carries: what a list shows. */
export const PROJECTED = ['row'];

export interface IndexShape {
  name: string;
  partitionKey: string;
  sortKey: string;
}

/** Every partition begins with the organisation. */
export const INDEXES = {
  /** ORG#o by order id, which is by time of creation. */
  byCreation: { name: 'by-creation', partitionKey: 'organizationKey', sortKey: 'createdKey' },
  /** ORG#o by date#id. */
  byDate: { name: 'by-date', partitionKey: 'organizationKey', sortKey: 'dateKey' },
  /** ORG#o by time#id; change items too, under ORG#o#CHANGES#day. */
  byLastChange: { name: 'by-last-change', partitionKey: 'changedPartition', sortKey: 'changedKey' },
  /** ORG#o#CUSTOMER#c by date#id. */
  byCustomer: { name: 'by-customer', partitionKey: 'customerKey', sortKey: 'dateKey' },
  /** ORG#o#STATUS#s by date#id. */
  byStatus: { name: 'by-status', partitionKey: 'statusKey', sortKey: 'dateKey' },
} as const satisfies Record<string, IndexShape>;

export type IndexName = keyof typeof INDEXES;
