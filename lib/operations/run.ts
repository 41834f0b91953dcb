/** Runs the commands of one request: a few at a time, commands for one order in input order, none after the deadline. */
import { AnsweredByTwin, type Kept } from '../domain/change.ts';
import { asOrderError, isOrderError, OrderError } from '../domain/order-error.ts';
import { earlierSuccesses, type KeyedCall, type Replaying } from './keyed-call.ts';
import { rememberedReferences } from './references.ts';
import type { Decoded, Operation, OperationContext, Outcome } from './operation.ts';

const AT_ONCE = 4;

export type RequestContext = Omit<OperationContext, 'mutationId' | 'claim'>;

/**
 * One outcome per position, in input order. A failing command never fails its neighbours.
 * With a key, positions that an earlier call has done are replayed and the rest is run.
 * @throws OrderError key_reused when the key came with another call
 */
export async function runCommands<Command, Value>(
  operation: Operation<Command, Value>,
  positions: Decoded<Command>[],
  request: RequestContext,
  key?: KeyedCall,
): Promise<Outcome<Value>[]> {
  const context = { ...request, references: rememberedReferences(request.references) };
  const keyed = key && (await earlierSuccesses(operation, context, key));
  const outcomes: Outcome<Value>[] = Array.from({ length: positions.length });
  const queues = queuesOf(operation, positions);
  const worker = async () => {
    for (let queue = queues.shift(); queue; queue = queues.shift()) {
      for (const { position, decoded } of queue) {
        outcomes[position] = await (keyed?.at(position, (claim) =>
          runOne(operation, decoded, context, claim),
        ) ?? runOne(operation, decoded, context));
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  // A twin with other words was faster at every position: the call as a whole is refused, as if it had come later.
  const refused = outcomes.find((outcome) => 'error' in outcome && isOrderError(outcome.error, 'key_reused'));
  if (refused && 'error' in refused && outcomes.every((outcome) => 'error' in outcome)) throw refused.error;
  return outcomes;
}

interface Queued<Command> {
  position: number;
  decoded: Decoded<Command>;
}

/** One queue per order named by a command's id; a command without one is a queue of its own. */
function queuesOf<Command>(
  { queueOf }: Operation<Command, unknown>,
  positions: Decoded<Command>[],
): Queued<Command>[][] {
  const queued = positions.map((decoded, position) => ({ position, decoded }));
  const nameOf = ({ position, decoded }: Queued<Command>) =>
    ('command' in decoded ? queueOf?.(decoded.command) : undefined) ?? orderOf(decoded) ?? `#${position}`;
  return [...Map.groupBy(queued, nameOf).values()];
}

function orderOf(decoded: Decoded<unknown>): string | undefined {
  if (!('command' in decoded)) return undefined;
  const command = decoded.command;
  return typeof command === 'object' && command !== null && 'id' in command ? String(command.id) : undefined;
}

async function runOne<Command, Value>(
  operation: Operation<Command, Value>,
  decoded: Decoded<Command>,
  context: RequestContext,
  claim?: OperationContext['claim'],
): Promise<Outcome<Value>> {
  if ('error' in decoded) return decoded;
  if (Date.now() > context.deadline) return { error: new OrderError('not_attempted', {}) };
  try {
    return {
      value: await operation.run(decoded.command, { ...context, mutationId: context.ids.mutation(), claim }),
    };
  } catch (error) {
    const { replay, settle } = operation;
    if (error instanceof AnsweredByTwin && replay)
      return await twinsAnswer({ replay, settle }, error.kept, context);
    return { error: definite(asOrderError(error)) };
  }
}

async function twinsAnswer<Value>(
  { replay, settle }: Replaying<Value>,
  kept: Kept,
  context: RequestContext,
): Promise<Outcome<Value>> {
  try {
    await settle?.(kept, context);
    return { value: replay(kept) };
  } catch (error) {
    return { error: asOrderError(error) };
  }
}

/**
 * A refusal promises that nothing happened. While an earlier try of the same write may still be on its way, a taken number
 * is no such promise: it may be freed just before that try arrives.
 */
function definite(error: OrderError): OrderError {
  if (!isOrderError(error, 'number_taken') || !error.details.uncertain) return error;
  return new OrderError('unavailable', { retryAfterSeconds: 1 }, { cause: error });
}
