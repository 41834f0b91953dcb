/** The ways back on a deployed stack: its queues, functions, table and bus. */
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { eventBridge } from '../../lib/events/outgoing/event-bus.ts';
import { knownOrganizations } from '../../lib/store/organizations.ts';
import { outgoingAt, REPLAYED } from '../../lib/store/replayed.ts';
import { openTable } from '../../lib/store/table.ts';
import type { WaitingQueue } from './redrive.ts';
import { WORK_QUEUES, type Doors } from './redrive-ways.ts';
import { publishAll, replayOrganization } from './replay.ts';
import { ToolRefusal } from './run-tool.ts';
import type { StackResources } from './stack-resources.ts';

/** Longer than a run over what a queue gives at once; a message that is left is released before. */
const HIDDEN_SECONDS = 600;
const AT_ONCE = 10;
const WAIT_SECONDS = 1;

/** A queue by its URL. */
export function waitingQueue(client: SQSClient, QueueUrl: string): WaitingQueue {
  return {
    async waiting() {
      const asked = { QueueUrl, AttributeNames: ['ApproximateNumberOfMessages' as const] };
      const { Attributes } = await client.send(new GetQueueAttributesCommand(asked));
      return Number(Attributes?.['ApproximateNumberOfMessages'] ?? 0);
    },
    async receive() {
      const { Messages = [] } = await client.send(
        new ReceiveMessageCommand({
          QueueUrl,
          MaxNumberOfMessages: AT_ONCE,
          WaitTimeSeconds: WAIT_SECONDS,
          VisibilityTimeout: HIDDEN_SECONDS,
          MessageAttributeNames: ['All'],
          MessageSystemAttributeNames: ['SentTimestamp'],
        }),
      );
      return Messages.map(({ MessageId, ReceiptHandle, Body, Attributes, MessageAttributes: said }) => ({
        id: MessageId ?? '',
        receipt: ReceiptHandle ?? '',
        body: Body ?? '',
        sentAt: Number(Attributes?.['SentTimestamp'] ?? 0),
        // The consumers' own word, or what EventBridge says of a target.
        reason: said?.['reason']?.StringValue ?? said?.['ERROR_MESSAGE']?.StringValue,
      }));
    },
    async remove(ReceiptHandle) {
      await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    },
    async release(ReceiptHandle) {
      await client.send(
        new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }),
      );
    },
  };
}

/** `tableName`: of a table that the stack did not make itself. Nothing is looked up before it is needed. */
export function stackDoors(client: SQSClient, resources: StackResources, tableName?: string): Doors {
  const lambda = new LambdaClient();
  const bus = () => eventBridge(resources.named('EventsBus'), process.env['EVENTBRIDGE_ENDPOINT']);
  const table = () => {
    const name = tableName ?? resources.ofType('AWS::DynamoDB::GlobalTable');
    if (!name) throw new ToolRefusal('which table? The stack has none of its own: set TABLE_NAME');
    return openTable(name, process.env['DYNAMODB_ENDPOINT']);
  };
  return {
    async deliver(consumer, MessageBody) {
      const QueueUrl = resources.named(WORK_QUEUES[consumer]);
      await client.send(new SendMessageCommand({ QueueUrl, MessageBody }));
    },
    async invoke(FunctionName, payload) {
      const Payload = Buffer.from(JSON.stringify(payload));
      await lambda.send(new InvokeCommand({ FunctionName, InvocationType: 'Event', Payload }));
    },
    read: (key) => outgoingAt(table(), key),
    publish: (outgoing) => publishAll(bus(), [outgoing]),
    async publishSpan(span) {
      for await (const organization of knownOrganizations(table()))
        await replayOrganization(table(), bus(), { organization, kinds: REPLAYED, span });
    },
  };
}
