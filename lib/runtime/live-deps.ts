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
import { COMMANDS_KEPT_DAYS, readConfig, type Config } from './config.ts';
import { connectOnce } from './connect-once.ts';
import { count } from './spent.ts';
import type { Dependencies } from './dependencies.ts';

const DAY_SECONDS = 86_400;

/** Connects to the configured table. */
export function connect(config: Config): Dependencies {
  const table = openTable(config.tableName, config.endpoint, undefined, count);
  return dependenciesOn(table, undefined, config.commandsKeptDays);
}

/** Everything over one table; tests hand in tables and clocks of their own. */
export function dependenciesOn(
  table: Table,
  clock: Clock = { now: () => new Date() },
  commandsKeptDays = COMMANDS_KEPT_DAYS,
): Dependencies {
  return {
    stores: (deadline) => ({
      orders: orderStore(table, deadline),
      references: referenceStore(table, deadline),
      refusals: refusalStore(table, deadline),
    }),
    apiKeys: rememberedApiKeys((digest) => findApiKey(table, digest), clock),
    clock,
    commandsKeptSeconds: commandsKeptDays * DAY_SECONDS,
    ids: { next: timeOrderedIds(clock), mutation: () => mutationId(randomUUID()) },
  };
}

/** One connection per container. */
export const liveDependencies = connectOnce(() => readConfig(), connect);
