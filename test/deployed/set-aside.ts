/** What goes wrong on the way in ends in its queue, and `redrive` brings it back: each effect is there exactly once. */
import assert from 'node:assert/strict';
import {
  GetQueueAttributesCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
} from '@aws-sdk/client-sqs';
import { InvokeCommand, LambdaClient, paginateListFunctions } from '@aws-sdk/client-lambda';
import { stackResources } from '../../infra/tools/stack-resources.ts';
import { CUSTOMER, ITEM, ORGANIZATION } from '../support/demo-ids.ts';
import type { Checks } from './checks.ts';
import { call, put, redriven, seen, waitingIn, type Cloud } from './cloud.ts';
import { STACK_NAME } from './deployment.ts';
import { heardBy, type Listener } from './listener.ts';

const ORDER = {
  customer_id: CUSTOMER,
  line_items: [{ item_id: ITEM, quantity: 1, rate: 120 }],
};
const payment = (id: string) => ({ id, version: 1, mode: 'Card', amount: '5', date: '2026-01-02' });

/** What was set aside, to be sent again once its cause is gone. */
export interface SetAside {
  /** The order that all of it is about. */
  order: string;
  line: string;
}

/** Three things go wrong, each in its own way, and wait where they should. */
export async function setAside(checks: Checks, cloud: Cloud): Promise<SetAside> {
  const { salesorder_id, line_items: lines } = await call(cloud, 'POST', '/inventory/v1/salesorders', ORDER);
  const [{ line_item_id: line }] = lines as [{ line_item_id: string }];
  const order = String(salesorder_id);
  await checks.check('a poisoned event is put aside at once', async () => {
    await put(cloud, 'PaymentRecorded', { orderId: order, fact: { id: 'poison', version: 'Jane Roe' } });
    await put(cloud, 'SalesOrder Confirm Requested', { commandId: 'poison', command: { nobody: 1 } });
    await seen(
      'both',
      async () => (await waitingIn(cloud, 'facts')) + (await waitingIn(cloud, 'commands')) === 2,
    );
  });
  await checks.check('a sender that is bound to nothing is put aside', async () => {
    await put(cloud, 'PaymentRecorded', { orderId: order, fact: payment('stranger') }, 'stranger');
    await seen('its fact', async () => (await waitingIn(cloud, 'facts')) === 2);
  });
  // It would take six hours; here the queue itself gives it up after one delivery.
  await checks.check('a fact that comes too early is put aside in the end', async () => {
    const restore = await givingUpAfter(cloud, 1);
    const fact = { id: 'early', version: 1, lines: [{ lineId: line, quantity: '1' }] };
    await put(cloud, 'PackageRecorded', { orderId: order, fact });
    await seen('the package', async () => (await waitingIn(cloud, 'facts')) === 3);
    await restore();
  });
  return { order, line };
}

/** After the stranger was bound by another deployment, and the order confirmed. */
export async function sendAgain(checks: Checks, cloud: Cloud, { order }: SetAside): Promise<void> {
  const path = `/inventory/v1/salesorders/${order}`;
  const paid = async () => {
    const { payments } = await call(cloud, 'GET', `/store/api/v1/salesorders/${order}`);
    return (payments as unknown[]).length;
  };
  await put(cloud, 'SalesOrder Confirm Requested', { commandId: 'late', command: { id: order } });
  await seen('the confirmation', async () => (await call(cloud, 'GET', path))['status'] === 'confirmed');
  await checks.check('a dry run says what waits, and why, and takes nothing away', async () => {
    const said = await redriven(cloud, 'facts', '--dry-run');
    assert.match(said, /1 {2}PaymentRecorded: the source is not bound/);
    assert.match(said, /1 {2}PaymentRecorded: not as described/);
    assert.match(said, /1 {2}PackageRecorded: /);
    assert.match(said, /facts: 3 would be sent again/);
    assert.equal(await waitingIn(cloud, 'facts'), 3);
  });
  await checks.check(
    'redrive takes a type alone, then the rest; each effect is there exactly once',
    async () => {
      assert.match(
        await redriven(cloud, 'facts', '--type', 'PackageRecorded'),
        /facts: 1 sent again; 2 left/,
      );
      assert.match(await redriven(cloud, 'facts'), /facts: 2 sent again/);
      await seen('package and payment', async () => {
        const { packages } = await call(cloud, 'GET', path);
        return (packages as unknown[]).length === 1 && (await paid()) === 1;
      });
    },
  );
  await checks.check('what is broken comes back with its reason, and has no effect', async () => {
    assert.match(await redriven(cloud, 'commands'), /commands: 1 sent again/);
    await seen(
      'both',
      async () => (await waitingIn(cloud, 'facts')) + (await waitingIn(cloud, 'commands')) === 2,
    );
    assert.match(await redriven(cloud, 'commands', '--dry-run'), /Confirm Requested: not as described/);
    assert.equal(await paid(), 1);
  });
}

