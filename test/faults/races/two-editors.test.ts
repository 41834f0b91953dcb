/** Two clients edit one order hundreds of times: nothing acknowledged is lost, and nothing is mixed. */
import '../rig/quiet.ts';
import { expect, inject, it } from 'vitest';
import { assertHolds } from '../checker/check.ts';
import * as asks from '../rig/asks.ts';
import { runs } from '../rig/counts.ts';
import { orderIn, versionIn } from '../rig/history-log.ts';
import { openWorld, type Speaker, type World } from '../rig/world.ts';

const EDITS = runs({ slice: 30, gate: 500, full: 500 });

async function sceneOf(): Promise<{ world: World; id: string; editors: [Speaker, Speaker] }> {
  const world = await openWorld(inject('engineEndpoints')[0] ?? '');
  const editors: [Speaker, Speaker] = [world.speaker('left'), world.speaker('right')];
  const id = orderIn((await editors[0].say(asks.create('edited'))).answer)?.salesorder_id ?? '';
  return { world, id, editors };
}

it(`loses no acknowledged change in ${EDITS} edits with If-Match`, async () => {
  const { world, id, editors } = await sceneOf();
  let acknowledged = 0;
  let stale = 0;
  const edit = async (editor: Speaker) => {
    while (acknowledged < EDITS) {
      const ifMatch = `"${versionIn((await editor.say(asks.retrieve(id))).answer)}"`;
      const { outcome } = await editor.say({
        ...asks.update(id, `${editor.name}-${acknowledged + stale}`),
        ifMatch,
      });
      if (outcome === 'ok') acknowledged += 1;
      else stale += 1;
    }
  };
  await Promise.all(editors.map(edit));
  const dump = await world.dump();
  assertHolds({ entries: world.entries, dump, faults: 0 });
  expect(dump.orders[0]?.version).toBe(acknowledged + 1);
  console.log(
    `If-Match: ${acknowledged} edits acknowledged, ${stale} refused as stale, version ${dump.orders[0]?.version}`,
  );
  await world.close();
});

it(`mixes nothing in ${EDITS} edits without If-Match: the last write wins on whole fields`, async () => {
  const { world, id, editors } = await sceneOf();
  const edit = async (editor: Speaker) => {
    for (let turn = 0; turn < EDITS / 2; turn += 1) {
      const mark = `${editor.name}-${turn}`;
      await editor.say(asks.update(id, mark, { terms: mark, reference_number: mark }));
    }
  };
  await Promise.all(editors.map(edit));
  const dump = await world.dump();
  assertHolds({ entries: world.entries, dump, faults: 0 });
  const [order] = dump.orders;
  expect([order?.terms, order?.referenceNumber]).toEqual([order?.notes, order?.notes]);
  for (const { paths, kinds } of dump.changes) {
    if (kinds.includes('updated')) expect(new Set(paths.map(({ after }) => after)).size).toBe(1);
  }
  const conflicts = world.entries.filter(({ answer }) => answer?.status === 409).length;
  console.log(
    `no If-Match: ${EDITS} edits, ${dump.changes.length - 1} committed, ${conflicts} refused after three tries`,
  );
  await world.close();
});
