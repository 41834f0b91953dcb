/** What becomes of each record of the stream, with doors of the test's own. */
import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { OrderError } from '../../../lib/domain/order-error.ts';
import type { Outgoing } from '../../../lib/domain/outbox.ts';
import { publishRecords, type PublisherDoors } from '../../../lib/runtime/triggers/stream.ts';

/** A record whose item says what it is; `order` is its partition. */
const record = (order: string, says: object = {}, rest: Partial<DynamoDBRecord> = {}): DynamoDBRecord => ({
  eventID: `e-${order}-${JSON.stringify(says)}`,
  eventName: 'INSERT',
  dynamodb: {
    Keys: { PK: { S: order }, SK: { S: 's' } },
    SequenceNumber: '9',
    NewImage: { order, ...says } as never,
  },
  ...rest,
});

type Says = {
  order: string;
  breaks?: boolean;
  later?: boolean;
  nothing?: boolean;
  row?: boolean;
  kinds?: string[];
  status?: string;
};

const outgoingOf = ({ order, row, kinds = ['updated'], status = 'draft' }: Says) =>
  (row
    ? {
        kind: 'row',
        row: { organizationId: '1', kind: 'item', id: order, revision: 1, gone: false, at: 'T' },
      }
    : {
        kind: 'change',
        change: {
          organizationId: '1',
          orderId: order,
          version: 1,
          kinds,
          paths: [],
          at: 'T',
          actor: {},
          row: { status },
        },
      }) as unknown as Outgoing;

function doors(more: Partial<PublisherDoors> = {}) {
  const seen: Record<'noted' | 'sent' | 'aside' | 'expired', unknown[]> = {
    noted: [],
    sent: [],
    aside: [],
    expired: [],
  };
  const made: PublisherDoors = {
    read: (image) => {
      const says = image as unknown as Says;
      if (says.breaks) throw new TypeError('broken');
      if (says.later) throw new OrderError('unavailable', { retryAfterSeconds: 1 });
      return says.nothing ? undefined : outgoingOf(says);
    },
    bus: {
      put: async (entries, endsAt) => {
        const names = entries.map(({ detail }) => (detail as { subject?: string; id: string }).id);
        seen.sent.push([...names, endsAt]);
        return entries.map(() => undefined);
      },
    },
    deadLetters: { put: async (...asked) => void seen.aside.push(asked) },
    noted: async (partitions) => void seen.noted.push(partitions),
    expireHistory: async ({ orderId }, endsAt) => void seen.expired.push([orderId, endsAt]),
    ...more,
  };
  return { seen, made };
}

const ENDS = 9e12;
const run = async (
  records: DynamoDBRecord[],
  more: Partial<PublisherDoors> = {},
  left = new Set<string>(),
) => {
  const { seen, made } = doors(more);
  const failures = await publishRecords(records, made, left, ENDS);
  const failed = records.map((each) => failures.get(each)?.message);
  return { seen, failed, left };
};

describe('records of the stream', () => {
  it('are published, each once, and their organisations noted', async () => {
    const records = [record('a'), record('b', { nothing: true }), record('c', {}, { dynamodb: undefined })];
    const { seen, failed, left } = await run(records);
    expect(seen).toEqual({ noted: [['a', 'b', '']], sent: [['1:a:1', ENDS]], aside: [], expired: [] });
    expect([failed, [...left]]).toEqual([[undefined, undefined, undefined], ['e-a-{}']]);
    expect((await run(records, {}, left)).seen.sent).toEqual([]);
    expect((await run([record('a')], { noted: undefined })).failed).toEqual([undefined]);
  });

  it('of no end have no end', async () => {
    const { seen, made } = doors();
    await publishRecords([record('a')], made, new Set());
    expect(seen.sent).toEqual([['1:a:1', Number.POSITIVE_INFINITY]]);
  });

  it('that took something away or changed it are none, but for rows', async () => {
    const { seen } = await run([
      record('a', {}, { eventName: 'REMOVE' }),
      record('b', {}, { eventName: 'MODIFY' }),
      record('c', { row: true }, { eventName: 'MODIFY' }),
      record('d', { row: true }, { eventName: 'REMOVE' }),
      record('e', { row: true }),
    ]);
    expect(seen.sent).toEqual([['1:item:c:1', '1:item:e:1', ENDS]]);
  });

  it('that cannot be read are put aside, and come again only where that fails', async () => {
    const broken = record('a', { breaks: true });
    const { seen, failed } = await run([broken, record('b')]);
    const body = { eventID: broken.eventID, keys: broken.dynamodb?.Keys, sequenceNumber: '9' };
    expect(seen.aside).toEqual([[JSON.stringify(body), 'the item cannot be read as a change', ENDS]]);
    expect([seen.sent, failed]).toEqual([[['1:b:1', ENDS]], [undefined, undefined]]);
    const deadLetters = { put: () => Promise.reject(new Error('no queue')) };
    expect((await run([broken, record('b')], { deadLetters })).failed).toEqual(['no queue', undefined]);
  });

  it('of a later release wait, and all behind them of their order', async () => {
    const { seen, failed } = await run([record('a', { later: true }), record('b'), record('a')]);
    expect(failed).toEqual(['unavailable', undefined, 'unavailable']);
    expect([seen.sent, seen.aside]).toEqual([[['1:b:1', ENDS]], []]);
  });

  it.each<[object, boolean]>([
    [{ kinds: ['deleted'] }, true],
    [{ kinds: ['reopened'] }, true],
    [{ kinds: ['updated'], status: 'closed' }, true],
    [{ kinds: ['updated'] }, false],
    [{ row: true, kinds: ['deleted'] }, false],
  ])('of %j look after the history: %s', async (says, expires) => {
    expect((await run([record('a', says)])).seen.expired).toEqual(expires ? [['a', ENDS]] : []);
  });

  it('whose history could not be looked after come again, without a second event', async () => {
    const deleted = record('a', { kinds: ['deleted'] });
    const expireHistory = () => Promise.reject(new Error('throttled'));
    const { failed, left } = await run([deleted, record('b')], { expireHistory });
    expect([failed, left.size]).toEqual([['throttled', undefined], 2]);
    const again = await run([deleted], {}, left);
    expect([again.seen.sent, again.seen.expired]).toEqual([[], [['a', ENDS]]]);
    const text = await run([deleted], { expireHistory: () => Promise.reject('just text') });
    expect(text.failed).toEqual(['just text']);
  });

  it('that have not left are not looked after', async () => {
    const bus = { put: async () => ['No'] };
    const { seen, failed, left } = await run([record('a', { kinds: ['deleted'] })], { bus });
    expect([failed, seen.expired, left.size]).toEqual([['the bus refused it: No'], [], 0]);
    const odd = await run([record('a')], { bus: { put: () => Promise.reject('text') } });
    expect(odd.failed).toEqual(['the call failed: string']);
  });

  it('are remembered by name, the last thousand of them', async () => {
    const left = new Set(Array.from({ length: 999 }, (_, at) => `old-${at}`));
    await run([record('a')], {}, left);
    expect([left.size, left.has('old-0')]).toEqual([1000, true]);
    await run([record('b')], {}, left);
    expect([left.size, left.has('old-0'), left.has('old-1'), left.has('e-b-{}')]).toEqual([
      1000,
      false,
      true,
      true,
    ]);
    const { left: nameless } = await run([record('a', {}, { eventID: undefined })]);
    expect(nameless.size).toBe(0);
  });
});
