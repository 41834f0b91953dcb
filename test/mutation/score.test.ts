import { expect, it } from 'vitest';
import { scoreOf, survivorsOf, tableOf, tooLow, type Report } from './score.ts';

const room = { name: 'apply', mutate: [], tests: [], atLeast: 60 };
const mutant = (status: string, line = 1) => ({
  status,
  mutatorName: 'StringLiteral',
  replacement: '""',
  location: { start: { line } },
});
const report = (...statuses: string[]): Report => ({
  files: { 'lib/apply/a.ts': { mutants: statuses.map((status) => mutant(status)) } },
});

it('a score counts what is killed or never ends among all that is a program', () => {
  const score = scoreOf(
    room,
    report('Killed', 'Timeout', 'Survived', 'NoCoverage', 'Ignored', 'CompileError'),
  );
  expect(score).toEqual({
    room: 'apply',
    mutants: 4,
    killed: 1,
    timedOut: 1,
    survived: 2,
    percent: 50,
    atLeast: 60,
  });
});

it('a room is too low below its limit, and when nothing was tried', () => {
  const scores = [
    scoreOf(room, report('Killed', 'Killed', 'Killed', 'Survived', 'Survived')),
    scoreOf(room, report('Killed', 'Survived')),
    scoreOf(room, report()),
  ];
  expect(tooLow(scores).map(({ percent }) => percent)).toEqual([50, 0]);
  expect(
    tableOf(scores)
      .split('\n')
      .map((line) => line.endsWith('TOO LOW')),
  ).toEqual([false, false, true, true]);
});

it('survivors are told by file and line', () => {
  const files = {
    'lib/apply/a.ts': { mutants: [mutant('Survived', 9), mutant('NoCoverage', 2), mutant('Killed')] },
  };
  expect(survivorsOf({ files })).toEqual([
    'lib/apply/a.ts:2 StringLiteral "" NoCoverage',
    'lib/apply/a.ts:9 StringLiteral "" Survived',
  ]);
});
