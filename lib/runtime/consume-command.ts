/** Commands from the bus -> their operations, by way of a queue: what paces them, and repeats them for hours. */
import { CHANGES } from '../domain/commands.ts';
import { UnknownEvent } from '../events/incoming/bus-event.ts';
import { requestDetailType } from '../events/incoming/commands.ts';
import { operations } from '../operations/index.ts';
import type { Operation, OperationName } from '../operations/operation.ts';
import type { Consume } from './queue-function.ts';
import { serveCommands } from './serve-commands.ts';
import { requestOfBusEvent } from './triggers/bus.ts';

const COMMANDED = new Map(
  Object.keys(CHANGES).map((name) => [requestDetailType(name), operations[name as OperationName]]),
);

/** Logs by itself, as the operation. */
export const consumeCommand: Consume = async (event, dependencies, _deadline, context) => {
  const found = COMMANDED.get(event['detail-type']);
  if (!found) throw new UnknownEvent('no operation takes it');
  // What the command says is read by the operation's own schema.
  const operation = found as unknown as Operation<unknown, unknown>;
  await serveCommands(operation, requestOfBusEvent(event, operation.name), context, dependencies);
};
consumeCommand.operation = 'run-commands';
consumeCommand.logsItself = true;
