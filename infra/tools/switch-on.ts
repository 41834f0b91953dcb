/** What a restored table comes without: stream, expiry, recovery and protection. Each is switched on, and is safe to switch on again. */
import {
  DescribeTableCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { EXPIRY } from '../../lib/store/table-shape.ts';

const WAIT_MS = 5000;
const WAITS_AT_MOST = 120;

/** Answers the ARN of the stream, and a line for whatever the engine does not know: emulators lack some. */
export async function switchOn(
  client: DynamoDBClient,
  TableName: string,
): Promise<{ streamArn?: string; lacking: string[] }> {
  const lacking: string[] = [];
  const step = async (what: string, work: () => Promise<unknown>) => {
    try {
      await work();
      await settled(client, TableName);
    } catch (error) {
      if (!isDone(error)) lacking.push(`${what}: ${error instanceof Error ? error.name : 'failed'}`);
    }
  };
  const before = await settled(client, TableName);
  if (!before?.StreamSpecification?.StreamEnabled)
    await step('stream', () => {
      const StreamSpecification = { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' as const };
      return client.send(new UpdateTableCommand({ TableName, StreamSpecification }));
    });
  await step('expiry', () => {
    const TimeToLiveSpecification = { Enabled: true, AttributeName: EXPIRY };
    return client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
  });
  await step('recovery to a point in time', () => {
    const PointInTimeRecoverySpecification = { PointInTimeRecoveryEnabled: true };
    return client.send(new UpdateContinuousBackupsCommand({ TableName, PointInTimeRecoverySpecification }));
  });
  await step('protection from deletion', () =>
    client.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: true })),
  );
  return { streamArn: (await settled(client, TableName))?.LatestStreamArn, lacking };
}

/** What was on already is refused in these words. */
const isDone = (error: unknown): boolean =>
  error instanceof Error &&
  /already (enabled|has an enabled)|no change|is already enabled/i.test(error.message);

/** The table once nothing is being made of it. @throws Error after ten minutes */
async function settled(client: DynamoDBClient, TableName: string) {
  for (let waits = 0; waits < WAITS_AT_MOST; waits += 1) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName }));
    if (Table?.TableStatus === 'ACTIVE') return Table;
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
  throw new Error(`${TableName} does not come to rest`);
}
