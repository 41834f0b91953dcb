/** Four clients whose calls reach the engine in a generated order. */
import '../rig/quiet.ts';
import fc from 'fast-check';
import { inject, it } from 'vitest';
import { assertHolds } from '../checker/check.ts';
import { interleave } from '../races/schedule.ts';
import { runs } from '../rig/counts.ts';
import { openWorld } from '../rig/world.ts';
import { Ground, play } from './player.ts';
import { programOf } from './program.ts';
import { runPrograms } from './run-programs.ts';

const RUNS = runs({ slice: 6, gate: 150, full: 1500 });
const CLIENTS = 4;

const scheduledProgram = fc.record({
  program: programOf(CLIENTS, 15),
  choices: fc.array(fc.nat({ max: 3 }), { minLength: 30, maxLength: 60 }),
});

it('holds every invariant in every generated order of calls', async () => {
  let released = 0;
  await runPrograms({
    name: 'T2',
    file: 'scheduled',
    count: RUNS,
    arbitrary: scheduledProgram,
    shrinks: false,
    async runOne({ program, choices }, index) {
      const world = await openWorld(inject('engineEndpoints')[0] ?? '');
      const ground = new Ground(`t${index}`);
      const preparer = world.speaker('preparer');
      for (const kind of ['create', 'create numbered'] as const) {
        await play({ kind, who: 0, target: 0, number: 1, keyed: true, match: 'none' }, ground, preparer);
      }
      const tasks = Array.from({ length: CLIENTS }, (_, who) => {
        const speaker = world.speaker(`client-${who}`);
        const steps = program.filter((step) => step.who === who);
        return [
          speaker.name,
          async () => {
            for (const step of steps) await play(step, ground, speaker);
          },
        ] as const;
      });
      let forks = 0;
      await interleave(world.proxy, new Map(tasks), (options) => {
        forks += 1;
        return (choices[forks % choices.length] ?? 0) % options;
      });
      released += forks;
      assertHolds({ entries: world.entries, dump: await world.dump(), faults: 0 });
      await world.close();
    },
  });
  console.log(`T2: ${RUNS} runs, ${released} times a choice among waiting calls`);
});
