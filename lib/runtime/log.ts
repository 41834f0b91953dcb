/** One structured line per request: never a body, a header, a query string or an error message from below. */
import { Logger } from '@aws-lambda-powertools/logger';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Caller } from '../domain/caller.ts';
import type { OrderError } from '../domain/order-error.ts';

export const logger = new Logger({ serviceName: 'sales-orders' });

interface Answered {
  operation: string;
  event: APIGatewayProxyEventV2;
  requestId: string;
  startedAt: number;
  caller?: Caller;
  answer: { statusCode: number };
  error?: OrderError;
}

/** Logs how a request was answered; a 5xx with where it was thrown. */
export function logAnswer({ operation, event, requestId, startedAt, caller, answer, error }: Answered): void {
  const line = {
    operation,
    route: event.routeKey,
    status: answer.statusCode,
    milliseconds: Date.now() - startedAt,
    requestId,
    organization: caller?.organizationId,
    caller: caller?.id,
    errorCode: error?.code,
  };
  if (answer.statusCode >= 500) logger.error('failed', { ...line, thrown: thrownAt(error) });
  else logger.info('answered', line);
}

/** Name and frames of what was thrown. Messages may quote input, so they stay out. */
function thrownAt(error: OrderError | undefined): string[] {
  const cause = error?.cause instanceof Error ? error.cause : error;
  if (!cause) return [];
  const frames = (cause.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  return [cause.name, ...frames.slice(0, 8).map((line) => line.trim())];
}
