/** The dead-letter queue: where what cannot be processed waits for a person, with the reason. */
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { beginningOf } from '../../domain/text-beginning.ts';
import { GIVEN_UP, until } from './given-up.ts';

export interface DeadLetters {
  /** Given up at `endsAt`, in epoch milliseconds of the machine's clock. */
  put(body: string, reason: string, endsAt?: number): Promise<void>;
}

const LONGEST_REASON = 250;

export function deadLetterQueue(queueUrl: string, endpoint?: string): DeadLetters {
  const client = new SQSClient({
    ...(endpoint ? { endpoint } : {}),
    ...GIVEN_UP,
  });
  return {
    async put(body, reason, endsAt) {
      const stated = { DataType: 'String', StringValue: beginningOf(reason, LONGEST_REASON) || 'unknown' };
      await client.send(
        new SendMessageCommand({
          QueueUrl: queueUrl,
          MessageBody: body,
          MessageAttributes: { reason: stated },
        }),
        until(endsAt),
      );
    },
  };
}
