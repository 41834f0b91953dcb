import fc from 'fast-check';
import type { DynamoDBRecord } from 'aws-lambda';
import { Logger } from '../../lib/runtime/logger.ts';
import { describe, expect, it, vi } from 'vitest';
import type { CommittedChange } from '../../lib/domain/outbox.ts';
import type { Publication } from '../../lib/events/outgoing/publication.ts';
import { CommandRefused, OrderChanged } from '../../lib/events/outgoing/published.ts';
import { roundsOf } from '../../lib/events/outgoing/publish.ts';
import { streamFunction } from '../../lib/runtime/stream-function.ts';
import type { PublisherDoors } from '../../lib/runtime/triggers/stream.ts';
import { outgoingOfImage } from '../../lib/store/outbox.ts';
import { someContext } from '../support/event-orders.ts';
import { changeItem, recordOf, runShard } from '../support/stream-records.ts';

const BATCHES = Math.ceil(2000 * Number(process.env['TEST_SCALE'] ?? 0.1));
const BATCH_SIZE = 20;

interface TestBus extends PublisherDoors {
  calls: Publication[][];
  taken: Publication[];
  putAside: string[];
  expired: CommittedChange[];
  counts: { refusedEntries: number; refusedCalls: number; deaths: number };
}

/** A bus that fails as `fate` says: one number from 0 to 1 per entry, and one per call. */
function testBus(fate: () => number = () => 1): TestBus {
  const bus: TestBus = {
    calls: [],
    taken: [],
    putAside: [],
    expired: [],
    counts: { refusedEntries: 0, refusedCalls: 0, deaths: 0 },
    read: outgoingOfImage,
    bus: {
      async put(some) {
        const entries = some as Publication[];
        bus.calls.push(entries);
        const chance = fate();
        if (chance < 0.02) {
          bus.counts.refusedCalls += 1;
          throw new Error('no connection');
        }
        const codes = entries.map(() => (fate() < 0.05 ? 'InternalFailure' : undefined));
        bus.taken.push(...entries.filter((_, index) => codes[index] === undefined));
        bus.counts.refusedEntries += codes.filter((code) => code !== undefined).length;
        if (chance > 0.02 && chance < 0.04) {
          bus.counts.deaths += 1;
          return new Promise(() => undefined);
        }
        return codes;
      },
    },
    deadLetters: {
      put: async (body) => {
        bus.putAside.push(body);
      },
    },
    expireHistory: async (change) => {
      bus.expired.push(change);
    },
  };
  return bus;
}

/** Invokes the function; should the bus never answer, the invocation is cut off as Lambda would. */
function cutOff(bus: TestBus, death: () => void) {
  const handler = streamFunction(() => bus);
  return async (event: { Records: DynamoDBRecord[] }) => {
    const before = bus.counts.deaths;
    let timer: NodeJS.Timeout | undefined;
    const cut = new Promise<never>((_, reject) => {
      timer = setInterval(() => {
        if (bus.counts.deaths === before) return;
        death();
        reject(new Error('the function died'));
      }, 1);
    });
    try {
      return await Promise.race([handler(event, someContext()), cut]);
    } finally {
      clearInterval(timer);
    }
  };
}

type Step = { kind: 'change' | 'poison' | 'order' | 'ttl' | 'modified' | 'refusal'; order: number };

const arbitraryStep: fc.Arbitrary<Step> = fc.record({
  kind: fc.oneof(
    { weight: 12, arbitrary: fc.constant('change' as const) },
    { weight: 1, arbitrary: fc.constantFrom('poison', 'order', 'ttl', 'modified', 'refusal') },
  ),
  order: fc.integer({ min: 1, max: 6 }),
});

interface Shard {
  records: DynamoDBRecord[];
  ids: string[];
  poison: number;
}

/** Steps as records: each order's versions count up, whatever comes between. */
function shardOf(steps: Step[]): Shard {
  const versions = new Map<number, number>();
  const shard: Shard = { records: [], ids: [], poison: 0 };
  for (const [index, { kind, order }] of steps.entries()) {
    const version = (versions.get(order) ?? 0) + 1;
    const item = changeItem(String(order), version);
    if (kind === 'change' || kind === 'poison') versions.set(order, version);
    if (kind === 'change') {
      shard.records.push(recordOf('INSERT', item));
      shard.ids.push(`1:${order}:${version}`);
    }
    if (kind === 'poison') {
      shard.records.push(recordOf('INSERT', { ...item, kinds: ['exploded'] }));
      shard.poison += 1;
    }
    if (kind === 'order') shard.records.push(recordOf('INSERT', { PK: `ORG#1#SO#${order}`, SK: 'ORDER' }));
    if (kind === 'ttl') shard.records.push(recordOf('REMOVE', item));
    if (kind === 'modified') shard.records.push(recordOf('MODIFY', item));
    if (kind === 'refusal') {
      const refusal = {
        organizationId: '1',
        operation: 'confirm',
        commandId: `c${index}`,
        position: 0,
        callHash: 'h',
      };
      const rest = {
        actor: { id: 'a', name: 'A' },
        at: '2026-11-21T00:00:00.000Z',
        code: 'not_found',
        details: {},
      };
      shard.records.push(
        recordOf('INSERT', { PK: 'ORG#1#COMMAND#x', SK: 'REFUSED#0', refusal: { ...refusal, ...rest } }),
      );
      shard.ids.push(`1:confirm:c${index}:0:h`);
    }
  }
  return shard;
}

