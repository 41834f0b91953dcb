/** Refused commands leave as events: which are known already, and which are news. */
import type { Caller } from '../domain/caller.ts';
import type { Instant } from '../domain/identity.ts';
import { OrderError, type OrderErrorCode } from '../domain/order-error.ts';
import type { RefusalName } from '../domain/outbox.ts';
import type { RefusalStore } from '../domain/ports.ts';
import type { KeyedCall } from '../operations/keyed-call.ts';
import type { Decoded, Outcome } from '../operations/operation.ts';

/** A repeat may fare better: the function fails, and whoever invoked it invokes it again. */
const PASSING: OrderErrorCode[] = ['unavailable', 'conflict', 'not_attempted', 'rate_limited', 'internal'];
interface RefusalOutbox {
  /** The commands by position; one that was refused before stays refused, since that has been announced. */
  stillOpen<Command>(): Promise<Decoded<Command>[]>;
  /** Writes each refusal once. */
  announce(outcomes: Outcome<unknown>[], at: Instant): Promise<void>;
}

interface CommandCall {
  operation: string;
  commandId: string;
  key: KeyedCall;
  /** Longer than any repeat of a command may still come. */
  keptSeconds: number;
  caller: Caller;
  commands: unknown[];
}

export function isPassing({ code }: OrderError): boolean {
  return PASSING.includes(code);
}

export function refusalOutbox(call: CommandCall, refusals: RefusalStore): RefusalOutbox {
  const { operation, commandId, caller, commands, keptSeconds } = call;
  const { organizationId, id, name } = caller;
  const { claimId, callHash } = call.key;
  const named = (position: number): RefusalName => ({
    organizationId,
    operation,
    commandId,
    position,
    callHash,
  });
  return {
    stillOpen: <Command>() =>
      Promise.all(
        commands.map(async (command, position) => {
          const earlier = await refusals.find(named(position));
          if (earlier) return { error: new OrderError(earlier.code, earlier.details as never) };
          return { command: command as Command };
        }),
      ),
    async announce(outcomes, at) {
      const takenAt = Math.floor(Date.parse(at) / 1000);
      const expiresAt = takenAt + keptSeconds;
      for (const [position, outcome] of outcomes.entries()) {
        if (!('error' in outcome) || isPassing(outcome.error)) continue;
        const { code, details } = outcome.error;
        const orderId = orderNamedIn(commands[position]);
        const actor = { id, name };
        // Under a reused id the success is another call's, and stays.
        const claim = { id: claimId, position, callHash, takenAt, expiresAt };
        await refusals.put(
          { ...named(position), orderId, actor, at, code, details },
          expiresAt,
          code === 'key_reused' ? undefined : claim,
        );
      }
    },
  };
}

/** For operations that only read: a refusal of theirs is the answer, and nothing else. */
export function silentOutbox(commands: unknown[]): RefusalOutbox {
  return {
    stillOpen: async <Command>() => commands.map((command) => ({ command: command as Command })),
    announce: async () => undefined,
  };
}

function orderNamedIn(command: unknown): string | undefined {
  if (typeof command !== 'object' || command === null || !('id' in command)) return undefined;
  return String(command.id);
}
