/** `npm run bench:cold`: from starting Node to the first answer, against the least that could do the same. */
import { answerHelp } from '../../infra/local/help.ts';
import { createEvent } from './starts/events.ts';
import { played, stageOf } from './starts/prepare.ts';
import { median, printed, shuffled } from './starts/rounds.ts';

const ROUNDS = Number(process.env['ROUNDS'] ?? 21);

answerHelp(`usage: npm run bench:cold
Starts each contender ROUNDS (21) times, in random order, against a back end that takes no time: milliseconds from
starting Node to the first answered create of 5 lines, and the processor time until then, which a busy machine changes less. Prints JSON with BENCH_JSON=1.`);

const { contenders, eventFile, environment, back } = await stageOf({
  operation: 'create',
  event: createEvent(5),
});
const took = new Map(contenders.map(({ name }) => [name, [] as number[]]));
const spent = new Map(contenders.map(({ name }) => [name, [] as number[]]));
for (let round = 0; round < ROUNDS; round += 1) {
  for (const contender of shuffled(contenders)) {
    back.restart();
    const { total, cpu } = await played(contender, eventFile, environment, 1);
    took.get(contender.name)?.push(total);
    spent.get(contender.name)?.push(cpu);
  }
}
back.close();
for (const [title, measured] of [
  ['cold, ms', took],
  ['processor time until then, ms', spent],
] as const)
  console.log(`${printed(title, measured, median(measured.get('bare SDK, our bundling') ?? []))}\n`);
