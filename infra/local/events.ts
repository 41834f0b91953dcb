/** Events on one machine: the table's stream through the real publisher onto a local bus, and its rules back in. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { localBus } from './event-bus.ts';
import { openEventServer } from './event-server.ts';
import { eventTargets } from './event-targets.ts';
import { readStream, streamOf, type StreamConsumer } from './table-stream.ts';

export interface LocalEvents {
  url: string;
  stop(): Promise<void>;
}

/** What a dead letter looks like to those who follow the bus. */
export const DEAD_LETTER = 'Dead Letter';

/** Starts the bus and points the functions at it; they connect on their first event. */
export async function startEvents(
  client: DynamoDBClient,
  endpoint: string,
  tableName: string,
  port: number,
): Promise<LocalEvents> {
  const onDeadLetter = (body: string, reason: string) => {
    bus.put({ source: 'local', detailType: DEAD_LETTER, detail: { reason, body } });
  };
  const deliver = await eventTargets(onDeadLetter);
  const bus = localBus(deliver);
  const server = await openEventServer({ bus, port, onDeadLetter });
  pointAtBus(server.url, process.env);
  const { handler } = (await import('../../functions/publish-changes.ts')) as { handler: StreamConsumer };
  const reader = readStream(endpoint, await streamOf(client, tableName), handler);
  return {
    url: server.url,
    async stop() {
      await reader.stop();
      await server.close();
    },
  };
}

function pointAtBus(url: string, environment: NodeJS.ProcessEnv): void {
  environment['EVENT_BUS_NAME'] = 'local';
  environment['EVENTBRIDGE_ENDPOINT'] = url;
  environment['SQS_ENDPOINT'] = url;
  environment['DEAD_LETTER_QUEUE_URL'] = `${url}/dead-letters`;
}
