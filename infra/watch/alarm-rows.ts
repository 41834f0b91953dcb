/** The table of alarms: every row becomes alarms, a graph of the dashboard and a line of the runbook. */
import type { AlarmRow } from './alarm-row.ts';
import { deadLetterRows } from './dead-letters.ts';
import { eventRows } from './event-rows.ts';
import { serviceRows } from './service-rows.ts';

export const ALARM_ROWS: readonly AlarmRow[] = [...deadLetterRows, ...eventRows, ...serviceRows];

/** What is watched by other means than a metric's alarm. */
export const AT_RISK = {
  name: 'orders-at-risk',
  watches: 'all alarms of severity `now` together',
  severity: 'now',
  means: 'Orders cannot be written, changes do not leave, or something waits for a person.',
  first: 'The alarms below it say what: begin with the one that came first.',
} as const;

export const DAILY_COST = {
  name: 'daily-cost',
  watches: 'what the account cost yesterday, where `dailyBudget` is set',
  severity: 'day',
  means: 'More is asked for than was thought, or something repeats itself.',
  first:
    'The dashboard’s last part: reads, writes and calls. What strangers can cost is bounded by `rateLimit` and `mostReads`, `mostWrites`.',
} as const;
