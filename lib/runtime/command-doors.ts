/** Both doors of commands, the bus and direct invocation. Loaded when one is used: clients of HTTP need no schemas of commands. */
import type { Context } from 'aws-lambda';
import type { Operation } from '../operations/operation.ts';
import type { Dependencies } from './dependencies.ts';
import { serveCommands, type CommandAnswer } from './serve-commands.ts';
import { isBusEvent, requestOfBusEvent } from './triggers/bus.ts';
import { requestOfInvocation } from './triggers/direct.ts';

/** Runs what an event or a payload asks for. @throws BrokenCommand when it is not as described, Error when it may be repeated */
export function commandsOf<Command, Value>(
  operation: Operation<Command, Value>,
  event: object,
  context: Context,
  dependencies: Dependencies,
): Promise<CommandAnswer> {
  const request = isBusEvent(event) ? requestOfBusEvent(event, operation.name) : requestOfInvocation(event);
  return serveCommands(operation, request, context, dependencies);
}
