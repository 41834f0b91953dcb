/** Alarms of what moves by events: how far the stream and the queues are behind, and who is not believed. */
import { METRIC_NAMESPACE } from '../../lib/runtime/metrics.ts';
import type { AlarmRow, Watched, WatchedMetric } from './alarm-row.ts';
import { ageOfOldest } from './dead-letters.ts';

const DAY_SECONDS = 86_400;
const PUBLISHER = 'publish-changes';
const VERIFIER = 'verify';

/** A metric of our own log lines, of the whole deployment. */
export function ownMetric({ service }: Watched, name: string): WatchedMetric {
  return { namespace: METRIC_NAMESPACE, name, dimensions: { service }, statistic: 'Sum' };
}

const oldestOf = ({ queues }: Watched, isDeadLetters: boolean) =>
  queues
    .filter((queue) => queue.isDeadLetters === isDeadLetters)
    .map(({ path, queueName }) => ({
      about: path.replaceAll('/', '-'),
      metrics: [ageOfOldest(queueName)],
    }));

export const eventRows: AlarmRow[] = [
  {
    name: 'expiring',
    watches: 'the oldest message of each queue of dead letters',
    severity: 'now',
    question: 'aside',
    limit: { above: 10 * DAY_SECONDS, unit: 'seconds', minutes: 60, periods: 1 },
    silence: 'unchanged',
    means: 'What was set aside ten days ago is lost in four.',
    first: '[Send it again](#send-again), or delete it knowingly.',
    subjects: (watched) => oldestOf(watched, true),
  },
  {
    name: 'stream-behind',
    watches: 'the age of the change that is published next',
    severity: 'now',
    question: 'aside',
    limit: { above: 600_000, unit: 'milliseconds', minutes: 5, periods: 2 },
    silence: 'well',
    means: 'Changes leave late. After 12 hours they are set aside, after 24 the stream forgets them.',
    first:
      'Read the log of `publish-changes`: `held back` names what it waits for. An outage of the bus ends by itself.',
    subjects: ({ functions }) =>
      functions
        .filter(({ name }) => name === PUBLISHER)
        .map(({ functionName }) => ({
          metrics: [
            {
              namespace: 'AWS/Lambda',
              name: 'IteratorAge',
              dimensions: { FunctionName: functionName },
              statistic: 'Maximum',
            },
          ],
        })),
  },
  {
    name: 'queue-behind',
    watches: 'the oldest message of each queue that a function reads',
    severity: 'now',
    question: 'aside',
    limit: { above: 3600, unit: 'seconds', minutes: 5, periods: 2 },
    silence: 'well',
    means: 'Facts, reference rows or commands wait: a flood, an outage, or one that comes before its order.',
    first:
      'Its function’s log: `comes again` says why. If there are only many of them, `eventsAtOnce` takes [more at once](deploy.md#options).',
    subjects: (watched) => oldestOf(watched, false),
  },
  {
    name: 'findings',
    watches: 'what does not agree in the table, by the weekly check',
    severity: 'day',
    question: 'healthy',
    limit: { above: 0, unit: 'findings', minutes: 60, periods: 1 },
    silence: 'well',
    means:
      'An order, a row, a number or a change is not what the others say: our mistake, or a hand in the table.',
    first:
      'Log lines `finding` of `verify` say which order and what; then [verify](#verify) that organisation.',
    subjects: ({ service, functions }) =>
      functions
        .filter(({ name }) => name === VERIFIER)
        .map(() => ({
          metrics: [
            {
              namespace: METRIC_NAMESPACE,
              name: 'Findings',
              dimensions: { service, operation: VERIFIER, dialect: 'schedule' },
              statistic: 'Sum',
            },
          ],
        })),
  },
  {
    name: 'refused-senders',
    watches: 'events whose source may not say what it said',
    severity: 'day',
    question: 'healthy',
    limit: { above: 0, unit: 'events', minutes: 5, periods: 1 },
    silence: 'well',
    means:
      'A source that is bound to nothing, or to another organisation, put events on the bus: a new partner, or an attack from within.',
    first:
      'Log lines with the outcome `UnheardSender` or `forbidden` say which function. Bind the source in `eventSources`, or take its right to put events.',
    subjects: (watched) => [{ metrics: [ownMetric(watched, 'RefusedSenders')] }],
  },
];
