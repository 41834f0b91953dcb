/** A Lambda that the clock invokes: checks a piece of the table, tells what it found, and counts it. */
import type { Context } from 'aws-lambda';
import type { Verify } from '../upkeep/scheduled.ts';
import { deadlineOf } from './deadline.ts';
import { liveVerify } from './live-verify.ts';
import { codeOf, logEnd, logFinding } from './log.ts';
import { whileCounting } from './spent.ts';

type ScheduledHandler = (event: unknown, context: Context) => Promise<void>;

/** @throws what keeps it from checking, so that Lambda counts an error */
export function verifyFunction(connect: () => Verify = liveVerify): ScheduledHandler {
  return (_, context) =>
    whileCounting(async () => {
      const ended = { operation: 'verify', dialect: 'schedule', startedAt: Date.now() };
      const lambdaRequestId = context.awsRequestId;
      try {
        const { orders, findings, isResting } = await connect()(deadlineOf(context));
        for (const { check, organizationId: organization, orderId: order, what } of findings)
          logFinding({ check, organization, order, what });
        const counts = { Findings: findings.length, OrdersVerified: orders };
        logEnd(isResting ? 'resting' : 'verified', { ...ended, lambdaRequestId, outcome: 'ok', counts });
      } catch (error) {
        logEnd('not verified', { ...ended, lambdaRequestId, outcome: codeOf(error), thrown: error });
        throw error;
      }
    });
}
