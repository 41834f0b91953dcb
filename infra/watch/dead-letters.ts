/** Every queue of what was set aside: an alarm each, with what lies there and what to do. One that is missing fails the synthesis. */
import type { AlarmRow, Watched, WatchedMetric } from './alarm-row.ts';

interface DeadLetters {
  /** The path of its construct below the stack. */
  path: string;
  name: string;
  means: string;
  first: string;
}

const QUEUES: DeadLetters[] = [
  {
    path: 'Events/Undelivered',
    name: 'undelivered',
    means: 'The bus could not hand over an event for twelve hours: a fact, a reference row or a command.',
    first:
      'See whether the queue or function that its rule names is there and may be called; then [send again](#send-again).',
  },
  {
    path: 'Events/Publisher/Failed',
    name: 'unpublished',
    means: 'Changes have not left: receivers miss versions of orders. The orders themselves are right.',
    first:
      'Look for `put aside` and `Failures` in the log of `publish-changes`; once the bus takes events, [send again](#send-again).',
  },
  {
    path: 'Events/Consumer-run-commands/Failed',
    name: 'commands-failed',
    means:
      'A command of the bus was tried for six hours, or is broken: it did not take effect, and its sender has heard nothing.',
    first:
      'Each message says why. What is broken stays broken: tell its sender; the rest is [sent again](#send-again).',
  },
  {
    path: 'Events/Commands/Failed',
    name: 'calls-failed',
    means:
      'Somebody of this account invoked a function without waiting; it was tried three times and did not take effect.',
    first:
      'The reason stands in the message and in the log of the function that it names; [send again](#send-again).',
  },
  {
    path: 'Events/Consumer-record-progress/Failed',
    name: 'facts-failed',
    means: 'A package, shipment, invoice or payment is not recorded: an order says less than happened.',
    first: 'Each message says why. An order that was unknown may have come since: [send again](#send-again).',
  },
  {
    path: 'Events/Consumer-record-reference/Failed',
    name: 'references-failed',
    means: 'A customer, item or tax was not taken over: orders go on with the former one.',
    first: 'Each message says why. Let the sender put it right, or [send again](#send-again).',
  },
];

/** The paths of all of them. */
export const DEAD_LETTER_PATHS = QUEUES.map(({ path }) => path);

/** A queue that nobody may leave alone: at one message somebody is told. */
export const deadLetterRows: AlarmRow[] = QUEUES.map(({ path, name, means, first }) => ({
  name,
  watches: `messages in \`${path}\``,
  severity: 'now',
  question: 'aside',
  limit: { above: 0, unit: 'messages', minutes: 5, periods: 1 },
  silence: 'unchanged',
  means,
  first,
  subjects: (watched) => [{ metrics: [depth(nameOf(watched, path))] }],
}));

/** Paths of queues of dead letters that no row is about. */
export function unwatchedQueues({ queues }: Pick<Watched, 'queues'>): string[] {
  return queues
    .filter(({ path, isDeadLetters }) => isDeadLetters && !DEAD_LETTER_PATHS.includes(path))
    .map(({ path }) => path);
}

function nameOf({ queues }: Watched, path: string): string {
  const queue = queues.find((each) => each.path === path);
  if (!queue) throw new Error(`an alarm for a queue that is not there: ${path}`);
  return queue.queueName;
}

function depth(queueName: string): WatchedMetric {
  const dimensions = { QueueName: queueName };
  const name = 'ApproximateNumberOfMessagesVisible';
  return { namespace: 'AWS/SQS', name, dimensions, statistic: 'Maximum' };
}

/** How long the oldest message of a queue has waited, in seconds. */
export function ageOfOldest(queueName: string): WatchedMetric {
  const dimensions = { QueueName: queueName };
  return { namespace: 'AWS/SQS', name: 'ApproximateAgeOfOldestMessage', dimensions, statistic: 'Maximum' };
}
