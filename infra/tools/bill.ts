/** The bill of a month in docs/costs.md: measured units, stated assumptions and prices, each in one place. */
import { readdirSync, readFileSync } from 'node:fs';
import { QUEUE_CONSUMERS } from '../event-rules.ts';
import { MILLION, PRICES } from '../prices.ts';
import type { Watched } from '../watch/alarm-row.ts';
import { ALARM_ROWS } from '../watch/alarm-rows.ts';
import { DEAD_LETTER_PATHS } from '../watch/dead-letters.ts';
import { INDEXES } from '../../lib/store/table-shape.ts';

const ROOT = new URL('../../', import.meta.url);
const ORDERS_A_MONTH = [0, 10_000, MILLION, 100 * MILLION];
const HEADS = ['idle', '10 thousand orders', '1 million', '100 million'];

/** The life of an order, as rows of the measured table and how often; two lines. */
const LIFE: [row: string, times: number][] = [
  ['create with an `Idempotency-Key`', 1],
  ['update of a field', 2],
  ['confirm', 1],
  ['retrieve', 10],
];
/** What nobody has measured in AWS. */
const ASSUMED = {
  /** Of a function, for a call, on its gigabyte. */
  secondsACall: 0.03,
  /** The access log's line and the function's. */
  logBytesACall: 1500,
  eventsAnOrder: 4,
  eventBytes: 1000,
  tracedShare: 1 / 20,
  /** With history and what indexes hold. */
  storedBytesAnOrder: 7500,
  /** Lambda asks each queue over five connections, three times a minute, whether anything is there or not. */
  pollsAQueueAMonth: 5 * 3 * 60 * 24 * 30,
  logDaysKept: 90,
  /** Of the operations of that life and the publisher: three of each, one more of those that write; five of the check. */
  ownMetrics: { idle: 5, busy: 5 * 3 + 3 },
  checkUnitsAnOrder: 3.1,
  checksAMonth: 52 / 12,
};
const GIGABYTE = 1e9;

type Part = [what: string, usd: (orders: number) => number];

const perMillion = (price: { usd: number }, count: number) => (price.usd * count) / MILLION;
const perGigabyte = (price: { usd: number }, bytes: number) => (price.usd * bytes) / GIGABYTE;

function parts(): Part[] {
  const { reads, writes } = lifeUnits();
  const calls = LIFE.reduce((sum, [, times]) => sum + times, 0);
  const queues = Object.keys(QUEUE_CONSUMERS).length;
  const runs = calls + ASSUMED.eventsAnOrder;
  const { ownMetrics } = ASSUMED;
  const watch = watchUsd();
  return [
    ['table: units', (n) => perMillion(PRICES.writes, writes * n) + perMillion(PRICES.reads, reads * n)],
    ['API: calls', (n) => perMillion(PRICES.calls, calls * n)],
    [
      'functions',
      (n) => perMillion(PRICES.runs, runs * n) + perMillion(PRICES.seconds, runs * ASSUMED.secondsACall * n),
    ],
    [
      'log lines, kept for 90 days; traces',
      (n) =>
        perGigabyte(PRICES.logs, ASSUMED.logBytesACall * calls * n) +
        perGigabyte(PRICES.keptLogs, (ASSUMED.logBytesACall * calls * n * ASSUMED.logDaysKept) / 30) +
        perMillion(PRICES.traces, calls * ASSUMED.tracedShare * n),
    ],
    [
      'events and their archive',
      (n) =>
        perMillion(PRICES.events, ASSUMED.eventsAnOrder * n) +
        perGigabyte(PRICES.archive, ASSUMED.eventsAnOrder * ASSUMED.eventBytes * n),
    ],
    [
      'queues, asked whether there is anything',
      () => perMillion(PRICES.messages, ASSUMED.pollsAQueueAMonth * queues),
    ],
    ['key and secret', () => PRICES.key.usd + PRICES.secret.usd],
    ['metrics of our own', (n) => PRICES.metric.usd * (ownMetrics.idle + (n > 0 ? ownMetrics.busy : 0))],
    ['alarms and dashboard', () => watch.rest],
    ['alarms of functions (`functionAlarms`)', () => watch.functions],
  ];
}