/** The other three queues. What the emulator does not put there, the test does, in the shapes that AWS documents. */
export async function sendOthersAgain(checks: Checks, cloud: Cloud, listener: Listener): Promise<void> {
  const from = new Date();
  const { salesorder_id } = await call(cloud, 'POST', '/inventory/v1/salesorders', ORDER);
  const order = String(salesorder_id);
  await checks.check('what the bus could not deliver goes to its queue', async () => {
    const detail = { commandId: 'undelivered', organizationId: ORGANIZATION, command: { id: order } };
    const event = { source: 'smoke-test', 'detail-type': 'SalesOrder Confirm Requested', detail };
    await place(cloud, 'EventsUndelivered', event);
    assert.match(await redriven(cloud, 'undelivered'), /undelivered: 1 sent again/);
    await seen('the confirmation', async () => {
      const { status } = await call(cloud, 'GET', `/inventory/v1/salesorders/${order}`);
      return status === 'confirmed';
    });
    assert.equal(await waitingIn(cloud, 'undelivered'), 0);
  });
  await checks.check(
    'a call that nobody waited for fails three times, and goes back to its function',
    async () => {
      await invokeBroken(cloud);
      await seen('the call', async () => (await waitingIn(cloud, 'calls')) === 1);
      assert.match(await redriven(cloud, 'calls', '--dry-run'), /calls: 1 would be sent again/);
      assert.match(await redriven(cloud, 'calls'), /calls: 1 sent again/);
      await seen('its second failure', async () => (await waitingIn(cloud, 'calls')) === 1);
    },
  );
  await checks.check('changes that have not left leave under the ids that they had', async () => {
    const before = await heardBy(cloud, listener, order, 2);
    const to = new Date();
    const [approximateArrivalOfFirstRecord, approximateArrivalOfLastRecord] = [from, to].map((at) =>
      at.toISOString(),
    );
    const info = { shardId: 's', approximateArrivalOfFirstRecord, approximateArrivalOfLastRecord };
    await place(cloud, 'EventsPublisherFailed', { DDBStreamBatchInfo: info });
    const keys = { PK: { S: `ORG#${ORGANIZATION}#SO#${order}` }, SK: { S: 'CHANGE#00000002' } };
    await place(cloud, 'EventsPublisherFailed', { eventID: 'e', keys });
    assert.match(await redriven(cloud, 'publisher'), /publisher: 2 sent again/);
    const again = await heardBy(cloud, listener, order, 3);
    assert.deepEqual([...new Set(again)].toSorted(), [...new Set(before)].toSorted());
    assert.equal(await waitingIn(cloud, 'publisher'), 0);
  });
}

/** By how its logical id begins. */
async function urlOf(queue: string): Promise<string> {
  return (await stackResources(STACK_NAME)).named(queue);
}

async function place(cloud: Cloud, queue: string, body: object): Promise<void> {
  const QueueUrl = await urlOf(queue);
  await cloud.queues.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(body) }));
}

/** The queue of facts gives up after so many deliveries. @returns what restores its own number */
async function givingUpAfter(cloud: Cloud, maxReceiveCount: number): Promise<() => Promise<void>> {
  const QueueUrl = await urlOf('EventsConsumerrecordprogressQueue');
  const asked = { QueueUrl, AttributeNames: ['RedrivePolicy' as const] };
  const { Attributes } = await cloud.queues.send(new GetQueueAttributesCommand(asked));
  const RedrivePolicy = Attributes?.['RedrivePolicy'] ?? '{}';
  const set = async (policy: string) => {
    await cloud.queues.send(
      new SetQueueAttributesCommand({ QueueUrl, Attributes: { RedrivePolicy: policy } }),
    );
  };
  await set(JSON.stringify({ ...(JSON.parse(RedrivePolicy) as object), maxReceiveCount }));
  return () => set(RedrivePolicy);
}

async function invokeBroken({ emulator }: Cloud): Promise<void> {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const lambda = new LambdaClient({ endpoint: emulator.endpoint, region: 'us-east-1', credentials });
  const pages = paginateListFunctions({ client: lambda }, {});
  const functions = (await Array.fromAsync(pages)).flatMap(({ Functions = [] }) => Functions);
  const confirm = functions.find(({ Description }) => Description?.endsWith(': confirm'));
  const payload = { commandId: 'call', organizationId: ORGANIZATION, command: {} };
  await lambda.send(
    new InvokeCommand({
      FunctionName: confirm?.FunctionName,
      InvocationType: 'Event',
      Payload: Buffer.from(JSON.stringify(payload)),
    }),
  );
}
