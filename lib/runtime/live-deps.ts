/** The real store, keys, clock and ids: built on the first call, so that tests and gateway can set the environment; in Lambda at the start. */
import { randomUUID } from 'node:crypto';
import { rememberedApiKeys, type MoreDoors } from '../access/api-keys.ts';
import { useNotes } from '../access/last-use.ts';
import { rateLimits } from '../access/rate-limits.ts';
import { mutationId } from '../domain/identity.ts';
import { timeOrderedIds } from '../domain/identity.ts';
import { madeOnce } from '../domain/made-once.ts';
import type { Clock } from '../domain/ports.ts';
import { findApiKey, noteUse } from '../store/api-keys.ts';
import { commentStore } from '../store/comments.ts';
import { orderStore } from '../store/order-store.ts';
import { findSettings, referenceStore } from '../store/references.ts';
import { dryTable } from '../store/dry-table.ts';
import { refusalStore } from '../store/refusals.ts';
import { rowStore } from '../store/row-store.ts';
import { openTable, type Table } from '../store/table.ts';
import { COMMANDS_KEPT_DAYS, readConfig, type Config } from './config.ts';
import { connectOnce } from './connect-once.ts';
import { count } from './spent.ts';
import type { Dependencies, Stores } from './dependencies.ts';

const DAY_SECONDS = 86_400;

/** Connects to the configured table. */
export function connect(config: Config): Dependencies {
  const table = { ...openTable(config.tableName, config.endpoint, undefined, count), epoch: config.epoch };
  const clock = { now: () => new Date() };
  const used = useNotes((org, id, day) => noteUse(table, org, id, day), clock);
  return dependenciesOn(table, clock, config.commandsKeptDays, { eventSources: config.eventSources, used });
}

/** Everything over one table; tests hand in tables and clocks of their own. */
export function dependenciesOn(
  table: Table,
  clock: Clock = { now: () => new Date() },
  commandsKeptDays = COMMANDS_KEPT_DAYS,
  { eventSources = '', used }: { eventSources?: string; used?: MoreDoors['used'] } = {},
): Dependencies {
  const ofToken = madeOnce(async () => (await import('./live-tokens.ts')).tokensOn(table, clock));
  return {
    stores: (deadline, isDry = false) => storesOn(isDry ? dryTable(table) : table, deadline),
    apiKeys: rememberedApiKeys((digest) => findApiKey(table, digest), clock, {
      ofToken: async (token) => (await ofToken())(token),
      used,
    }),
    rateLimits: rateLimits(async (org) => (await findSettings(table, org))?.ordersPerMinute, clock),
    clock,
    eventSources,
    commandsKeptSeconds: commandsKeptDays * DAY_SECONDS,
    ids: { next: timeOrderedIds(clock), mutation: () => mutationId(randomUUID()) },
  };
}

function storesOn(table: Table, deadline: number): Stores {
  return {
    orders: orderStore(table, deadline),
    comments: commentStore(table, deadline),
    references: referenceStore(table, deadline),
    rows: rowStore(table, deadline),
    refusals: refusalStore(table, deadline),
  };
}

/** One connection per container. */
export const liveDependencies = connectOnce(() => readConfig(), connect);

// Lambda gives a start a whole processor, whatever the memory: the client is made there, and not in the first call. Elsewhere
// the environment may come to name another table.
if (process.env['AWS_LAMBDA_FUNCTION_NAME'] && process.env['TABLE_NAME']) liveDependencies();
