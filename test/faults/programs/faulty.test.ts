/** Three clients, every kind of fault at random: whatever is lost or repeated, the invariants hold. */
import '../rig/quiet.ts';
import fc from 'fast-check';
import { expect, inject, it } from 'vitest';
import { assertHolds } from '../checker/check.ts';
import { runs } from '../rig/counts.ts';
import { canBefall, FAULTS } from '../rig/faults.ts';
import { HURRIED, openWorld } from '../rig/world.ts';
import { injecting } from './fault-injection.ts';
import { Ground, play } from './player.ts';
import { programOf, type Step } from './program.ts';
import { runPrograms } from './run-programs.ts';

const RUNS = runs({ slice: 6, gate: 320, full: 3000 });
/**
 * How often each fault must have hit each call site, how often all together, and how often each anywhere: a stale index
 * befalls lists only.
 */
const HITS_AT_LEAST = runs({ slice: 0, gate: 0, full: 20 });
const HITS_OF_SITE = runs({ slice: 0, gate: 8, full: 160 });
const HITS_OF_EACH = runs({ slice: 0, gate: 20, full: 200 });
const CLIENTS = 3;

const hits = new Map<string, number>();
const sites = new Map<string, { action: string; body: Record<string, unknown> }>();

const faultyProgram = fc.record({
  program: programOf(CLIENTS, 40),
  probability: fc.constantFrom(0.05, 0.15, 0.3),
  faultSeed: fc.nat(),
  forgetsTokens: fc.boolean(),
});

it('holds every invariant under every fault', async () => {
  await runPrograms({
    name: 'T3',
    file: 'faulty',
    count: RUNS,
    arbitrary: faultyProgram,
    shrinks: false,
    async runOne({ program, probability, faultSeed, forgetsTokens }, index) {
      const world = await openWorld(inject('engineEndpoints')[0] ?? '', HURRIED);
      world.proxy.forgetsTokens = forgetsTokens;
      const judge = injecting(faultSeed, probability);
      world.proxy.judge = (call) => {
        sites.set(call.site, call);
        return judge(call);
      };
      const ground = new Ground(`t${index}`);
      await Promise.all(
        Array.from({ length: CLIENTS }, (_, who) =>
          playAll(
            program.filter((step) => step.who === who),
            who,
          ),
        ),
      );
      async function playAll(steps: Step[], who: number): Promise<void> {
        const speaker = world.speaker(`client-${who}`);
        for (const step of steps) await play(step, ground, speaker, 2);
      }
      const dump = await world.dump();
      const faults = [...world.proxy.hits.values()].reduce((sum, count) => sum + count, 0);
      for (const [hit, count] of world.proxy.hits) hits.set(hit, (hits.get(hit) ?? 0) + count);
      // A busy machine may give up a call that nothing was done to: here any 503 counts as excused.
      assertHolds({ entries: world.entries, dump, again: await world.dump(), faults: faults + 1 });
      await world.close();
    },
  });
  const expected = [...sites].flatMap(([site, call]) =>
    FAULTS.filter((fault) => canBefall(fault, call)).map((fault) => `${fault} ${site}`),
  );
  const counts = expected.map((hit) => hits.get(hit) ?? 0);
  const total = counts.reduce((sum, count) => sum + count, 0);
  console.log(
    `T3: ${RUNS} runs, ${total} faults on ${sites.size} sites, each of ${expected.length} at least ${Math.min(...counts)} times`,
  );
  console.log(
    [...sites.keys()]
      .map((site) => `  ${site}: ${FAULTS.map((f) => `${f} ${hits.get(`${f} ${site}`) ?? 0}`).join(', ')}`)
      .join('\n'),
  );
  const ofEach = FAULTS.map((fault) =>
    [...hits].filter(([hit]) => hit.startsWith(`${fault} `)).reduce((sum, [, count]) => sum + count, 0),
  );
  const ofSite = [...sites.keys()].map((site) =>
    FAULTS.reduce((sum, fault) => sum + (hits.get(`${fault} ${site}`) ?? 0), 0),
  );
  expect(Math.min(...ofSite)).toBeGreaterThanOrEqual(HITS_OF_SITE);
  expect(Math.min(...ofEach)).toBeGreaterThanOrEqual(HITS_OF_EACH);
  expect(expected.filter((hit) => (hits.get(hit) ?? 0) < HITS_AT_LEAST)).toEqual([]);
});
