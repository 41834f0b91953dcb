/** What the figures may come to, and the table that shows them. */
import type { Figures } from './measure.ts';

export interface Row {
  label: string;
  value: number;
  /** Inclusive. A row without one is only told. */
  limit?: number;
  /** What is counted, where there is a list. */
  list?: string[];
}

/** As many files as the four dialects took, with docs/decisions/figures.md; above it, no smaller on average. */
const FILES = 215;
const MEAN_LINES = 60;

/** Every figure with its limit, in the order in which it is shown. */
export function rowsOf(figures: Figures): Row[] {
  const { files, functions, exports } = figures;
  return [
    { label: 'lib files', value: files.count, limit: Math.max(FILES, Math.floor(files.lines / MEAN_LINES)) },
    { label: 'lib files, median of lines', value: files.median, limit: 70 },
    { label: 'lib files, 90 % of lines', value: files.ninetieth },
    { label: 'lib files, most lines', value: files.largest },
    listed('lib files over 120 lines', files.over120),
    listed('lib files over 200 lines', files.over200, 0),
    { label: 'lib functions', value: functions.count },
    { label: 'lib functions, median of lines', value: functions.median, limit: 6 },
    { label: 'lib functions, 90 % of lines', value: functions.ninetieth },
    { label: 'lib functions, most lines', value: functions.largest },
    listed('lib functions over 40 lines', functions.over40, 0),
    listed('lib functions over 40 lines, literals', functions.over40Literals),
    listed('functions with over 4 positional parameters', figures.manyParameters, 0),
    listed('retry calls outside lib/store/table.ts', figures.retryCalls, 0),
    listed('lib parameters named time', figures.timeParameters, 0),
    listed('exports imported nowhere', exports.nowhere, 29),
    listed('exports imported by tests only', exports.testsOnly),
    listed('circles among files', figures.fileCircles.map(around), 0),
    listed('circles among lib folders', figures.folderCircles.map(around), 0),
  ];
}

/** Those beyond their limit. */
export function passed(rows: readonly Row[]): Row[] {
  return rows.filter(({ value, limit }) => limit !== undefined && value > limit);
}

/** One line each; below it, indented, what is counted. */
export function tableOf(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(({ label }) => label.length));
  const beyond = new Set(passed(rows));
  return rows
    .flatMap((row) => {
      const { label, value, limit, list = [] } = row;
      const allowed = limit === undefined ? '' : `  at most ${limit}${beyond.has(row) ? '  OVER' : ''}`;
      return [
        `${label.padEnd(width)}  ${String(value).padStart(4)}${allowed}`,
        ...list.map((each) => `    ${each}`),
      ];
    })
    .join('\n');
}

function listed(label: string, list: string[], limit?: number): Row {
  return { label, value: list.length, limit, list };
}

const around = (circle: string[]) => circle.join(' <-> ');
