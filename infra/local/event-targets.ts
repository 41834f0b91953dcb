/** The rules of the local bus: facts and reference rows to their queues, commands to the operations' own functions. */
import { setTimeout as pause } from 'node:timers/promises';
import { OUR_SOURCE } from '../../lib/events/outgoing/published.ts';
import type { CommandHandler } from '../../lib/runtime/order-function.ts';
import type { OperationName } from '../../lib/operations/operation.ts';
import { COMMAND_RULES, COMMANDED_OPERATIONS, QUEUE_CONSUMERS } from '../event-rules.ts';
import type { LocalEvent } from './event-bus.ts';
import { lambdaContext } from './lambda-context.ts';
import { localQueue, type QueueConsumer } from './local-queue.ts';

/** What an asynchronous invocation is given: once, and twice again. */
const INVOCATIONS = 3;
const AGAIN_AFTER_MS = 250;
const FUNCTION_BUDGET_MS = 30_000;

type DeadLetter = (body: string, reason: string) => void;

/** Loads the functions; they connect on their first event. Answers what to do with an event. */
export async function eventTargets(onDeadLetter: DeadLetter): Promise<(event: LocalEvent) => void> {
  const queues = await Promise.all(
    Object.entries(QUEUE_CONSUMERS).map(async ([name, detailTypes]) => {
      const consumer = await loadHandler<QueueConsumer>(name);
      return { detailTypes: new Set<string>(detailTypes), queue: localQueue(name, consumer, onDeadLetter) };
    }),
  );
  const commanded = new Map(
    await Promise.all(
      COMMANDED_OPERATIONS.map(async (name) => [name, await loadHandler<CommandHandler>(name)] as const),
    ),
  );
  return (event) => {
    if (event.source === OUR_SOURCE) return;
    for (const { detailTypes, queue } of queues) {
      if (detailTypes.has(event['detail-type'])) queue.push(JSON.stringify(event));
    }
    const operation = COMMAND_RULES.get(event['detail-type']);
    const handler = operation && commanded.get(operation);
    if (operation && handler) void command(operation, handler, event, onDeadLetter);
  };
}

async function command(
  operation: OperationName,
  handler: CommandHandler,
  event: LocalEvent,
  onDeadLetter: DeadLetter,
): Promise<void> {
  for (let invocation = 1; ; invocation += 1) {
    try {
      await handler(event, lambdaContext(operation, FUNCTION_BUDGET_MS));
      return;
    } catch (error) {
      if (invocation === INVOCATIONS) {
        return onDeadLetter(JSON.stringify(event), error instanceof Error ? error.name : 'failed');
      }
      await pause(AGAIN_AFTER_MS);
    }
  }
}

async function loadHandler<Handler>(name: string): Promise<Handler> {
  const loaded = (await import(`../../functions/${name}.ts`)) as { handler: Handler };
  return loaded.handler;
}
