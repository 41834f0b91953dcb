/** What a list of orders asks the table, as `recordedCalls` keeps it, and what it answers. */
import { onTestFinished } from 'vitest';
import { setBounds } from './list-bounds.ts';

/** Sets bounds for what is left of a test. */
export const bounds = (small: Parameters<typeof setBounds>[0]): void => onTestFinished(setBounds(small));

export const done = (ids: string, hasMore = false) => ({ ids, hasMore });
export const key = (id: string) => ({ PK: `ORG#5#SO#${id}`, SK: 'ORDER' });
export const LAST = '\u{10FFFF}';
export const walk = (index: object | undefined, partition: string, more: object = {}) => [
  'query',
  {
    partition,
    sort: { from: ' ', to: LAST },
    index,
    descending: false,
    pageSize: 10,
    eventually: true,
    ...more,
  },
];
export const read = (...ids: string[]) => ['batchGet', { keys: ids.map(key), eventually: true }];
/** How a walk is read whose rows are looked at. */
export const looks = { pageSize: 1000 };
