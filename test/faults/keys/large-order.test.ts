/** An order of the largest documented size under a key: the replay is the same to the byte, and what the key costs. */
import '../rig/quiet.ts';
import { expect, inject, it } from 'vitest';
import * as asks from '../rig/asks.ts';
import { metered } from '../rig/metered.ts';
import { openWorld } from '../rig/world.ts';

const LINES = 200;
const DESCRIPTION = 500;

/** Words that do not compress to nothing. */
function prose(seed: number): string {
  let text = '';
  for (let at = seed; text.length < DESCRIPTION; at = (at * 48_271 + 11) % 2_147_483_647)
    text += `${at.toString(36)} `;
  return text.slice(0, DESCRIPTION);
}

it('replays 200 lines with 500-character descriptions byte for byte', async () => {
  const world = await openWorld(inject('engineEndpoints')[0] ?? '');
  const speaker = world.speaker('large');
  await speaker.say(asks.create('warm'));
  const large = asks.create('large');
  Object.assign(large.body as object, {
    line_items: Array.from({ length: LINES }, (_, index) => ({
      name: `Part ${index}`,
      description: prose(index + 1),
      rate: '1.005',
      quantity: 3,
    })),
  });
  const unitsOf = async (ask: asks.Ask) => {
    const { entry, cost } = await metered(world, speaker, ask);
    return { answer: entry.answer, units: cost.read + cost.write };
  };
  const bare = await unitsOf(large);
  const first = await unitsOf({ ...large, key: 'large' });
  const replay = await unitsOf({ ...large, key: 'large' });
  expect([bare, first, replay].map(({ answer }) => answer?.status)).toEqual([201, 201, 201]);
  expect(replay.answer?.text).toBe(first.answer?.text);
  expect(replay.answer?.headers['idempotency-replayed']).toBe('true');
  const bytes = Buffer.byteLength(first.answer?.text ?? '');
  console.log(
    `create of ${LINES} lines (${bytes} bytes answered), capacity units: ${bare.units} without a key, ${first.units} with one, ${replay.units} for its replay`,
  );
  await world.close();
});
