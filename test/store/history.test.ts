import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { replayChanges } from '../../infra/tools/replay-changes.ts';
import { orderId, organizationId } from '../../lib/domain/identity.ts';
import type { CommittedChange } from '../../lib/domain/outbox.ts';
import { OrderChanged } from '../../lib/events/outgoing/published.ts';
import type { BusEntry } from '../../lib/events/outgoing/publication.ts';
import type { EventBus } from '../../lib/events/outgoing/publish.ts';
import { livePublisher } from '../../lib/runtime/live-publisher.ts';
import { callsUntil, type Calls } from '../../lib/store/table.ts';
import { expireChanges } from '../../lib/store/history.ts';
import { draftOf, invoke } from '../support/event-orders.ts';
import { type SeededTable, seededTable } from '../support/table.ts';
import { ELSEWHERE, ORGANIZATION } from '../support/demo-ids.ts';

let seeded: SeededTable;
let deletedId: string;
let keptId: string;
const today = new Date().toISOString().slice(0, 10);

beforeAll(async () => {
  seeded = await seededTable();
  keptId = (await draftOf('1')).id;
  deletedId = (await draftOf('1')).id;
  for (let version = 2; version <= 12; version += 1) {
    await invoke('update', { id: deletedId, input: { notes: `version ${version}` } });
  }
  await invoke('delete', { id: deletedId });
});

async function expiries(id: string): Promise<(string | undefined)[]> {
  const { Items = [] } = await seeded.client.send(new ScanCommand({ TableName: seeded.tableName }));
  return Items.filter((item) => item['PK']?.S?.endsWith(`#SO#${id}`)).map((item) => item['expiresAt']?.N);
}

function recordingBus(): EventBus & { taken: BusEntry[] } {
  const taken: BusEntry[] = [];
  return {
    taken,
    put: async (entries) => {
      taken.push(...entries);
      return entries.map(() => undefined);
    },
  };
}

const idsOf = ({ taken }: { taken: BusEntry[] }) => taken.map(({ detail }) => OrderChanged.parse(detail).id);

describe('replay', () => {
  it('publishes every change of the days again, deletions included, twice the same', async () => {
    const told = vi.spyOn(console, 'error').mockReturnValue();
    const [first, second] = [recordingBus(), recordingBus()];
    const range = { org: ORGANIZATION, from: today };
    expect(await replayChanges(seeded.table, first, range)).toMatch(
      /^14 changes of [12] days are on the bus$/,
    );
    await replayChanges(seeded.table, second, range);
    expect(told.mock.calls.flat().join('\n')).toContain(`${today}  14 changes`);
    told.mockRestore();
    expect(idsOf(second)).toEqual(idsOf(first));
    expect(first.taken).toEqual(second.taken);
    const versions = idsOf(first)
      .filter((id) => id.includes(deletedId))
      .map((id) => Number(id.split(':')[2]));
    expect(versions).toEqual(Array.from({ length: 13 }, (_, index) => index + 1));
  });

  it('says where it broke off', async () => {
    const bus: EventBus = { put: async (entries) => entries.map(() => 'ThrottlingException') };
    const range = { org: ORGANIZATION, from: today };
    await expect(replayChanges(seeded.table, bus, range)).rejects.toThrow(/ThrottlingException.*version 1/);
  });

  it.each([
    [{ org: ORGANIZATION, from: 'yesterday' }, /--from must be a day/],
    [{ org: ORGANIZATION, from: '2026-02-30' }, /--from must be a day/],
    [{ org: ORGANIZATION, from: '2026-02-02', to: '2026-02-01' }, /no day/],
  ])('refuses %j', async (range, reason) => {
    await expect(replayChanges(seeded.table, recordingBus(), range)).rejects.toThrow(reason);
  });

  it('of another organisation publishes nothing', async () => {
    const told = vi.spyOn(console, 'error').mockReturnValue();
    const bus = recordingBus();
    await replayChanges(seeded.table, bus, { org: ELSEWHERE, from: today });
    told.mockRestore();
    expect(bus.taken).toEqual([]);
  });
});

describe('the history of a deleted order', () => {
  it('is not written again where it expires already: a long one gets there, however often it is tried', async () => {
    const longId = (await draftOf('1')).id;
    for (let version = 2; version <= 8; version += 1) {
      await invoke('update', { id: longId, input: { notes: `version ${version}` } });
    }
    await invoke('delete', { id: longId });
    const calls = callsUntil(seeded.table, Date.now() + 20_000);
    let written = 0;
    const failing = (after: number): Calls => ({
      ...calls,
      async update(update) {
        if (written >= after) throw new Error('no time is left');
        written += 1;
        return calls.update(update);
      },
    });
    const expire = (after: number) =>
      expireChanges(failing(after), organizationId(ORGANIZATION), orderId(longId), 1_900_000_000);
    await expect(expire(5)).rejects.toThrow('no time');
    await new Promise((resolve) => setTimeout(resolve, 300));
    await expire(100);
    expect(written).toBe(9);
    await expire(0);
  });

  it('expires as a whole, once or more often, and no other order with it', async () => {
    const expire = () =>
      expireChanges(
        callsUntil(seeded.table, Date.now() + 20_000),
        organizationId(ORGANIZATION),
        orderId(deletedId),
        1_900_000_000,
      );
    await expire();
    await expire();
    expect(await expiries(deletedId)).toEqual(Array.from({ length: 13 }, () => '1900000000'));
    expect(await expiries(keptId)).toEqual([undefined, undefined]);
  });

  it('expires 90 days after the deletion, to the second, where the organisation says nothing else', async () => {
    Object.assign(process.env, { EVENT_BUS_NAME: 'bus', DEAD_LETTER_QUEUE_URL: 'http://localhost/queue' });
    const [organization, order] = [organizationId(ORGANIZATION), orderId(deletedId)];
    const deletion = { organizationId: organization, orderId: order, at: '2026-01-01T00:00:00.900Z' };
    await livePublisher().expireHistory(deletion as CommittedChange, Date.now() + 20_000);
    const then = String(Date.parse('2026-04-01T00:00:00Z') / 1000);
    expect(new Set(await expiries(deletedId))).toEqual(new Set([then]));
  });
});
