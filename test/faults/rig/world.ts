/** A run's world: a fresh table, a fault proxy before the engine, clients, their history, and the dump at the end. */
import './quiet.ts';
import { randomUUID } from 'node:crypto';
import { DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createTable } from '../../../infra/local/create-table.ts';
import { DEMO_ORGANIZATIONS } from '../../../infra/local/demo-organizations.ts';
import { DEMO_ROWS } from '../../../infra/local/demo-rows.ts';
import { seed } from '../../../infra/local/seed.ts';
import type { Clock } from '../../../lib/domain/ports.ts';
import { PACE, type Pace } from '../../../lib/store/retry.ts';
import { openTable } from '../../../lib/store/table.ts';
import type { Ask } from './asks.ts';
import { dumpOf, dumpTable, type Dump } from './dump.ts';
import { openFaultProxy, type FaultProxy } from './fault-proxy.ts';
import { recorded, type Entry } from './history-log.ts';
import { openClient, type RigClient } from './rig-client.ts';
import { ELSEWHERE, ORGANIZATION } from '../../support/demo-ids.ts';

/** Waits short enough for thousands of runs; everything else as in production. */
export const HURRIED: Pace = { answerMs: 250, firstWaitMs: 1, longestWaitMs: 8, retryMs: 6000 };
/** Where nothing is slow on purpose, a busy machine must not look like a lost answer. */
const PATIENT: Pace = { ...PACE, answerMs: 20_000, firstWaitMs: 1, retryMs: 20_000 };
/** Against `slow`, which outlasts `answerMs`. */
const SLOW_MS = 320;

export const SECRETS: Record<string, string> = {
  [ORGANIZATION]: 'demo-full-access',
  [ELSEWHERE]: 'demo-other-org',
};

export interface Speaker {
  name: string;
  organization: string;
  say(ask: Ask): Promise<Entry>;
}

export interface World {
  tableName: string;
  proxy: FaultProxy;
  entries: Entry[];
  /** A client with its own connection, known to the proxy by name. */
  speaker(name: string, options?: { organization?: string; clock?: Clock; pace?: Pace }): Speaker;
  /** Waits until nothing is on its way, then reads everything. */
  dump(): Promise<Dump>;
  /** What is stored about some orders and numbers, when nothing is on its way. */
  dumpOf(ids: string[], numbers?: string[]): Promise<Dump>;
  close(): Promise<void>;
}

/** Opens a world on a running engine. Both organisations hold the same reference rows. */
export async function openWorld(engine: string, pace: Pace = PATIENT): Promise<World> {
  const tableName = `rig-${randomUUID()}`;
  const bare = new DynamoDBClient({ endpoint: engine, region: 'us-east-1' });
  await createTable(bare, tableName);
  const direct = openTable(tableName, engine);
  await seed(
    direct,
    DEMO_ORGANIZATIONS.map((organization) => ({ ...organization, rows: DEMO_ROWS })),
  );
  direct.close();
  const proxy = await openFaultProxy(engine);
  proxy.slowMs = SLOW_MS;
  const entries: Entry[] = [];
  const clients: RigClient[] = [];
  return {
    tableName,
    proxy,
    entries,
    speaker(name, options = {}) {
      const organization = options.organization ?? ORGANIZATION;
      const secret = SECRETS[organization] ?? '';
      const client = openClient({
        tableName,
        endpoint: proxy.endpointFor(name),
        secret,
        pace: options.pace ?? pace,
        clock: options.clock,
      });
      clients.push(client);
      return {
        name,
        organization,
        say: (ask) => recorded(entries, { client: name, organization }, ask, client.send),
      };
    },
    async dump() {
      await proxy.settled();
      return dumpTable(bare, tableName);
    },
    async dumpOf(ids, numbers) {
      await proxy.settled();
      return dumpOf(bare, tableName, ORGANIZATION, ids, numbers);
    },
    async close() {
      clients.forEach((client) => client.close());
      await proxy.close();
      await bare.send(new DeleteTableCommand({ TableName: tableName }));
      bare.destroy();
    },
  };
}
