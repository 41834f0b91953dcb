/** What a running function needs from outside; built once per container. */
import type { ApiKeys } from '../access/api-keys.ts';
import type { RateLimits } from '../access/rate-limits.ts';
import type { CommentStore } from '../domain/comment.ts';
import type { RowStore } from '../domain/stored-rows.ts';
import type { Clock, Ids, OrderStore, ReferenceStore, RefusalStore } from '../domain/ports.ts';

export interface Stores {
  orders: OrderStore;
  comments: CommentStore;
  references: ReferenceStore;
  rows: RowStore;
  refusals: RefusalStore;
}

export interface Dependencies {
  /** The stores of one request: nothing is retried past the deadline (epoch milliseconds). Dry, they write nothing. */
  stores(deadline: number, isDry?: boolean): Stores;
  apiKeys: ApiKeys;
  rateLimits: RateLimits;
  clock: Clock;
  ids: Ids;
  /** Whose events are heard: bindings as `readSenders` takes them. */
  eventSources: string;
  /** For how long a command's success or refusal is known: longer than anything may deliver it again. */
  commandsKeptSeconds: number;
}
