/** Puts events on a bus so that the versions of an order arrive there in order. */
import { NotPublished, sequenceOf, type Outgoing } from '../../domain/outbox.ts';
import { publicationOf, type BusEntry } from './publication.ts';

/** The most entries that one PutEvents call takes. */
export const ENTRIES_AT_MOST = 10;

export interface EventBus {
  /**
   * By position: undefined when the bus took the entry, else why not. Rejects when the call as a whole failed, or was
   * given up at `endsAt`, in epoch milliseconds of the machine's clock.
   */
  put(entries: BusEntry[], endsAt?: number): Promise<(string | undefined)[]>;
}

/**
 * Publishes in calls of at most ten entries, never two versions of one order in one call: a bus orders nothing within
 * a call and may take one entry and not the other. Once a version has not left, later ones of that order wait.
 * Answers by position: undefined when it has left, else why not; what was not sent by `endsAt` has not left.
 */
export async function publish(
  bus: EventBus,
  outgoing: Outgoing[],
  endsAt = Number.POSITIVE_INFINITY,
): Promise<(Error | undefined)[]> {
  const sequences = outgoing.map(sequenceOf);
  const failures: (Error | undefined)[] = outgoing.map(() => undefined);
  const held = new Set<string>();
  for (const round of roundsOf(sequences)) {
    const waiting = round.filter((position) => held.has(sequences[position] ?? ''));
    for (const position of waiting) failures[position] = new NotPublished('an earlier version has not left');
    const going = round.filter((position) => !waiting.includes(position));
    const refused = await putSome(
      bus,
      going.flatMap((position) => outgoing[position] ?? []),
      endsAt,
    );
    going.forEach((position, index) => {
      failures[position] = refused[index];
      if (refused[index]) held.add(sequences[position] ?? '');
    });
  }
  return failures;
}

/** Positions by call: each as early as its order's earlier versions and the size of a call allow. */
export function roundsOf(sequences: string[]): number[][] {
  const rounds: number[][] = [];
  const next = new Map<string, number>();
  sequences.forEach((sequence, position) => {
    let at = next.get(sequence) ?? 0;
    while ((rounds[at]?.length ?? 0) >= ENTRIES_AT_MOST) at += 1;
    (rounds[at] ??= []).push(position);
    next.set(sequence, at + 1);
  });
  return rounds;
}

async function putSome(bus: EventBus, outgoing: Outgoing[], endsAt: number): Promise<(Error | undefined)[]> {
  if (outgoing.length === 0) return [];
  if (Date.now() >= endsAt) return outgoing.map(() => new NotPublished('no time was left to send it'));
  try {
    const codes = await bus.put(outgoing.map(publicationOf), endsAt);
    return outgoing.map((_, index) => {
      const code = codes[index];
      return code === undefined ? undefined : new NotPublished(`the bus refused it: ${code}`);
    });
  } catch (cause) {
    return outgoing.map(() => new NotPublished(`the call failed: ${nameOf(cause)}`, { cause }));
  }
}

/** The kind of an error; its message may quote what was sent. */
function nameOf(cause: unknown): string {
  return cause instanceof Error ? cause.name : typeof cause;
}
