/** The publisher reads the stream while clients and faults are at work: none lost, none made up, versions in order. */
import '../rig/quiet.ts';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { expect, inject, it } from 'vitest';
import { readStream, streamOf } from '../../../infra/local/table-stream.ts';
import { streamFunction } from '../../../lib/runtime/stream-function.ts';
import { outgoingOfImage } from '../../../lib/store/outbox.ts';
import { OrderChanged } from '../../../lib/events/outgoing/published.ts';
import { runs } from '../rig/counts.ts';
import type { Dump } from '../rig/dump.ts';
import { HURRIED, openWorld, type World } from '../rig/world.ts';
import { injecting } from './fault-injection.ts';
import { Ground, play } from './player.ts';
import { programOf } from './program.ts';
import { runPrograms } from './run-programs.ts';

const RUNS = runs({ slice: 4, gate: 40, full: 400 });
const CLIENTS = 3;
const SETTLED_WITHIN_MS = 20_000;
const engine = () => inject('engineEndpoints')[0] ?? '';

interface Seen {
  taken: OrderChanged[];
  refused: number;
  close(): Promise<void>;
}

/** The real publisher on the world's stream, before a bus that refuses now and then, or takes an entry and says it did not. */
async function publisherOf({ tableName }: World, seed: number): Promise<Seen> {
  const client = new DynamoDBClient({ endpoint: engine(), region: 'us-east-1' });
  let state = seed >>> 0;
  const chance = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  const seen: Seen = { taken: [], refused: 0, close: async () => undefined };
  const handler = streamFunction(() => ({
    read: outgoingOfImage,
    bus: {
      put: async (entries) =>
        entries.map(({ detail }) => {
          const luck = chance();
          if (luck > 0.1) seen.taken.push(OrderChanged.parse(detail));
          if (luck > 0.15) return undefined;
          seen.refused += 1;
          return 'InternalFailure';
        }),
    },
    deadLetters: { put: async (body) => expect.fail(`put aside: ${body}`) },
    expireHistory: async () => undefined,
  }));
  const reader = readStream(engine(), await streamOf(client, tableName), handler);
  seen.close = async () => {
    await reader.stop();
    client.destroy();
  };
  return seen;
}

const idsOf = ({ changes }: Dump) =>
  changes.map(({ organization, orderId, version }) => `${organization}:${orderId}:${version}`).toSorted();
const idsSeen = ({ taken }: Seen) => [...new Set(taken.map(({ id }) => id))].toSorted();

function assertInOrder({ taken }: Seen): void {
  const last = new Map<string, number>();
  for (const { data } of taken) {
    const before = last.get(data.orderId) ?? 0;
    expect(data.version, `order ${data.orderId} after ${before}`).toBeLessThanOrEqual(before + 1);
    last.set(data.orderId, Math.max(before, data.version));
  }
}

it('publishes each committed version, in order at first sight, under one id', async () => {
  const totals = { runs: 0, changes: 0, published: 0, refused: 0, faults: 0 };
  await runPrograms({
    name: 'I7',
    file: 'published',
    count: RUNS,
    arbitrary: fc.record({ program: programOf(CLIENTS, 30), seed: fc.nat() }),
    shrinks: false,
    async runOne({ program, seed }, index) {
      const world = await openWorld(engine(), HURRIED);
      const seen = await publisherOf(world, seed);
      world.proxy.judge = injecting(seed, 0.1);
      const ground = new Ground(`p${index}`);
      await Promise.all(
        Array.from({ length: CLIENTS }, async (_, who) => {
          const speaker = world.speaker(`client-${who}`);
          for (const step of program.filter((one) => one.who === who)) await play(step, ground, speaker, 2);
        }),
      );
      const committed = idsOf(await world.dump());
      await expect.poll(() => idsSeen(seen).length, { timeout: SETTLED_WITHIN_MS }).toBe(committed.length);
      expect(idsSeen(seen)).toEqual(committed);
      assertInOrder(seen);
      totals.runs += 1;
      totals.changes += committed.length;
      totals.published += seen.taken.length;
      totals.refused += seen.refused;
      totals.faults += [...world.proxy.hits.values()].reduce((sum, count) => sum + count, 0);
      await seen.close();
      await world.close();
    },
  });
  console.log(`I7: ${JSON.stringify(totals)}`);
  expect(totals.published).toBeGreaterThan(0);
  // A slice is too small to promise that luck ran out at least once.
  if (RUNS >= 40)
    expect(Math.min(totals.refused, totals.faults, totals.published - totals.changes)).toBeGreaterThan(0);
});
