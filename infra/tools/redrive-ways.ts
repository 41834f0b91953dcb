/** Every dead-letter queue of the stack: what lies there, and the way back. A queue without one fails a test. */
import type { Outgoing } from '../../lib/domain/outbox.ts';
import type { Key } from '../../lib/store/keys.ts';
import type { Span } from '../../lib/store/replayed.ts';
import { QUEUE_CONSUMERS, type QueueConsumerName } from '../event-rules.ts';
import type { Letter } from './dead-letter.ts';

/** What ways back lead through. */
export interface Doors {
  /** Puts an event into the queue of its consumer: not on the bus, where others would hear it again. */
  deliver(consumer: QueueConsumerName, body: string): Promise<void>;
  /** Invokes without waiting, as it was. */
  invoke(functionArn: string, payload: unknown): Promise<void>;
  /** What the item is by now, when this release can read it. */
  read(key: Key): Promise<Outgoing | undefined>;
  publish(outgoing: Outgoing): Promise<void>;
  /** Everything that all organisations have written in that time. */
  publishSpan(span: Span): Promise<void>;
}

/** Why a message cannot go back, and stays where it is. */
export class NoWayBack extends Error {
  override readonly name = 'NoWayBack';
}

interface Way {
  /** How the logical id of the queue begins. */
  resource: string;
  holds: string;
}

export const DEAD_LETTER_QUEUES = {
  facts: {
    resource: 'EventsConsumerrecordprogressFailed',
    holds: 'facts that did not fit their order, in time or at all',
  },
  references: {
    resource: 'EventsConsumerrecordreferenceFailed',
    holds: 'reference rows that could not be recorded',
  },
  commands: {
    resource: 'EventsConsumerruncommandsFailed',
    holds: 'commands that were broken, or could not be carried out for hours',
  },
  undelivered: { resource: 'EventsUndelivered', holds: 'events that the bus could not put into their queue' },
  calls: {
    resource: 'EventsCommandsFailed',
    holds: 'asynchronous calls of functions that failed three times',
  },
  publisher: {
    resource: 'EventsPublisherFailed',
    holds: 'changes that have not left: items that could not be read, and places in the stream',
  },
} as const satisfies Record<string, Way>;
export type DeadLetterQueueName = keyof typeof DEAD_LETTER_QUEUES;

/** How the logical ids of the queues begin that consumers read. */
export const WORK_QUEUES: Record<QueueConsumerName, string> = {
  'record-progress': 'EventsConsumerrecordprogressQueue',
  'record-reference': 'EventsConsumerrecordreferenceQueue',
  'run-commands': 'EventsConsumerruncommandsQueue',
};

/** Sends on what the message asks for, whichever queue it lay in. @throws NoWayBack, or what a door throws */
export async function sendBack(letter: Letter | undefined, body: string, doors: Doors): Promise<void> {
  switch (letter?.shape) {
    case undefined:
      throw new NoWayBack('it has none of the known shapes');
    case 'event':
      return doors.deliver(consumerOf(letter.type), body);
    case 'call':
      if (letter.type !== undefined)
        return doors.deliver(consumerOf(letter.type), JSON.stringify(letter.payload));
      return doors.invoke(letter.functionArn, letter.payload);
    case 'item':
      return publishItem(letter.key, doors);
    case 'positions':
      return doors.publishSpan(around(letter));
  }
}

function consumerOf(type: string): QueueConsumerName {
  for (const [name, types] of Object.entries(QUEUE_CONSUMERS))
    if ((types as readonly string[]).includes(type)) return name as QueueConsumerName;
  throw new NoWayBack('no queue takes events of its type');
}

async function publishItem(key: Key, doors: Doors): Promise<void> {
  const outgoing = await doors.read(key).catch((error: Error) => {
    throw new NoWayBack(`the item cannot be read by this release either (${error.name})`);
  });
  if (!outgoing) throw new NoWayBack('the item is gone, or nothing that leaves');
  await doors.publish(outgoing);
}

/** A change is dated before it is committed, with up to 25 seconds of retries between; clocks differ besides. */
const BEFORE_MS = 120_000;
const AFTER_MS = 60_000;

function around({ from, to }: Span): Span {
  return {
    from: new Date(Date.parse(from) - BEFORE_MS).toISOString(),
    to: new Date(Date.parse(to) + AFTER_MS).toISOString(),
  };
}
