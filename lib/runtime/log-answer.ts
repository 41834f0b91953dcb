/** The lines of requests and of commands: what became of each thing that was asked for, in one word. */
import type { Context } from 'aws-lambda';
import { isOrderError, type OrderError } from '../domain/order-error.ts';
import type { RequestedCommands } from '../events/incoming/commands.ts';
import type { Outcome } from '../operations/operation.ts';
import type { Call } from './call.ts';
import { codeOf, idOnly, logEnd, OURS } from './log.ts';

type Answered = Omit<Call, 'exchange'> & { exchange: { dialect: { name: string } } };

/** Logs how a request was answered; what is our fault with where it was thrown. */
export function logAnswer(call: Answered, status: number, error?: OrderError): void {
  const codes = error ? [error.code] : codesOf(call.outcomes ?? []);
  const failed = error ?? call.outcomes?.map(errorOf).find((each) => each?.code === 'internal');
  logEnd('answered', {
    operation: call.operation,
    dialect: call.exchange.dialect.name,
    startedAt: call.startedAt,
    lambdaRequestId: call.lambdaRequestId,
    outcome: error?.code ?? outcomeOf(call.outcomes ?? []),
    codes,
    thrown: failed && OURS.has(failed.code) ? failed : undefined,
    about: {
      route: call.route,
      status,
      gatewayRequestId: call.gatewayRequestId,
      clientRequestId: call.requestId === call.gatewayRequestId ? undefined : idOnly(call.requestId),
      organization: call.caller?.organizationId,
      caller: call.caller?.id,
      callerName: call.caller?.name,
      commands: call.outcomes?.length,
      dryRun: call.dryRun ? 'yes' : undefined,
    },
  });
}

/** `ok`, the one code that all have, or `mixed`. */
function outcomeOf(outcomes: Outcome<unknown>[]): string {
  const all = new Set(outcomes.map((outcome) => errorOf(outcome)?.code ?? 'ok'));
  const [only = 'ok', ...others] = all;
  return others.length > 0 ? 'mixed' : only;
}

/** The codes of what was refused. */
function codesOf(outcomes: Outcome<unknown>[]): string[] {
  return outcomes.flatMap((outcome) => errorOf(outcome)?.code ?? []);
}

function errorOf(outcome: Outcome<unknown>): OrderError | undefined {
  return 'error' in outcome ? outcome.error : undefined;
}

/** What is known of commands by the time that they end. */
export interface ToldOfCommand {
  asked?: RequestedCommands;
  outcomes?: Outcome<unknown>[];
  ordersWritten?: number;
}

interface EndedCommand extends ToldOfCommand {
  operation: string;
  /** "bus:shop" or "direct". */
  sender: string;
  startedAt: number;
  context: Context;
  /** What was thrown, if anything. */
  failed: unknown;
}

/** Logs how commands that came by event or direct invocation ended. */
export function logCommand({ asked, outcomes, ordersWritten, failed, ...call }: EndedCommand): void {
  const internal = outcomes?.map(errorOf).find((error) => isOrderError(error, 'internal'));
  logEnd('commanded', {
    operation: call.operation,
    dialect: call.sender.replace(/:.*/s, ''),
    startedAt: call.startedAt,
    lambdaRequestId: call.context.awsRequestId,
    outcome: outcomes ? outcomeOf(outcomes) : codeOf(failed),
    codes: outcomes && codesOf(outcomes),
    thrown: outcomes ? internal : failed,
    ordersWritten,
    about: {
      // Until something was done in its name, it is a word of the sender's and may be anything.
      organization: outcomes?.some((outcome) => 'value' in outcome) ? asked?.organizationId : undefined,
      caller: call.sender,
      commandId: idOnly(asked?.commandId),
      commands: outcomes?.length,
    },
  });
}
