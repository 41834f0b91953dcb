import type { Context } from 'aws-lambda';

/** New work stops this long before the Lambda would be cut off. */
const STOP_BEFORE_TIMEOUT_MS = 1500;

/** When new work stops, in epoch milliseconds of the machine's clock, which is the one that Lambda's own time runs by. */
export function deadlineOf(context: Context): number {
  return Date.now() + context.getRemainingTimeInMillis() - STOP_BEFORE_TIMEOUT_MS;
}