/** One line per part, one column per number of orders a month. */
export function billTable(): string {
  const all = parts();
  const lines = all.map(([what, usd]) => row(what, ORDERS_A_MONTH.map(usd)));
  const sums = ORDERS_A_MONTH.map((n) => all.reduce((sum, [, usd]) => sum + usd(n), 0));
  const year = ORDERS_A_MONTH.map((n) => 12 * n);
  const stored = year.map((n) =>
    perGigabyte({ usd: PRICES.storage.usd + PRICES.recovery.usd }, ASSUMED.storedBytesAnOrder * n),
  );
  const checked = year.map((n) =>
    perMillion(PRICES.reads, ASSUMED.checkUnitsAnOrder * ASSUMED.checksAMonth * n),
  );
  return [
    `| USD a month | ${HEADS.join(' | ')} |`,
    `|---|${HEADS.map(() => '--:').join('|')}|`,
    ...lines,
    row('**together**', sums),
    row('after a year: storage and recovery, besides', stored),
    row('after a year: the weekly check, besides', checked),
  ].join('\n');
}

/** The prices that all of it is made of. */
export function priceTable(): string {
  const lines = Object.values(PRICES).map(({ what, usd, asOf }) => `| ${what} | ${usd} | ${asOf} |`);
  return ['| what | USD | as of |', '|---|--:|---|', ...lines].join('\n');
}

function row(what: string, values: number[]): string {
  return `| ${what} | ${values.map(money).join(' | ')} |`;
}

function money(usd: number): string {
  return usd < 100 ? usd.toFixed(2) : Math.round(usd).toLocaleString('en-US');
}

/** Read and write units of that life, from the measured table of the page itself. @throws Error without a row */
export function lifeUnits(): { reads: number; writes: number } {
  const page = readFileSync(new URL('docs/costs.md', ROOT), 'utf8');
  const sums = { reads: 0, writes: 0 };
  for (const [name, times] of LIFE) {
    const line = page.split('\n').find((each) => each.startsWith(`| ${name} `));
    const [, reads, writes] = /\| *([\d.]+) r, ([\d.]+) w/.exec(line ?? '') ?? [];
    if (reads === undefined) throw new Error(`docs/costs.md has no row of: ${name}`);
    sums.reads += times * Number(reads);
    sums.writes += times * Number(writes);
  }
  return sums;
}

/** Alarms are paid by the metrics that they look at: those of the table for a deployment with all that the code has. */
export function watchUsd(): { functions: number; rest: number } {
  const watched = everything();
  const usd = (rows: typeof ALARM_ROWS) =>
    rows
      .flatMap((each) => each.subjects(watched))
      .reduce((sum, { metrics }) => sum + metrics.length * PRICES.alarm.usd, 0);
  const isOfFunction = ({ perFunction }: (typeof ALARM_ROWS)[number]) => perFunction === true;
  return {
    functions: usd(ALARM_ROWS.filter(isOfFunction)),
    rest: usd(ALARM_ROWS.filter((each) => !isOfFunction(each))) + PRICES.composite.usd + PRICES.dashboard.usd,
  };
}

/** The parts of a deployment by the names that they have in the code. */
function everything(): Watched {
  const files = readdirSync(new URL('functions', ROOT));
  const work = Object.keys(QUEUE_CONSUMERS).map((name) => ({ path: name, isDeadLetters: false }));
  const dead = DEAD_LETTER_PATHS.map((path) => ({ path, isDeadLetters: true }));
  return {
    service: 'any',
    functions: files.map((file) => ({ name: file.replace(/\.ts$/, ''), functionName: file })),
    queues: [...work, ...dead].map((queue) => ({ ...queue, queueName: queue.path })),
    tableName: 'any',
    indexNames: Object.values(INDEXES).map(({ name }) => name),
    apiId: 'any',
  };
}
