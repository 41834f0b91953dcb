/** Table stream -> bus: what each record asks for, and what has become of it. */
import type { DynamoDBRecord } from 'aws-lambda';
import { isOrderError } from '../../domain/order-error.ts';
import type { CommittedChange, Outgoing } from '../../domain/outbox.ts';
import type { DeadLetters } from '../../events/outgoing/dead-letters.ts';
import { publish, type EventBus } from '../../events/outgoing/publish.ts';

export interface PublisherDoors {
  /** What a new item asks to be published; undefined for items that are not published. Throws when it is broken; unavailable, when it is of a later release. */
  read(image: Record<string, unknown>): Outgoing | undefined;
  bus: EventBus;
  deadLetters: DeadLetters;
  /** Says whose records came, so that tools find all organisations. Never rejects: it is noted with the next record. */
  noted?(partitions: string[]): Promise<void>;
  /** Lets change items of a deleted or closed order expire, and those of one that was opened again not, by `endsAt`; to be repeated without harm. */
  expireHistory(change: CommittedChange, endsAt: number): Promise<void>;
}

/** As many records as a few batches have. */
const REMEMBERED_AT_MOST = 1000;

/**
 * By record: undefined when it is dealt with, else why it must come again; `endsAt` by the machine's clock. One failure
 * brings back all records behind it: `left` remembers those whose events have left, so that they do not leave again.
 */
export async function publishRecords(
  records: DynamoDBRecord[],
  doors: PublisherDoors,
  left: Set<string>,
  endsAt = Number.POSITIVE_INFINITY,
): Promise<Map<DynamoDBRecord, Error>> {
  await doors.noted?.(records.map(({ dynamodb }) => dynamodb?.Keys?.['PK']?.S ?? ''));
  const { leaving, failures } = await readAll(records, doors, endsAt);
  const going = leaving.filter(({ record }) => !left.has(nameOf(record)));
  const outcomes = await publish(
    doors.bus,
    going.map(({ outgoing }) => outgoing),
    endsAt,
  );
  for (const [index, { record }] of going.entries()) {
    const failure = outcomes[index];
    if (failure) failures.set(record, failure);
    else remember(left, nameOf(record));
  }
  for (const { record, outgoing } of leaving) {
    if (failures.has(record)) continue;
    const failure = await afterwards(outgoing, doors, endsAt);
    if (failure) failures.set(record, failure);
  }
  return failures;
}

/** Unique in the stream, and the same each time the record comes. */
const nameOf = ({ eventID = '' }: DynamoDBRecord): string => eventID;

function remember(left: Set<string>, name: string): void {
  const [oldest] = left;
  if (left.size >= REMEMBERED_AT_MOST && oldest !== undefined) left.delete(oldest);
  if (name !== '') left.add(name);
}

interface Leaving {
  record: DynamoDBRecord;
  outgoing: Outgoing;
}

/** What is to be published. What cannot be read is put aside; what a later release has written waits, and all behind it of its order. */
async function readAll(records: DynamoDBRecord[], doors: PublisherDoors, endsAt: number) {
  const failures = new Map<DynamoDBRecord, Error>();
  const leaving: Leaving[] = [];
  const held = new Map<string, Error>();
  for (const record of records) {
    const partition = record.dynamodb?.Keys?.['PK']?.S ?? '';
    try {
      const before = held.get(partition);
      if (before) throw before;
      const outgoing = read(record, doors);
      if (outgoing) leaving.push({ record, outgoing });
    } catch (error) {
      if (isOrderError(error, 'unavailable')) {
        held.set(partition, error);
        failures.set(record, error);
      } else await putAside(record, doors, endsAt).catch((failure: Error) => failures.set(record, failure));
    }
  }
  return { leaving, failures };
}

/**
 * The mapping filters too, but a filter that was changed by hand must not make us publish removals, nor what is written on a
 * change later. A reference row is the one item that is told of again, with each revision.
 */
function read({ eventName, dynamodb }: DynamoDBRecord, doors: PublisherDoors): Outgoing | undefined {
  if (!dynamodb?.NewImage || eventName === 'REMOVE') return undefined;
  const outgoing = doors.read(dynamodb.NewImage);
  return eventName === 'INSERT' || outgoing?.kind === 'row' ? outgoing : undefined;
}

/** A record that can never be published must not hold up the shard. The item itself stays in the table. */
async function putAside(
  { eventID, dynamodb }: DynamoDBRecord,
  { deadLetters }: PublisherDoors,
  endsAt: number,
): Promise<void> {
  const body = { eventID, keys: dynamodb?.Keys, sequenceNumber: dynamodb?.SequenceNumber };
  await deadLetters.put(JSON.stringify(body), 'the item cannot be read as a change', endsAt);
}

async function afterwards(
  outgoing: Outgoing,
  { expireHistory }: PublisherDoors,
  endsAt: number,
): Promise<Error | undefined> {
  if (outgoing.kind !== 'change' || !touchesHistory(outgoing.change)) return undefined;
  try {
    await expireHistory(outgoing.change, endsAt);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** A later change of a closed order makes the one before it old. */
const touchesHistory = ({ kinds, row }: CommittedChange): boolean =>
  kinds.includes('deleted') || kinds.includes('reopened') || row.status === 'closed';
