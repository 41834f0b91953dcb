/** `npm run bench:cold`: from starting Node to the first answer, against the least that could do the same. */
import { parseArgs } from 'node:util';
import { answerHelp } from '../../infra/local/help.ts';
import { CASES, type Case } from './starts/events.ts';
import { played } from './starts/played.ts';
import { BARE, stageOf, type Stranger } from './starts/prepare.ts';
import { figuresOf, printed, shuffled } from './starts/rounds.ts';

answerHelp(`usage: npm run bench:cold [-- --rounds 21] [--case create] [--json] [--contender FILE --contender-event FILE]
Starts each contender so often, in random order, against a back end that takes no time: milliseconds from starting Node
to the first answer, and the processor time until then, which a busy machine changes less.
  --case       create, retrieve, list, update, confirm, "CRM insert of 1"; several by commas; otherwise all
  --contender  the bundle of another function, timed in the same rounds as create, with the event it is handed`);

const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: {
    rounds: { ...text, default: '21' },
    case: text,
    json: { type: 'boolean', default: false },
    contender: text,
    'contender-event': text,
  },
});
const wanted = values.case?.split(',');
const stranger =
  values.contender !== undefined && values['contender-event'] !== undefined
    ? { file: values.contender, eventFile: values['contender-event'] }
    : undefined;

for (const asked of CASES.filter(({ name }) => wanted?.includes(name) ?? true))
  await measure(asked, asked.name === 'create' ? stranger : undefined);

async function measure(asked: Case, other?: Stranger): Promise<void> {
  const { contenders, eventFile, environment, back, close } = await stageOf(asked, other);
  const [took, spent] = [new Map<string, number[]>(), new Map<string, number[]>()];
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const contender of shuffled(contenders)) {
      back.restart();
      const {
        total,
        spent: [cpu = Number.NaN],
      } = await played(contender, { eventFile, environment, times: 1 });
      took.set(contender.name, [...(took.get(contender.name) ?? []), total]);
      spent.set(contender.name, [...(spent.get(contender.name) ?? []), cpu]);
    }
  }
  close();
  const inOrder = (measured: Map<string, number[]>) =>
    new Map(contenders.map(({ name }) => [name, measured.get(name) ?? []]));
  for (const [title, measured] of [
    [`cold ${asked.name}, ms`, took],
    [`cold ${asked.name}, ms of the processor`, spent],
  ] as const)
    console.log(printed(figuresOf(title, inOrder(measured), BARE), values.json));
}
