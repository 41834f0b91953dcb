/** Which events lead where: the deployed rules and the local bus are made of the same lists. */
import { COMMANDS } from '../lib/domain/commands.ts';
import { requestDetailType } from '../lib/events/incoming/commands.ts';
import { FACT_EVENTS } from '../lib/events/incoming/facts.ts';
import { REFERENCE_EVENTS } from '../lib/events/incoming/references.ts';
import { operations } from '../lib/operations/index.ts';
import type { OperationName } from '../lib/operations/operation.ts';

/** The functions behind queues, and the detail types that go there. */
export const QUEUE_CONSUMERS = {
  'record-progress': Object.keys(FACT_EVENTS),
  'record-reference': Object.keys(REFERENCE_EVENTS),
} as const satisfies Record<string, string[]>;
export type QueueConsumerName = keyof typeof QUEUE_CONSUMERS;

/** The operations that an event can command: those that change something. An event has nobody to answer to. */
export const COMMANDED_OPERATIONS: OperationName[] = Object.values(operations)
  .filter(({ name, table }) => table === 'write' && Object.hasOwn(COMMANDS, name))
  .map(({ name }) => name);

/** Detail type -> operation. */
export const COMMAND_RULES: ReadonlyMap<string, OperationName> = new Map(
  COMMANDED_OPERATIONS.map((name) => [requestDetailType(name), name]),
);
