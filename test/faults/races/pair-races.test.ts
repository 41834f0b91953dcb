/** Pairs of requests in every order of their calls: no ending that one after the other could not have. */
import '../rig/quiet.ts';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { assertHolds, check } from '../checker/check.ts';
import type { Evidence } from '../checker/evidence.ts';
import * as asks from '../rig/asks.ts';
import { extent } from '../rig/counts.ts';
import type { Dump } from '../rig/dump.ts';
import { orderIdIn, orderIn, wordsIn, type Entry } from '../rig/history-log.ts';
import { openWorld, type Speaker, type World } from '../rig/world.ts';
import { PAIRS, type Pair, type Scene } from './pairs.ts';
import { exploreAll, interleave, type Choose } from './schedule.ts';

const done = { enumerated: 0, executed: 0 };
let scenes = 0;

afterAll(() => {
  console.log(
    `pair races: ${PAIRS.length} pairs, schedules enumerated ${done.enumerated}, executed ${done.executed}`,
  );
  expect(done.executed).toBe(done.enumerated);
});

/** Inside `npm test` every twelfth pair. */
const pairs = PAIRS.filter((_, index) => extent !== 'slice' || index % 12 === 0);

describe.each(pairs)('$name', (pair) => {
  it('ends as if one had come after the other, in every schedule', { timeout: 120_000 }, async () => {
    const world = await openWorld(inject('engineEndpoints')[0] ?? '');
    const race = new Race(world, pair);
    const serial = [await race.ending('ab'), await race.ending('ba')];
    await exploreAll(
      async (choose) => {
        const ending = await race.ending(choose);
        done.executed += 1;
        expect(serial, `schedule ${done.executed}`).toContainEqual(ending);
      },
      () => (done.enumerated += 1),
    );
    assertHolds({ entries: world.entries, dump: await world.dump(), faults: 0 });
    await world.close();
  });
});

/** What both heard, and what became of the orders in question, without what differs from run to run. */
interface Ending {
  a: string;
  b: string;
  orders: string[];
}

class Race {
  readonly world: World;
  readonly pair: Pair;
  readonly a: Speaker;
  readonly b: Speaker;
  readonly preparer: Speaker;

  constructor(world: World, pair: Pair) {
    this.world = world;
    this.pair = pair;
    this.a = world.speaker('a');
    this.b = world.speaker('b');
    this.preparer = world.speaker('preparer');
  }

  /** Sets a scene, runs both requests as told, checks the invariants. */
  async ending(how: 'ab' | 'ba' | Choose): Promise<Ending> {
    const { scene, made } = await this.scene();
    for (const ask of this.pair.before?.(scene) ?? []) made.push(await this.preparer.say(ask));
    const heard = new Map<string, Entry>();
    const asking = (who: 'a' | 'b') => async () =>
      heard.set(who, await this[who].say(this.pair[who](scene, who)));
    if (how === 'ab') await asking('a')().then(asking('b'));
    else if (how === 'ba') await asking('b')().then(asking('a'));
    else {
      const tasks = new Map([
        ['a', asking('a')],
        ['b', asking('b')],
      ] as const);
      await interleave(this.world.proxy, new Map(tasks), how);
    }
    const entries = [...made, ...heard.values()];
    const created = entries.map(({ answer }) => orderIdIn(answer));
    const ids = new Set([scene.order, scene.other, ...created].filter((id) => id !== ''));
    const dump = await this.world.dumpOf([...ids], [scene.number, scene.otherNumber, scene.free, scene.next]);
    const violations = check({ entries, dump, faults: 0 } satisfies Evidence);
    expect(violations, `${this.pair.name}: ${JSON.stringify([...heard.values()].map(words))}`).toEqual([]);
    return { a: words(heard.get('a')), b: words(heard.get('b')), orders: storyOf(scene, dump) };
  }

  private async scene(): Promise<{ scene: Scene; made: Entry[] }> {
    scenes += 1;
    const name = `race${scenes}x`;
    const made = [
      await this.preparer.say(asks.create(`${name}-order`)),
      await this.preparer.say(asks.create(`${name}-other`)),
    ];
    const [order, other] = made.map(({ answer }) => orderIn(answer));
    if (!order || !other) throw new Error('the scene could not be set');
    const next = `SO-${String(Number(other.salesorder_number.slice(3)) + 1).padStart(5, '0')}`;
    return {
      made,
      scene: {
        name,
        lines: order.line_items?.map(({ line_item_id }) => line_item_id) ?? [],
        order: order.salesorder_id,
        number: order.salesorder_number,
        other: other.salesorder_id,
        otherNumber: other.salesorder_number,
        free: `FREE-${name}`,
        next,
      },
    };
  }
}

/** Status and code; replays count as what they repeat. */
function words(entry: Entry | undefined): string {
  const { code } = wordsIn(entry?.answer);
  return `${entry?.ask.operation} ${entry?.answer?.status} ${code}`;
}

/** Each order's changes in words; numbers by their role in the scene. */
function storyOf(scene: Scene, dump: Dump): string[] {
  const roles = new Map([
    [scene.number, 'N'],
    [scene.otherNumber, 'M'],
    [scene.free, 'FREE'],
  ]);
  const stories = Map.groupBy(dump.changes, ({ orderId }) => orderId);
  return [...stories.values()]
    .map((changes) =>
      changes
        .toSorted((left, right) => left.version - right.version)
        .map(({ kinds, row, paths, reason = '' }) =>
          [
            kinds.join('+'),
            row.referenceNumber || row.subject || row.customerName,
            roles.get(row.number) ?? 'some number',
            paths
              .map(({ path, after }) =>
                path === 'number' ? path : `${path.replaceAll(/\d+/g, 'n')}=${after}`,
              )
              .join(','),
            reason,
          ]
            .join(' ')
            .replaceAll(scene.name, '')
            // Ids of lines.
            .replaceAll(/\[\d+\]/g, '[]')
            .replaceAll(/"(id|lineId)":"\d+"/g, '"id":""'),
        )
        .join(' > '),
    )
    .toSorted();
}