/** Even chances from 0 to 1 that a failing run can be repeated with. */
function chancesFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The order of each published version of each order, as receivers see it who drop repeats. */
function firstSights(taken: Publication[]): Map<string, number[]> {
  const seen = new Set<string>();
  const versions = new Map<string, number[]>();
  for (const { detail } of taken) {
    if (seen.has(detail.id) || !('version' in detail.data)) continue;
    seen.add(detail.id);
    const { orderId, version } = detail.data;
    versions.set(orderId, [...(versions.get(orderId) ?? []), version]);
  }
  return versions;
}

describe('the publisher', () => {
  it(`loses nothing, keeps each order's versions in order and lets poison go (${BATCHES} batches)`, async () => {
    const totals = { batches: 0, refusedEntries: 0, refusedCalls: 0, deaths: 0, poison: 0, published: 0 };
    const property = fc.asyncProperty(
      fc.array(arbitraryStep, { minLength: BATCH_SIZE * 2, maxLength: BATCH_SIZE * 10 }),
      fc.integer().map(chancesFrom),
      async (steps, chances) => {
        const { records, ids, poison } = shardOf(steps);
        const bus = testBus(chances);
        const run = await runShard(
          records,
          cutOff(bus, () => undefined),
          { batchSize: BATCH_SIZE, attempts: 100 },
        );
        expect(run.discarded.length).toBe(0);
        expect(new Set(bus.taken.map(({ detail }) => detail.id))).toEqual(new Set(ids));
        expect(new Set(bus.putAside).size).toBe(poison);
        for (const versions of firstSights(bus.taken).values()) {
          expect(versions).toEqual(versions.toSorted((left, right) => left - right));
        }
        for (const call of bus.calls) {
          const orders = call.flatMap(({ detail }) => ('version' in detail.data ? detail.data.orderId : []));
          expect(new Set(orders).size).toBe(orders.length);
          expect(call.length).toBeLessThanOrEqual(10);
        }
        totals.batches += Math.ceil(records.length / BATCH_SIZE);
        totals.poison += poison;
        totals.published += bus.taken.length;
        totals.refusedEntries += bus.counts.refusedEntries;
        totals.refusedCalls += bus.counts.refusedCalls;
        totals.deaths += bus.counts.deaths;
      },
    );
    while (totals.batches < BATCHES) await fc.assert(property, { numRuns: 5, endOnFailure: false });
    console.log('publisher', JSON.stringify(totals));
    expect(Math.min(...Object.values(totals))).toBeGreaterThan(0);
  }, 600_000);

  it('publishes names of what changed, never the values', async () => {
    const bus = testBus();
    await runShard([recordOf('INSERT', changeItem('1', 2))], streamOf(bus), { batchSize: 1, attempts: 1 });
    expect(bus.taken).toHaveLength(1);
    expect(OrderChanged.parse(bus.taken[0]?.detail)).toMatchObject({
      id: '1:1:2',
      type: 'SalesOrder Updated',
      subject: '1',
      data: { version: 2, changedPaths: ['notes'], number: 'SO-1', actor: { id: 'key-1' } },
    });
    expect(JSON.stringify(bus.taken)).not.toMatch(/secret|Molly/);
  });

  it.each([
    [['created', 'confirmed'], 'SalesOrder Created'],
    [['progress', 'closed'], 'SalesOrder Closed'],
    [['progress'], 'SalesOrder ProgressRecorded'],
    [['updated', 'voided'], 'SalesOrder Voided'],
    [['deleted'], 'SalesOrder Deleted'],
  ])('names %j %s', async (kinds, detailType) => {
    const bus = testBus();
    await runShard([recordOf('INSERT', changeItem('1', 1, { kinds }))], streamOf(bus), {
      batchSize: 1,
      attempts: 1,
    });
    expect(bus.taken.map((entry) => entry.detailType)).toEqual([detailType]);
  });

  it('publishes a refused command', async () => {
    const { records } = shardOf([{ kind: 'refusal', order: 1 }]);
    const bus = testBus();
    await runShard(records, streamOf(bus), { batchSize: 1, attempts: 1 });
    expect(CommandRefused.parse(bus.taken[0]?.detail).data.code).toBe('not_found');
  });

  it('lets the history of a deleted order expire, and tries again when that fails, without a second event', async () => {
    const bus = testBus();
    const [works, fails] = [bus.expireHistory, () => Promise.reject(new Error('throttled'))];
    let tries = 0;
    bus.expireHistory = (change, endsAt) => ((tries += 1) < 3 ? fails() : works(change, endsAt));
    const records = [
      recordOf('INSERT', changeItem('1', 3, { kinds: ['deleted'] })),
      recordOf('INSERT', changeItem('2', 1)),
    ];
    await runShard(records, streamOf(bus), { batchSize: 2, attempts: 4 });
    expect(bus.expired.map(({ version }) => version)).toEqual([3]);
    expect(bus.taken.map(({ detail }) => detail.id)).toEqual(['1:1:3', '1:2:1']);
  });

  it('gives a receiver that compares versions the last one, in whatever order the stream had them', async () => {
    const property = fc.asyncProperty(
      fc.shuffledSubarray([1, 2, 3, 4, 5], { minLength: 5 }),
      fc.integer({ min: 1, max: 5 }),
      async (versions, batchSize) => {
        const bus = testBus();
        const records = versions.map((version) => recordOf('INSERT', changeItem('1', version)));
        await runShard(records, streamOf(bus), { batchSize, attempts: 1 });
        let kept = 0;
        for (const { detail } of bus.taken)
          if ('version' in detail.data) kept = Math.max(kept, detail.data.version);
        expect(kept).toBe(5);
        // As far as the stream gives it: nothing is turned on the way.
        expect(firstSights(bus.taken).get('1')).toEqual(versions);
      },
    );
    await fc.assert(property, { numRuns: 30 });
  });

  it('looks after the history of orders that are closed or opened again, and of no others', async () => {
    const bus = testBus();
    const of = (version: number, kind: string, status: string) => {
      const { row, ...item } = changeItem('1', version, { kinds: [kind] });
      const packed = (row as unknown[]).map((value) => (value === 'draft' ? status : value));
      return recordOf('INSERT', { ...item, row: packed });
    };
    const records = [
      of(1, 'created', 'draft'),
      of(2, 'confirmed', 'confirmed'),
      of(3, 'closed', 'closed'),
      of(4, 'progress', 'closed'),
      of(5, 'reopened', 'confirmed'),
      of(6, 'voided', 'void'),
    ];
    await runShard(records, streamOf(bus), { batchSize: 10, attempts: 1 });
    expect(bus.expired.map(({ version }) => version)).toEqual([3, 4, 5]);
  });

  it('holds a poison record back when even the dead-letter queue does not take it', async () => {
    const bus = testBus();
    bus.deadLetters.put = () => Promise.reject(new Error('no queue'));
    const records = [
      recordOf('INSERT', changeItem('1', 1, { kinds: [] })),
      recordOf('INSERT', changeItem('2', 1)),
    ];
    const run = await runShard(records, streamOf(bus), { batchSize: 2, attempts: 2 });
    expect(run.discarded).toHaveLength(2);
    expect(new Set(bus.taken.map(({ detail }) => detail.id))).toEqual(new Set(['1:2:1']));
  });
});

