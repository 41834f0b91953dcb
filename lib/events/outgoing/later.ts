/** When a message that failed comes again: after seconds at first, since most things pass; after an hour at last. */
import { ChangeMessageVisibilityCommand, SQSClient } from '@aws-sdk/client-sqs';
import { GIVEN_UP, until } from './given-up.ts';

const FIRST_WAIT_SECONDS = 5;
const LONGEST_WAIT_SECONDS = 3600;

/** The queue that the messages came from. */
export interface Later {
  /** Given up at `endsAt`, in epoch milliseconds of the machine's clock. */
  again(receiptHandle: string, seconds: number, endsAt?: number): Promise<void>;
}

/** Seconds to wait after so many deliveries. */
export function waitAfter(receives: number): number {
  return Math.min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 4 ** (receives - 1));
}

export function laterFrom(queueUrl: string, endpoint?: string): Later {
  const client = new SQSClient({ ...(endpoint ? { endpoint } : {}), ...GIVEN_UP });
  return {
    async again(receiptHandle, seconds, endsAt) {
      await client.send(
        new ChangeMessageVisibilityCommand({
          QueueUrl: queueUrl,
          ReceiptHandle: receiptHandle,
          VisibilityTimeout: seconds,
        }),
        until(endsAt),
      );
    },
  };
}
