/** The real store, keys, clock and ids: built on the first call, so that tests and gateway can set the environment. */
import { randomUUID } from 'node:crypto';
import { rememberedApiKeys } from '../access/api-keys.ts';
import { mutationId } from '../domain/identity.ts';
import { timeOrderedIds } from '../domain/identity.ts';
import type { Clock } from '../domain/ports.ts';
import { findApiKey } from '../store/api-keys.ts';
import { orderStore } from '../store/order-store.ts';
import { referenceStore } from '../store/references.ts';
import { refusalStore } from '../store/outbox.ts';
import { openTable, type Table } from '../store/table.ts';
import { readConfig, type Config } from './config.ts';
import { connectOnce } from './connect-once.ts';
import type { Dependencies } from './dependencies.ts';

/** Connects to the configured table. */
export function connect(config: Config): Dependencies {
  return dependenciesOn(openTable(config.tableName, config.endpoint));
}

/** Everything over one table; tests hand in tables and clocks of their own. */
export function dependenciesOn(table: Table, clock: Clock = { now: () => new Date() }): Dependencies {
  return {
    stores: (deadline) => ({
      orders: orderStore(table, deadline),
      references: referenceStore(table, deadline),
      refusals: refusalStore(table, deadline),
    }),
    apiKeys: rememberedApiKeys((digest) => findApiKey(table, digest), clock),
    clock,
    ids: { next: timeOrderedIds(clock), mutation: () => mutationId(randomUUID()) },
  };
}

/** One connection per container. */
export const liveDependencies = connectOnce(() => readConfig(), connect);
