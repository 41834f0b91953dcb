/** The dead-letter queue: where what cannot be processed waits for a person, with the reason. */
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

export interface DeadLetters {
  put(body: string, reason: string): Promise<void>;
}

const LONGEST_REASON = 250;

export function deadLetterQueue(queueUrl: string, endpoint?: string): DeadLetters {
  const client = new SQSClient({
    ...(endpoint ? { endpoint } : {}),
    maxAttempts: 3,
    requestHandler: { requestTimeout: 5000, connectionTimeout: 1000 },
  });
  return {
    async put(body, reason) {
      const stated = { DataType: 'String', StringValue: reason.slice(0, LONGEST_REASON) || 'unknown' };
      await client.send(
        new SendMessageCommand({
          QueueUrl: queueUrl,
          MessageBody: body,
          MessageAttributes: { reason: stated },
        }),
      );
    },
  };
}
