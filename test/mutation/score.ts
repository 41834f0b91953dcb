/** Scores of the rooms, from what Stryker reports. */
import type { Room } from './rooms.ts';

/** The part of Stryker's report that counts here. */
export interface Report {
  files: Record<string, { mutants: Mutant[] }>;
}

interface Mutant {
  status: string;
  mutatorName: string;
  replacement?: string;
  location: { start: { line: number } };
}

export interface Score {
  room: string;
  /** Without those that are no programs, or that are ignored. */
  mutants: number;
  killed: number;
  timedOut: number;
  survived: number;
  percent: number;
  atLeast: number;
}

const COUNTED = ['Killed', 'Timeout', 'Survived', 'NoCoverage'];

/** A mutant that no test reaches has survived too; one that never ends is noticed. */
export function scoreOf({ name, atLeast }: Room, report: Report): Score {
  const statuses = Object.values(report.files)
    .flatMap(({ mutants }) => mutants.map(({ status }) => status))
    .filter((status) => COUNTED.includes(status));
  const count = (wanted: string) => statuses.filter((status) => status === wanted).length;
  const [killed, timedOut, mutants] = [count('Killed'), count('Timeout'), statuses.length];
  return {
    room: name,
    mutants,
    killed,
    timedOut,
    survived: mutants - killed - timedOut,
    percent: mutants === 0 ? 0 : (100 * (killed + timedOut)) / mutants,
    atLeast,
  };
}

/** Those below their limit. */
export function tooLow(scores: readonly Score[]): Score[] {
  return scores.filter(({ percent, atLeast }) => percent < atLeast);
}

/** One line per room. */
export function tableOf(scores: readonly Score[]): string {
  const lines = scores.map((score) => {
    const { room, mutants, killed, timedOut, survived, percent, atLeast } = score;
    const figures = [mutants, killed, timedOut, survived]
      .map((figure) => String(figure).padStart(10))
      .join('');
    const mark = percent < atLeast ? '  TOO LOW' : '';
    return `${room.padEnd(12)}${figures}${percent.toFixed(1).padStart(8)} %  at least ${atLeast} %${mark}`;
  });
  return ['room           mutants    killed  no ending  survived   score', ...lines].join('\n');
}

/** "lib/apply/tax.ts:21 ConditionalExpression true", by file and line. */
export function survivorsOf(report: Report): string[] {
  return Object.entries(report.files).flatMap(([file, { mutants }]) =>
    mutants
      .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
      .toSorted((left, right) => left.location.start.line - right.location.start.line)
      .map(({ location, mutatorName, replacement = '', status }) =>
        [`${file}:${location.start.line}`, mutatorName, oneLine(replacement), status].join(' '),
      ),
  );
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 80);
