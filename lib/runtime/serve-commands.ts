/** Commands by event or direct invocation: the same operations, without a wire. */
import type { Context } from 'aws-lambda';
import type { Caller } from '../domain/caller.ts';
import { instant, organizationId } from '../domain/identity.ts';
import { isOrderError, OrderError, type OrderErrorCode } from '../domain/order-error.ts';
import { BrokenCommand, mismatchOf } from '../events/incoming/bus-event.ts';
import { readCommands, requestDetailType, type RequestedCommands } from '../events/incoming/commands.ts';
import { readSenders, whyUnheard, type Sender } from '../events/incoming/senders.ts';
import type { KeyedCall } from '../operations/keyed-call.ts';
import type { Decoded, Operation, Outcome } from '../operations/operation.ts';
import { runCommands, type RequestContext } from '../operations/run.ts';
import { deadlineOf } from './deadline.ts';
import type { Dependencies } from './dependencies.ts';
import { callUnder } from './idempotency-key.ts';
import { fitsInvocation } from './json.ts';
import { logCommand, type ToldOfCommand } from './log-answer.ts';
import { isPassing, refusalOutbox, silentOutbox } from './refusal-outbox.ts';
import { spent } from './spent.ts';
import type { CommandRequest } from './triggers/bus.ts';

/** What a direct invocation is answered; an event's answer nobody hears. */
export interface CommandAnswer {
  outcomes: ({ value: unknown } | { error: { code: OrderErrorCode; details: unknown } })[];
}

/**
 * Runs the commands; what is refused leaves as an event. Logs one line.
 * @throws BrokenCommand when it is not as described, Error when it may be repeated
 */
export async function serveCommands<Command, Value>(
  operation: Operation<Command, Value>,
  request: CommandRequest,
  context: Context,
  dependencies: Dependencies,
): Promise<CommandAnswer> {
  const startedAt = Date.now();
  const told: ToldOfCommand = {};
  let failed: unknown;
  try {
    return await runAsked(operation, request, dependencies, { context, told });
  } catch (error) {
    failed = error;
    throw error;
  } finally {
    logCommand({ ...told, operation: operation.name, sender: request.sender, startedAt, context, failed });
  }
}

async function runAsked<Command, Value>(
  operation: Operation<Command, Value>,
  request: CommandRequest,
  { stores, clock, ids, eventSources, commandsKeptSeconds }: Dependencies,
  { context, told }: { context: Context; told: ToldOfCommand },
): Promise<CommandAnswer> {
  const asked = read(operation.name, request.detail);
  told.asked = asked;
  const caller = callerOf(asked, request, operation);
  const deadline = deadlineOf(context);
  const { refusals, ...doors } = stores(deadline);
  const key = { ...keyOf(operation, request.sender, asked), keptSeconds: commandsKeptSeconds };
  const call = { ...asked, operation: operation.name, caller, key, keptSeconds: commandsKeptSeconds };
  // Who only reads has no outbox: a refusal of theirs is the answer, and nothing else.
  const outbox = operation.table === 'write' ? refusalOutbox(call, refusals) : silentOutbox(asked.commands);
  const open = await outbox.stillOpen<Command>();
  const senders = readSenders(eventSources);
  const positions = isHeard(senders, operation, request, asked) ? open : open.map(() => unheard(operation));
  const requestContext = { caller, ...doors, clock, ids, deadline };
  const outcomes = await runOrRefuseAll(operation, positions, requestContext, key);
  // Refusals are written too, from here on.
  Object.assign(told, { outcomes, ordersWritten: spent().written });
  await outbox.announce(outcomes, instant(clock.now()));
  const passing = outcomes.find((outcome) => 'error' in outcome && isPassing(outcome.error));
  if (passing) throw new Error('not done, to be repeated');
  const answer = { outcomes: outcomes.map(answerOf) };
  return fitsInvocation(answer) ? answer : { outcomes: answer.outcomes.map(briefly) };
}

/** Lambda logs what a function throws: places are named, and nothing that was sent is quoted. @throws BrokenCommand */
function read(operation: string, detail: unknown): RequestedCommands {
  try {
    return readCommands(operation, detail);
  } catch (error) {
    const mismatch = mismatchOf(error);
    throw mismatch === undefined ? error : new BrokenCommand(mismatch);
  }
}

/** A hundred whole orders are more than Lambda takes back, after all is done: names and versions are enough then. */
function briefly(outcome: CommandAnswer['outcomes'][number]): CommandAnswer['outcomes'][number] {
  if (!('value' in outcome) || typeof outcome.value !== 'object') return outcome;
  const { id, version, number, status } = outcome.value as Record<string, unknown>;
  return { value: { id, version, number, status } };
}

/** A command id is its sender's own: two who count alike do not meet, neither in successes nor in refusals. */
function keyOf(
  { name }: Operation<never, unknown>,
  sender: string,
  { organizationId: org, commandId, commands }: RequestedCommands,
): KeyedCall {
  return callUnder([org, 'command', sender, name, commandId], { sender, commands });
}

/** Whether the source of an event may command this for this organisation. */
function isHeard(
  senders: readonly Sender[],
  { name }: Operation<never, unknown>,
  { source }: CommandRequest,
  { organizationId: org }: RequestedCommands,
): boolean {
  return source === undefined || whyUnheard(senders, source, requestDetailType(name), org) === undefined;
}

function unheard({ name }: Operation<never, unknown>): { error: OrderError } {
  return { error: new OrderError('forbidden', { right: requestDetailType(name) }) };
}

/** A call under the id of another call is refused as a whole. */
async function runOrRefuseAll<Command, Value>(
  operation: Operation<Command, Value>,
  positions: Decoded<Command>[],
  context: RequestContext,
  key: KeyedCall,
): Promise<Outcome<Value>[]> {
  try {
    return await runCommands(operation, positions, context, key);
  } catch (error) {
    if (!isOrderError(error, 'key_reused')) throw error;
    return positions.map(() => ({ error }));
  }
}

function answerOf(outcome: Outcome<unknown>): CommandAnswer['outcomes'][number] {
  if (!('error' in outcome)) return { value: outcome.value };
  const { code, details } = outcome.error;
  return { error: { code, details } };
}

function callerOf(
  { organizationId: org, actor }: RequestedCommands,
  { sender }: CommandRequest,
  operation: Operation<never, unknown>,
): Caller {
  return {
    id: actor ? `${sender}:${actor.id}` : sender,
    name: actor?.name ?? sender,
    organizationId: organizationId(org),
    scopes: operation.rights,
  };
}
