import type { Context } from 'aws-lambda';
import type { Exchange, WireRequest } from '../dialects/exchange.ts';
import type { Caller, Standing } from '../domain/caller.ts';
import type { WouldChange } from './dry-run.ts';
import type { OperationName, Outcome } from '../operations/operation.ts';

/** What one HTTP request carries through the chain. */
export interface Call<Command = never, Value = never> {
  operation: OperationName;
  route: string;
  exchange: Exchange<Command, Value>;
  request: WireRequest;
  /** The client's own id of the request when it has a well-formed one, else API Gateway's. */
  requestId: string;
  gatewayRequestId: string;
  lambdaRequestId: string;
  startedAt: number;
  caller?: Caller;
  /** Since the caller was counted. */
  standing?: Standing;
  /** Of a dry run: what it would have changed so far. */
  dryRun?: WouldChange[];
  /** What became of each thing that was asked for; absent while nothing has been tried. */
  outcomes?: Outcome<unknown>[];
}

/** Lambda's context with the call: middy hands a handler nothing else of what its middlewares know. */
export interface CallContext<Command, Value> extends Context {
  call?: Call<Command, Value>;
}
