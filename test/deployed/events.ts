/** What happens by events, on the deployed stack: changes leave on the bus, facts and commands come in by it. */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  EventBridgeClient,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { OUR_SOURCE } from '../../lib/events/outgoing/published.ts';
import type { Checks } from './checks.ts';
import type { Deployment } from './deployment.ts';
import type { Emulator } from './emulator.ts';
import { CUSTOMER, ITEM, ORGANIZATION } from '../support/demo-ids.ts';

/** The demo's organisation and rows. */
const ORDER = {
  customer_id: CUSTOMER,
  line_items: [{ item_id: ITEM, quantity: 1, rate: 120 }],
};
/** Polling mappings, cold functions and a busy machine. */
const SEEN_WITHIN_MS = 60_000;

export async function checkEvents(
  checks: Checks,
  { endpoint }: Emulator,
  { baseUrl, busName }: Deployment,
  apiKey: string,
): Promise<void> {
  const settings = {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
  const [bus, queues] = [new EventBridgeClient(settings), new SQSClient(settings)];
  const call = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(baseUrl + path, {
      method,
      headers: { authorization: `Zoho-oauthtoken ${apiKey}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const { salesorder } = (await answer.json()) as { salesorder?: Record<string, unknown> };
    assert.ok(salesorder, `${method} ${path}: ${answer.status}`);
    return salesorder;
  };
  const put = async (detailType: string, detail: object) => {
    const entry = { EventBusName: busName, Source: 'smoke-test', DetailType: detailType };
    const { FailedEntryCount } = await bus.send(
      new PutEventsCommand({
        Entries: [{ ...entry, Detail: JSON.stringify({ organizationId: ORGANIZATION, ...detail }) }],
      }),
    );
    assert.equal(FailedEntryCount, 0);
  };

  let listener = '';
  await checks.check('a queue of a receiver listens on the bus', async () => {
    listener = await listen(bus, queues, busName);
  });
  const { salesorder_id: id } = await call('POST', '/inventory/v1/salesorders', ORDER);

  await checks.check('a command on the bus confirms an order', async () => {
    await put('SalesOrder Confirm Requested', { commandId: 'smoke-1', command: { id } });
    await seen('the confirmation', async () => {
      const { status } = await call('GET', `/inventory/v1/salesorders/${String(id)}`);
      return status === 'confirmed';
    });
  });

  await checks.check('a payment on the bus shows in the order, once', async () => {
    const fact = { id: 'p1', version: 1, mode: 'Card', amount: '20.5', date: '2026-01-02' };
    await put('PaymentRecorded', { orderId: id, fact });
    await put('PaymentRecorded', { orderId: id, fact });
    await seen('the payment', async () => {
      const { payments } = await call('GET', `/store/api/v1/salesorders/${String(id)}`);
      return (payments as unknown[]).length > 0;
    });
    const { payments } = await call('GET', `/store/api/v1/salesorders/${String(id)}`);
    assert.deepEqual(
      (payments as { amount: unknown }[]).map(({ amount }) => amount),
      [20.5],
    );
  });

  await checks.check('each change of the order has left on the bus', async () => {
    const versions: number[] = [];
    await seen('three events', async () => {
      const { Messages = [] } = await queues.send(
        new ReceiveMessageCommand({ QueueUrl: listener, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 }),
      );
      for (const { Body = '{}' } of Messages) {
        const { detail } = JSON.parse(Body) as { detail: { subject: string; data: { version: number } } };
        if (detail.subject === id) versions.push(detail.data.version);
      }
      return new Set(versions).size === 3;
    });
    assert.deepEqual([...new Set(versions)].toSorted(), [1, 2, 3]);
  });
}

/** A rule for what we publish, to a queue of its own. @returns the queue's URL */
async function listen(bus: EventBridgeClient, queues: SQSClient, busName: string): Promise<string> {
  const { QueueUrl: url = '' } = await queues.send(new CreateQueueCommand({ QueueName: 'smoke-listener' }));
  const { Attributes } = await queues.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['QueueArn'] }),
  );
  const rule = { EventBusName: busName, Rule: 'smoke-listener' };
  const pattern = JSON.stringify({ source: [OUR_SOURCE] });
  await bus.send(new PutRuleCommand({ EventBusName: busName, Name: rule.Rule, EventPattern: pattern }));
  await bus.send(
    new PutTargetsCommand({ ...rule, Targets: [{ Id: 'listener', Arn: Attributes?.['QueueArn'] }] }),
  );
  return url;
}

async function seen(what: string, look: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + SEEN_WITHIN_MS;
  while (!(await look())) {
    if (Date.now() > until) throw new Error(`${what} did not come within ${SEEN_WITHIN_MS / 1000} seconds`);
    await sleep(500);
  }
}
