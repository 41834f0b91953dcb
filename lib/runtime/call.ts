import type { Context } from 'aws-lambda';
import type { Exchange, WireRequest } from '../dialects/exchange.ts';
import type { Caller, Standing } from '../domain/caller.ts';
import type { OperationName } from '../operations/operation.ts';

/** What one HTTP request carries through the chain. */
export interface Call<Command = never, Value = never> {
  operation: OperationName;
  route: string;
  exchange: Exchange<Command, Value>;
  request: WireRequest;
  requestId: string;
  startedAt: number;
  caller?: Caller;
  /** Since the caller was counted. */
  standing?: Standing;
}

/** Lambda's context with the call: middy hands a handler nothing else of what its middlewares know. */
export interface CallContext<Command, Value> extends Context {
  call?: Call<Command, Value>;
}
