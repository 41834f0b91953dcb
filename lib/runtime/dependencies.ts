/** What a running function needs from outside; built once per container. */
import type { ApiKeys } from '../access/api-keys.ts';
import type { Clock, Ids, OrderStore, ReferenceStore } from '../domain/ports.ts';

export interface Dependencies {
  orders: OrderStore;
  references: ReferenceStore;
  apiKeys: ApiKeys;
  clock: Clock;
  ids: Ids;
}
