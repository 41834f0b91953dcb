/** Replay: of days and times, of one order, of refusals and rows, of all organisations; each under the id it had. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { replay, type ReplayOptions } from '../../../infra/tools/replay.ts';
import { instant } from '../../../lib/domain/identity.ts';
import { OrderChanged } from '../../../lib/events/outgoing/published.ts';
import type { EventBus } from '../../../lib/events/outgoing/publish.ts';
import { livePublisher } from '../../../lib/runtime/live-publisher.ts';
import { publishRecords } from '../../../lib/runtime/triggers/stream.ts';
import { keys } from '../../../lib/store/keys.ts';
import { CUSTOMER, ELSEWHERE, ORGANIZATION } from '../../support/demo-ids.ts';
import { draftOf, invoke } from '../../support/event-orders.ts';
import { idsOn, recordingBus } from '../../support/recording-bus.ts';
import { changeItem, recordOf } from '../../support/stream-records.ts';
import { type SeededTable, seededTable } from '../../support/table.ts';

let seeded: SeededTable;
let deletedId: string;
let keptId: string;
let between: string;
const today = new Date().toISOString().slice(0, 10);
const refusedId = randomUUID();

const later = () => new Promise((resolve) => setTimeout(resolve, 5));

beforeAll(async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  seeded = await seededTable();
  keptId = (await draftOf('1')).id;
  deletedId = (await draftOf('1')).id;
  await invoke('update', { id: deletedId, input: { notes: 'once' } });
  await later();
  between = instant(new Date());
  await later();
  await invoke('update', { id: deletedId, input: { notes: 'twice' } });
  await invoke('delete', { id: deletedId });
  await invoke('confirm', { id: '404' }, { commandId: refusedId });
});

async function sent(options: ReplayOptions): Promise<string[]> {
  const bus = recordingBus();
  await replay(seeded.table, bus, options);
  return idsOn(bus);
}

const versions = (id: string, ...numbers: number[]) =>
  numbers.map((version) => `${ORGANIZATION}:${id}:${version}`);

describe('replay', () => {
  it('publishes every change of the days again, deletions included, twice the same', async () => {
    const range = { org: ORGANIZATION, from: today };
    const [first, second] = [recordingBus(), recordingBus()];
    expect(await replay(seeded.table, first, range)).toMatch(/^5 events of .* are on the bus$/);
    await replay(seeded.table, second, range);
    expect(first.taken).toEqual(second.taken);
    expect(first.taken.map(({ detail }) => OrderChanged.parse(detail).id)).toEqual([
      ...versions(keptId, 1),
      ...versions(deletedId, 1, 2, 3, 4),
    ]);
  });

  it('publishes what a window of time holds, to the millisecond', async () => {
    const [before, after] = [
      await sent({ org: ORGANIZATION, from: today, to: between }),
      await sent({ org: ORGANIZATION, from: between }),
    ];
    expect(before).toEqual([...versions(keptId, 1), ...versions(deletedId, 1, 2)]);
    expect(after).toEqual(versions(deletedId, 3, 4));
  });

  it('publishes the versions of one order, though it is gone', async () => {
    expect(await sent({ org: ORGANIZATION, order: deletedId })).toEqual(versions(deletedId, 1, 2, 3, 4));
  });

  it('publishes refusals, and rows by their last revision', async () => {
    const told = await sent({ org: ORGANIZATION, from: today, what: 'refusals' });
    expect(told).toEqual([expect.stringContaining(`${ORGANIZATION}:confirm:${refusedId}:0:`)]);
    const rows = await sent({ org: ORGANIZATION, from: today, what: 'rows' });
    expect(rows).toContain(`${ORGANIZATION}:customer:${CUSTOMER}:1`);
    const all = await sent({ org: ORGANIZATION, from: today, what: 'rows,refusals,changes' });
    expect(all).toHaveLength(rows.length + told.length + 5);
  });

  it('finds all organisations that the publisher has seen, each once', async () => {
    const environment = { EVENT_BUS_NAME: 'bus', DEAD_LETTER_QUEUE_URL: 'http://localhost/queue' };
    Object.assign(process.env, environment);
    const doors = { ...livePublisher(), bus: recordingBus() };
    for (const PK of [keys.order(ORGANIZATION as never, keptId as never).PK, `ORG#${ELSEWHERE}#SO#1`])
      for (const version of [1, 2])
        await publishRecords([recordOf('INSERT', changeItem('1', version, { PK }))], doors, new Set());
    const bus = recordingBus();
    const told = vi.spyOn(console, 'error').mockReturnValue();
    await replay(seeded.table, bus, { all: true, from: today });
    expect(told.mock.calls.flat()).toEqual(
      [`${ORGANIZATION}  5 changes`, `${ELSEWHERE}  0 changes`].toSorted(),
    );
    expect(idsOn(bus)).toHaveLength(5);
  });

  it('sends nothing in a dry run, and says what it would', async () => {
    const bus = recordingBus();
    const said = await replay(seeded.table, bus, { org: ORGANIZATION, from: today, dryRun: true });
    expect([said, bus.taken]).toEqual([expect.stringMatching(/^5 events .* would be sent again$/), []]);
  });

  it('says where it broke off', async () => {
    const bus: EventBus = { put: async (entries) => entries.map(() => 'ThrottlingException') };
    await expect(replay(seeded.table, bus, { org: ORGANIZATION, from: today })).rejects.toThrow(
      new RegExp(`ThrottlingException: ${ORGANIZATION}:${keptId}:1 of ${today}T.*; repeat from there`),
    );
  });

  it.each<[ReplayOptions, RegExp]>([
    [{ org: ORGANIZATION, from: 'yesterday' }, /--from must be a day/],
    [{ org: ORGANIZATION, from: '2026-02-30' }, /--from must be a day/],
    [{ org: ORGANIZATION, from: '2026-02-02', to: '2026-02-01' }, /no time/],
    [{ org: ORGANIZATION }, /from when/],
    [{ from: today }, /of which organisation/],
    [{ from: today, all: true, org: ORGANIZATION }, /of which organisation/],
    [{ order: '1' }, /--order needs --org/],
    [{ org: 'A#B', from: today }, /--org/],
    [{ org: ORGANIZATION, from: today, what: 'orders' }, /--what must be/],
  ])('refuses %j', async (options, reason) => {
    await expect(replay(seeded.table, recordingBus(), options)).rejects.toThrow(reason);
  });
});
