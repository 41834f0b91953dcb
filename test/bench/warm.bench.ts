/** `npm run bench:warm`: a call in a container that has served many, against its own calls made by the bare SDK. */
import { parseArgs } from 'node:util';
import { answerHelp } from '../../infra/local/help.ts';
import { CASES, createEvent, type Case } from './starts/events.ts';
import { played } from './starts/played.ts';
import { BARE, stageOf } from './starts/prepare.ts';
import { figuresOf, median, printed, shuffled } from './starts/rounds.ts';

const WARMED_UP = 150;
const MEASURED = 200;

answerHelp(`usage: npm run bench:warm [-- --rounds 5] [--case "create, 200 lines"] [--json]
Milliseconds of a warm create of 1, 20 and 200 lines, and of the other operations, and what they take of the processor: median of ${MEASURED} behind ${WARMED_UP}, in so
many processes each.`);

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    case: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

const creates = [1, 20, 200].map((lines): Case => {
  const counted = `${lines} line${lines === 1 ? '' : 's'}`;
  return { name: `create, ${counted}`, operation: 'create', event: createEvent(lines) };
});
const cases = [...creates, ...CASES.filter(({ name }) => name !== 'create')];

for (const asked of cases.filter(({ name }) => values.case === undefined || values.case === name)) {
  const { ours, contenders, eventFile, environment, back, close } = await stageOf(asked);
  const compared = contenders.filter(({ name }) => name === BARE || name === ours.name);
  const [took, spent] = [new Map<string, number[]>(), new Map<string, number[]>()];
  for (const { name } of compared) for (const measured of [took, spent]) measured.set(name, []);
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const contender of shuffled(compared)) {
      back.restart();
      const made = await played(contender, { eventFile, environment, times: WARMED_UP + MEASURED });
      took.get(contender.name)?.push(median(made.answers.slice(WARMED_UP)));
      const [by = 0, until = 0] = [made.spent[WARMED_UP - 1], made.spent.at(-1)];
      spent.get(contender.name)?.push((until - by) / MEASURED);
    }
  }
  close();
  console.log(printed(figuresOf(`warm ${asked.name}, ms`, took, BARE), values.json));
  console.log(printed(figuresOf(`warm ${asked.name}, ms of the processor`, spent, BARE), values.json));
}
