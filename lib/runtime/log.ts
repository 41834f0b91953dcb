/** One structured line per request: never a body, a header, a query string or an error message from below. */
import { Logger } from '@aws-lambda-powertools/logger';
import type { Caller } from '../domain/caller.ts';
import type { OrderError } from '../domain/order-error.ts';
import { NotPublished } from '../domain/outbox.ts';
import type { Outcome } from '../operations/operation.ts';

const logger = new Logger({ serviceName: 'sales-orders' });

interface Logged {
  operation: string;
  route: string;
  requestId: string;
  startedAt: number;
  caller?: Caller;
}

/** Logs how a request was answered; a 5xx with where it was thrown. */
export function logAnswer(call: Logged, status: number, error?: OrderError): void {
  const line = {
    operation: call.operation,
    route: call.route,
    status,
    milliseconds: Date.now() - call.startedAt,
    requestId: call.requestId,
    organization: call.caller?.organizationId,
    caller: call.caller?.id,
    errorCode: error?.code,
  };
  if (status >= 500) logger.error('failed', { ...line, thrown: thrownAt(error) });
  else logger.info('answered', line);
}

/** Logs the failures of ours inside an answer about many orders. */
export function logFailures(operation: string, requestId: string, outcomes: Outcome<unknown>[]): void {
  outcomes.forEach((outcome, position) => {
    if (!('error' in outcome) || outcome.error.code !== 'internal') return;
    logger.error('failed', { operation, requestId, position, thrown: thrownAt(outcome.error) });
  });
}

/** Logs that records of the stream must come again, and why: by reason, how many. */
export function logHeldBack(failures: Iterable<Error>, requestId: string): void {
  const reasons = Map.groupBy(failures, (error) =>
    error instanceof NotPublished ? error.message : error.name,
  );
  if (reasons.size === 0) return;
  const counts = Object.fromEntries([...reasons].map(([reason, errors]) => [reason, errors.length]));
  logger.warn('held back', { reasons: counts, requestId });
}

/** Logs that a message went to the dead-letter queue. */
export function logPutAside(messageId: string, reason: string): void {
  logger.warn('put aside', { messageId, reason });
}

/** Logs how a command that came by event or direct invocation ended. */
export function logCommand(
  operation: string,
  commandId: string,
  caller: Caller,
  outcomes: Outcome<unknown>[],
): void {
  const errorCodes = outcomes.flatMap((outcome) => ('error' in outcome ? outcome.error.code : []));
  const { organizationId: organization, id } = caller;
  logger.info('commanded', { operation, commandId, organization, caller: id, errorCodes });
}

/** Name and frames of what was thrown. Messages may quote input, so they stay out. */
function thrownAt(error: OrderError | undefined): string[] {
  const cause = error?.cause instanceof Error ? error.cause : error;
  if (!cause) return [];
  const frames = (cause.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  return [cause.name, ...frames.slice(0, 8).map((line) => line.trim())];
}