describe('rounds', () => {
  it('hold every position once, each order once a round, earlier versions in earlier rounds', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 60 }), (sequences) => {
        const rounds = roundsOf(sequences);
        expect(rounds.flat().toSorted((l, r) => l - r)).toEqual(sequences.map((_, position) => position));
        const roundOf = (position: number) => rounds.findIndex((round) => round.includes(position));
        sequences.forEach((sequence, position) => {
          const next = sequences.indexOf(sequence, position + 1);
          if (next > 0) expect(roundOf(next)).toBeGreaterThan(roundOf(position));
        });
      }),
    );
  });
});

const streamOf = (bus: PublisherDoors) => {
  const handler = streamFunction(() => bus);
  return (event: { Records: DynamoDBRecord[] }) => handler(event, someContext());
};

describe('what is held back', () => {
  it('is logged record by record, with the reason and without a word from below', async () => {
    const warn = vi.spyOn(Logger.prototype, 'warn').mockReturnValue();
    const records = [1, 2, 3].map((version) => recordOf('INSERT', changeItem('1', version)));
    const bus = testBus();
    bus.bus.put = async () => ['ThrottlingException'];
    await streamFunction(() => bus)({ Records: records }, someContext());
    bus.bus.put = async () => {
      throw Object.assign(new Error('User arn:aws:iam::1:role/x is not authorized'), {
        name: 'AccessDenied',
      });
    };
    await streamFunction(() => bus)({ Records: records.slice(0, 1) }, someContext());
    bus.bus.put = async () => [undefined];
    await streamFunction(() => bus)({ Records: records.slice(0, 1) }, someContext());
    expect(warn.mock.calls.map(([, extra]) => (extra as { outcome: string }).outcome)).toEqual([
      'the bus refused it: ThrottlingException',
      'an earlier version has not left',
      'an earlier version has not left',
      'the call failed: AccessDenied',
    ]);
    warn.mockRestore();
  });
});
