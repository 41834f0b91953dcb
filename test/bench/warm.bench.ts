/** `npm run bench:warm`: a create in a container that has served many, against its own calls made by the bare SDK. */
import { answerHelp } from '../../infra/local/help.ts';
import { createEvent } from './starts/events.ts';
import { played, stageOf } from './starts/prepare.ts';
import { median, printed, shuffled } from './starts/rounds.ts';

const ROUNDS = Number(process.env['ROUNDS'] ?? 5);
const WARMED_UP = 150;
const MEASURED = 200;

answerHelp(`usage: npm run bench:warm
Milliseconds of a warm create of 1, 20 and 200 lines, median of ${MEASURED} behind ${WARMED_UP}, in ROUNDS (5) processes each.`);

for (const lines of [1, 20, 200]) {
  const { contenders, eventFile, environment, back } = await stageOf({
    operation: 'create',
    event: createEvent(lines),
  });
  const compared = contenders.filter(({ name }) => name !== 'bare SDK, default bundling');
  const took = new Map(compared.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const contender of shuffled(compared)) {
      back.restart();
      const { answers } = await played(contender, eventFile, environment, WARMED_UP + MEASURED);
      took.get(contender.name)?.push(median(answers.slice(WARMED_UP)));
    }
  }
  back.close();
  console.log(
    printed(`warm create, ${lines} lines, ms`, took, median(took.get('bare SDK, our bundling') ?? [])),
  );
}
