/** Runs the commands of one request: a few at a time, commands for one order in input order, none after the deadline. */
import { asOrderError, OrderError } from '../domain/order-error.ts';
import type { Decoded, Operation, OperationContext, Outcome } from './operation.ts';

const AT_ONCE = 4;

export type CommandContext = Omit<OperationContext, 'mutationId' | 'claim'> & {
  /** The claim of each position, when the call came with a key. */
  claimAt?: (position: number) => OperationContext['claim'];
};

/** One outcome per position, in input order. A failing command never fails its neighbours. */
export async function runCommands<Command, Value>(
  operation: Operation<Command, Value>,
  positions: Decoded<Command>[],
  context: CommandContext,
): Promise<Outcome<Value>[]> {
  const outcomes = new Array<Outcome<Value>>(positions.length);
  const queues = queuesByOrder(positions);
  const worker = async () => {
    for (let queue = queues.shift(); queue; queue = queues.shift()) {
      for (const { position, decoded } of queue) {
        outcomes[position] = await runOne(operation, decoded, position, context);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return outcomes;
}

interface Queued<Command> {
  position: number;
  decoded: Decoded<Command>;
}

/** One queue per order named by a command's id; a command without one is a queue of its own. */
function queuesByOrder<Command>(positions: Decoded<Command>[]): Queued<Command>[][] {
  const queues = new Map<string, Queued<Command>[]>();
  positions.forEach((decoded, position) => {
    const key = orderOf(decoded) ?? `#${position}`;
    const queue = queues.get(key);
    if (queue) queue.push({ position, decoded });
    else queues.set(key, [{ position, decoded }]);
  });
  return [...queues.values()];
}

function orderOf(decoded: Decoded<unknown>): string | undefined {
  if (!('command' in decoded)) return undefined;
  const command = decoded.command;
  if (typeof command !== 'object' || command === null || !('id' in command)) return undefined;
  return String(command.id);
}

async function runOne<Command, Value>(
  operation: Operation<Command, Value>,
  decoded: Decoded<Command>,
  position: number,
  context: CommandContext,
): Promise<Outcome<Value>> {
  if ('error' in decoded) return decoded;
  if (context.clock.now().getTime() > context.deadline) return { error: new OrderError('not_attempted', {}) };
  try {
    const { claimAt, ...shared } = context;
    const claim = claimAt?.(position);
    return {
      value: await operation.run(decoded.command, { ...shared, mutationId: context.ids.mutation(), claim }),
    };
  } catch (error) {
    return { error: asOrderError(error) };
  }
}
