/** The runbook of docs/operations.md, from the table that the alarms are made of. */
import type { AlarmRow, Severity } from '../watch/alarm-row.ts';
import { ALARM_ROWS, AT_RISK, DAILY_COST } from '../watch/alarm-rows.ts';

type Line = Pick<AlarmRow, 'name' | 'watches' | 'severity' | 'means' | 'first'> & Partial<AlarmRow>;

const LINES: Line[] = [AT_RISK, ...ALARM_ROWS, DAILY_COST];
const HOUR_SECONDS = 3600;

/** One line per alarm of a severity: when it goes off, what that means, what to do first. */
export function alarmTable(severity: Severity): string {
  const lines = LINES.filter((line) => line.severity === severity).map(
    (line) => `| \`${line.name}\` | ${line.watches}${limitOf(line)} | ${line.means} | ${line.first} |`,
  );
  return ['| alarm | goes off at | it means | do first |', '|---|---|---|---|', ...lines].join('\n');
}

function limitOf({ limit }: Line): string {
  if (limit === undefined) return '';
  const { above, unit, minutes, periods } = limit;
  if (above === 0) return `: the first of ${minutes} minutes`;
  const times = periods > 1 ? `, ${periods} times ${minutes} minutes` : `, in ${minutes} minutes`;
  return `: more than ${amount(above, unit)}${times}`;
}

function amount(above: number, unit: string): string {
  if (unit === 'milliseconds') return amount(above / 1000, 'seconds');
  if (unit === 'seconds' && above >= HOUR_SECONDS) return amount(above / HOUR_SECONDS, 'hours');
  return `${above} ${above === 1 ? unit.replace(/s$/, '') : unit}`;
}
