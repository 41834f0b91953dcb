/** Table stream -> bus: what each record asks for, and what has become of it. */
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import type { CommittedChange, Outgoing } from '../../domain/outbox.ts';
import { outgoingOf } from '../../store/outgoing.ts';
import type { DeadLetters } from '../dead-letters.ts';
import { publish, type EventBus } from '../publish.ts';

export interface PublisherDoors {
  bus: EventBus;
  deadLetters: DeadLetters;
  /** Lets the change items of a deleted order expire; to be repeated without harm. */
  expireHistory(deletion: CommittedChange): Promise<void>;
}

/** By record: undefined when it is dealt with, else why it must come again. */
export async function publishRecords(
  records: DynamoDBRecord[],
  doors: PublisherDoors,
): Promise<Map<DynamoDBRecord, Error>> {
  const failures = new Map<DynamoDBRecord, Error>();
  const leaving: { record: DynamoDBRecord; outgoing: Outgoing }[] = [];
  for (const record of records) {
    try {
      const outgoing = read(record);
      if (outgoing) leaving.push({ record, outgoing });
    } catch {
      await putAside(record, doors).catch((error: Error) => failures.set(record, error));
    }
  }
  const outcomes = await publish(
    doors.bus,
    leaving.map(({ outgoing }) => outgoing),
  );
  for (const [index, { record, outgoing }] of leaving.entries()) {
    const failure = outcomes[index] ?? (await afterwards(outgoing, doors));
    if (failure) failures.set(record, failure);
  }
  return failures;
}

/** The mapping filters too, but a filter that was changed by hand must not make us publish removals. */
function read({ eventName, dynamodb }: DynamoDBRecord): Outgoing | undefined {
  if (eventName !== 'INSERT' || !dynamodb?.NewImage) return undefined;
  return outgoingOf(unmarshall(dynamodb.NewImage as Parameters<typeof unmarshall>[0]));
}

/** A record that can never be published must not hold up the shard. The item itself stays in the table. */
async function putAside(
  { eventID, dynamodb }: DynamoDBRecord,
  { deadLetters }: PublisherDoors,
): Promise<void> {
  const body = { eventID, keys: dynamodb?.Keys, sequenceNumber: dynamodb?.SequenceNumber };
  await deadLetters.put(JSON.stringify(body), 'the item cannot be read as a change');
}

async function afterwards(outgoing: Outgoing, { expireHistory }: PublisherDoors): Promise<Error | undefined> {
  if (outgoing.kind !== 'change' || !outgoing.change.kinds.includes('deleted')) return undefined;
  try {
    await expireHistory(outgoing.change);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
