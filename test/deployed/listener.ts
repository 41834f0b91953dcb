/** A receiver of our events: a queue of its own behind a rule of its own. */
import { CreateQueueCommand, GetQueueAttributesCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { OUR_SOURCE } from '../../lib/events/outgoing/published.ts';
import { seen, type Cloud } from './cloud.ts';

export interface Listener {
  url: string;
  /** Ids of events by the order that they are about, as often as they came. */
  heard: Map<string, string[]>;
}

export async function listen({ bus, queues, deployment }: Cloud): Promise<Listener> {
  const { QueueUrl: url = '' } = await queues.send(new CreateQueueCommand({ QueueName: 'smoke-listener' }));
  const { Attributes } = await queues.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['QueueArn'] }),
  );
  const rule = { EventBusName: deployment.busName, Rule: 'smoke-listener' };
  const pattern = JSON.stringify({ source: [OUR_SOURCE] });
  await bus.send(new PutRuleCommand({ ...rule, Name: rule.Rule, EventPattern: pattern }));
  await bus.send(
    new PutTargetsCommand({ ...rule, Targets: [{ Id: 'listener', Arn: Attributes?.['QueueArn'] }] }),
  );
  return { url, heard: new Map() };
}

/** The ids of an order's events since it was last asked for them, once there are so many. @throws Error when they do not come */
export async function heardBy(
  { queues }: Cloud,
  { url, heard }: Listener,
  order: string,
  atLeast: number,
): Promise<string[]> {
  await seen(`${atLeast} events`, async () => {
    const { Messages = [] } = await queues.send(
      new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 }),
    );
    for (const { Body = '{}' } of Messages) {
      const { detail } = JSON.parse(Body) as { detail: { id: string; subject?: string } };
      const about = detail.subject ?? '';
      heard.set(about, [...(heard.get(about) ?? []), detail.id]);
    }
    return (heard.get(order)?.length ?? 0) >= atLeast;
  });
  const ids = heard.get(order) ?? [];
  heard.delete(order);
  return ids;
}
