/** The contract between the runtime and a dialect: a wire request in, commands; outcomes, a wire answer out. */
import type { Caller, Right } from '../domain/caller.ts';
import type { OrderError } from '../domain/order-error.ts';
import type { Decoded, OperationName, Outcome } from '../operations/operation.ts';

export type DialectName = 'zoho-inventory' | 'zoho-crm' | 'zoho-commerce' | 'getfly';
type HttpMethod = 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH' | 'HEAD';

/** One row of the route table. `exchange` names the entry of the dialect's exchanges that serves it. */
export interface Route {
  dialect: DialectName;
  method: HttpMethod;
  path: string;
  operation: OperationName;
  exchange: string;
}

/** An HTTP request, free of what API Gateway does to it. Header names are lower case. */
export interface WireRequest {
  method: string;
  path: string;
  params: Record<string, string>;
  query: URLSearchParams;
  headers: Record<string, string>;
  body: string;
}

export interface WireAnswer {
  status: number;
  headers?: Record<string, string>;
  /** Printed as JSON; absent: no body. */
  body?: unknown;
}

/** What the caller presents, as the dialect finds it. */
export type Credential = { kind: 'secret'; value: string } | { kind: 'missing' | 'malformed' };

export interface Dialect {
  name: DialectName;
  credential(request: WireRequest): Credential;
  /** The organisation the request names, if any; it may only confirm the credential's. */
  organization(request: WireRequest): string | undefined;
  /** True when a scope name of this dialect (or a plain right) covers the right. */
  grants(scope: string, right: Right): boolean;
  encodeError(error: OrderError, requestId: string): WireAnswer;
}

export interface Exchange<Command, Value> {
  dialect: Dialect;
  /** One entry per position; throws an OrderError when the request as a whole is refused. */
  decode(request: WireRequest, caller: Caller): Decoded<Command>[];
  /** Pure: no clock, no request id; a replay must encode to the same bytes. */
  encode(outcomes: Outcome<Value>[], request: WireRequest): WireAnswer;
}

/** Makes the rows of one dialect; keeps the literal types, so that a function without an exchange for a row is a type error. */
export const rowOf =
  <Name extends DialectName>(dialect: Name) =>
  <O extends OperationName, E extends string>(
    method: HttpMethod,
    path: string,
    operation: O,
    exchange: E,
  ) => ({
    dialect,
    method,
    path,
    operation,
    exchange,
  });
