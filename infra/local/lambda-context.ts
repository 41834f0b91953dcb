/** The second argument of a Lambda handler. */
import { randomUUID } from 'node:crypto';
import type { Context } from 'aws-lambda';

/** A context whose time runs out `budgetMs` from now. */
export function lambdaContext(functionName: string, budgetMs: number): Context {
  const until = Date.now() + budgetMs;
  const ignored = () => undefined;
  return {
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:us-east-1:000000000000:function:${functionName}`,
    memoryLimitInMB: '1024',
    awsRequestId: randomUUID(),
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, until - Date.now()),
    done: ignored,
    fail: ignored,
    succeed: ignored,
  };
}
