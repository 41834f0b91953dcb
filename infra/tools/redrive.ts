/** Empties a dead-letter queue by its way back: receive, send, delete. Safe to repeat, and to break off. */
import { progressBar } from './progress-bar.ts';
import { readLetter } from './dead-letter.ts';
import { fits, type RedriveFilter } from './redrive-filter.ts';
import { NoWayBack, sendBack, type Doors } from './redrive-ways.ts';

/** A message as it waits. */
export interface Waiting {
  id: string;
  receipt: string;
  body: string;
  /** When it was put there, in epoch milliseconds. */
  sentAt: number;
  /** What the consumer said when it put it aside. */
  reason?: string;
}

/** A queue that is emptied by hand. */
export interface WaitingQueue {
  /** About so many. */
  waiting(): Promise<number>;
  /** Some that nobody else receives meanwhile; none when the queue is empty. */
  receive(): Promise<Waiting[]>;
  remove(receipt: string): Promise<void>;
  /** Can be received by others again. */
  release(receipt: string): Promise<void>;
}

export interface Redriven {
  sent: number;
  /** That did not fit the filter, or came while the queue was emptied: some come back. */
  left: number;
  /** Those that could not be sent, by why. */
  failed: Map<string, number>;
  /** All that fit, by what they are. */
  found: Map<string, number>;
}

/** A queue may answer with nothing though something is there. */
const EMPTY_ANSWERS = 2;

interface Run {
  queue: WaitingQueue;
  doors: Doors;
  filter: RedriveFilter;
  dryRun: boolean;
  startedAt: number;
  result: Redriven;
}

/** Sends back what fits the filter; in a dry run, only counts it. */
export async function redrive(
  queue: WaitingQueue,
  doors: Doors,
  filter: RedriveFilter,
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<Redriven> {
  const result: Redriven = { sent: 0, left: 0, failed: new Map(), found: new Map() };
  const run: Run = { queue, doors, filter, dryRun, startedAt: Date.now(), result };
  const seen = new Set<string>();
  const held: string[] = [];
  const bar = progressBar(await queue.waiting(), 'messages');
  try {
    for (let empty = 0; empty < EMPTY_ANSWERS;) {
      const fresh = (await queue.receive()).filter(({ id }) => !seen.has(id));
      empty = fresh.length === 0 ? empty + 1 : 0;
      fresh.forEach(({ id }) => seen.add(id));
      const outcomes = await Promise.all(fresh.map((message) => settle(message, run)));
      held.push(...fresh.filter((_, at) => !outcomes[at]).map(({ receipt }) => receipt));
      bar.step(fresh.length);
    }
  } finally {
    bar.end();
    // Those that were dealt with for so long that they are visible already are no matter.
    for (const receipt of held) await queue.release(receipt).catch(() => undefined);
  }
  return result;
}

/** True when the message is gone from the queue. */
async function settle(message: Waiting, run: Run): Promise<boolean> {
  const { result, queue, doors } = run;
  const letter = readLetter(message.body);
  if (message.sentAt > run.startedAt || !fits(message.sentAt, letter, run.filter)) {
    result.left += 1;
    return false;
  }
  add(result.found, `${letter?.type ?? letter?.shape ?? 'unknown'}: ${message.reason ?? 'no reason given'}`);
  if (run.dryRun) return false;
  try {
    await sendBack(letter, message.body, doors);
    // Broken off before it is deleted, it is sent twice: whoever hears it knows it again.
    await queue.remove(message.receipt);
    result.sent += 1;
    return true;
  } catch (error) {
    add(result.failed, error instanceof NoWayBack ? error.message : String(error));
    return false;
  }
}

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
