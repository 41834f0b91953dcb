/** What a row of the table of alarms says. From the rows come the alarms, the dashboard and the runbook in docs/operations.md. */

/** `now`: somebody gets up. `day`: it can wait until the next working day. */
export type Severity = 'now' | 'day';

/** The questions that the dashboard answers. */
export const QUESTIONS = {
  healthy: 'Is it healthy?',
  slow: 'Is it slow?',
  aside: 'Is anything set aside?',
  cost: 'What does it cost?',
} as const;
export type Question = keyof typeof QUESTIONS;

/** A metric by its address in CloudWatch. */
export interface WatchedMetric {
  namespace: string;
  name: string;
  dimensions: Record<string, string>;
  statistic: 'Sum' | 'Maximum' | 'p99';
}

/** What one alarm is about; several metrics are added up. */
export interface Subject {
  /** Tells the alarms of a row apart. */
  about?: string;
  metrics: WatchedMetric[];
}

/** The parts of a deployment, by the names that metrics know them by. */
export interface Watched {
  /** The stack's name, which is the service of our own metrics. */
  service: string;
  /** By their names in functions/. */
  functions: { name: string; functionName: string }[];
  /** By the paths of their constructs below the stack. */
  queues: { path: string; queueName: string; isDeadLetters: boolean }[];
  tableName: string;
  indexNames: string[];
  apiId: string;
}

export interface AlarmRow {
  /** Stands behind the stack's name. */
  name: string;
  watches: string;
  severity: Severity;
  question: Question;
  /** The alarm goes off when each of the last `periods` of so many minutes was above it. */
  limit: { above: number; unit: string; minutes: number; periods: number };
  /** An alarm for each function: the many, which may be left out (`functionAlarms`). */
  perFunction?: true;
  /** What no data means. An idle queue stops telling how much is in it: then it stands as it was. */
  silence: 'well' | 'unchanged';
  means: string;
  first: string;
  subjects(watched: Watched): Subject[];
}

/** The name of an alarm in CloudWatch. */
export function alarmName(service: string, { name }: Pick<AlarmRow, 'name'>, about?: string): string {
  return [service, name, ...(about === undefined ? [] : [about])].join('-');
}
