/** The real store, keys, clock and ids: built on the first call, so that tests and gateway can set the environment. */
import { randomUUID } from 'node:crypto';
import { tokenVerifier } from '../access/access-tokens.ts';
import { rememberedApiKeys, type ApiKeys, type MoreDoors } from '../access/api-keys.ts';
import { useNotes } from '../access/last-use.ts';
import { rateLimits } from '../access/rate-limits.ts';
import { tokenCallers } from '../access/token-callers.ts';
import { mutationId } from '../domain/identity.ts';
import { timeOrderedIds } from '../domain/identity.ts';
import type { Clock } from '../domain/ports.ts';
import { findApiKey, noteUse } from '../store/api-keys.ts';
import { findClient, findRefreshToken, isDenied } from '../store/clients.ts';
import { readSenders, type Sender } from '../events/incoming/senders.ts';
import { commentStore } from '../store/comments.ts';
import { loadSigners } from '../store/signers.ts';
import { orderStore } from '../store/order-store.ts';
import { findSettings, referenceStore } from '../store/references.ts';
import { refusalStore } from '../store/outbox.ts';
import { openTable, type Table } from '../store/table.ts';
import { COMMANDS_KEPT_DAYS, readConfig, type Config } from './config.ts';
import { connectOnce } from './connect-once.ts';
import type { Dependencies } from './dependencies.ts';

const DAY_SECONDS = 86_400;

/** Connects to the configured table. */
export function connect(config: Config): Dependencies {
  const table = openTable(config.tableName, config.endpoint);
  const clock = { now: () => new Date() };
  const senders = readSenders(config.eventSources ?? '');
  const used = useNotes((org, id, day) => noteUse(table, org, id, day), clock);
  return {
    ...dependenciesOn(table, clock, config.commandsKeptDays, senders),
    apiKeys: apiKeysOn(table, clock, used),
  };
}

/** Everything over one table; tests hand in tables and clocks of their own. */
export function dependenciesOn(
  table: Table,
  clock: Clock = { now: () => new Date() },
  commandsKeptDays = COMMANDS_KEPT_DAYS,
  senders: readonly Sender[] = [],
): Dependencies {
  return {
    stores: (deadline) => ({
      orders: orderStore(table, deadline),
      comments: commentStore(table, deadline),
      references: referenceStore(table, deadline),
      refusals: refusalStore(table, deadline),
    }),
    apiKeys: apiKeysOn(table, clock),
    rateLimits: rateLimits(async (org) => (await findSettings(table, org))?.ordersPerMinute, clock),
    clock,
    senders,
    commandsKeptSeconds: commandsKeptDays * DAY_SECONDS,
    ids: { next: timeOrderedIds(clock), mutation: () => mutationId(randomUUID()) },
  };
}

/** Keys and access tokens; `used` is told of every caller that is looked up. */
function apiKeysOn(table: Table, clock: Clock, used?: MoreDoors['used']): ApiKeys {
  const rows = {
    client: (id: string) => findClient(table, id),
    refreshToken: (digest: string) => findRefreshToken(table, digest),
    isDenied: (tokenId: string) => isDenied(table, tokenId),
  };
  const ofToken = tokenCallers(
    tokenVerifier(() => loadSigners(table), clock),
    rows,
    clock,
  );
  return rememberedApiKeys((digest) => findApiKey(table, digest), clock, { ofToken, used });
}

/** One connection per container. */
export const liveDependencies = connectOnce(() => readConfig(), connect);
