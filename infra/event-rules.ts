/** Which events lead where: the deployed rules and the local bus are made of the same lists. */
import { CHANGES } from '../lib/domain/commands.ts';
import { requestDetailType } from '../lib/events/incoming/commands.ts';
import { FACT_EVENTS } from '../lib/events/incoming/facts.ts';
import { REFERENCE_EVENTS } from '../lib/events/incoming/references.ts';
import { operations } from '../lib/operations/index.ts';
import type { OperationName } from '../lib/operations/operation.ts';

/** The operations that an event can command. */
export const COMMANDED_OPERATIONS: OperationName[] = Object.values(operations)
  .map(({ name }) => name)
  .filter((name) => Object.hasOwn(CHANGES, name));

/** The functions behind queues, and the detail types that go there. */
export const QUEUE_CONSUMERS = {
  'record-progress': [...FACT_EVENTS.keys()],
  'record-reference': Object.keys(REFERENCE_EVENTS),
  'run-commands': COMMANDED_OPERATIONS.map(requestDetailType),
} as const satisfies Record<string, string[]>;
export type QueueConsumerName = keyof typeof QUEUE_CONSUMERS;
