import type { Exchange, WireRequest } from '../dialects/exchange.ts';
import type { Caller } from '../domain/caller.ts';

/** What one HTTP request carries through the chain. */
export interface Call<Command = never, Value = never> {
  exchange: Exchange<Command, Value>;
  request: WireRequest;
  requestId: string;
  startedAt: number;
  caller?: Caller;
}
