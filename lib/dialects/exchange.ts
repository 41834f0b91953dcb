/** The contract between the runtime and a dialect: a wire request in, commands; outcomes, a wire answer out. */
import { OUR_SCOPES, type Caller, type Permission, type Standing } from '../domain/caller.ts';
import type { OrderError } from '../domain/order-error.ts';
import type { ReferenceKind } from '../domain/reference.ts';
import type { Decoded, OperationName, Outcome } from '../operations/operation.ts';

type HttpMethod = 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH' | 'HEAD';

/** One line of the route table. `exchange` names the entry of the dialect's exchanges that serves it. */
export interface Route {
  dialect: string;
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
  /** The parts of a multipart body; undefined when it is none, or none that is well formed. */
  form?: { fields: Record<string, string>; hasFiles: boolean };
}

export interface WireAnswer {
  status: number;
  headers?: Record<string, string>;
  /** Printed as JSON; absent: no body. */
  body?: unknown;
}

/** What the caller presents, as the dialect finds it. */
export type Credential = { kind: 'secret'; value: string } | { kind: 'missing' | 'malformed' };

/** What each scope name opens; by the name in lower case, since the services do not tell cases apart. */
export type ScopeTable = ReadonlyMap<string, readonly Permission[]>;

export interface Dialect {
  /** The name of its folder, and of its rows in the route table. */
  name: string;
  credential(request: WireRequest): Credential;
  /** Every organisation that the request names, wherever it does; each may only confirm the credential's. */
  organizations(request: WireRequest): string[];
  /** Which scope names its callers know; scopes in our own words hold in every dialect. */
  scopes: ScopeTable;
  encodeError(error: OrderError, requestId: string): WireAnswer;
  /** Headers of every answer, where this wire's clients look for how much they may still ask. */
  standingHeaders?(standing: Standing): Record<string, string>;
}

/** What a scope opens to callers of a dialect: names of one service open nothing in the words of another. */
export function opensTo({ scopes }: Dialect, scope: string): readonly Permission[] {
  return scopes.get(scope.toLowerCase()) ?? OUR_SCOPES.get(scope) ?? [];
}

/** A request that has been read, once: what it asks of us, and how that is answered. */
export interface Reading<Command, Value> {
  /** One entry per position. */
  commands: Decoded<Command>[];
  /** Pure: no clock, no request id; a replay must answer the same bytes. @throws OrderError that the request is answered with */
  answer(outcomes: Outcome<Value>[]): WireAnswer;
}

export interface Exchange<Command, Value> {
  dialect: Dialect;
  /** Of an exchange about reference rows: of which kind, for the rights that it takes. */
  kind?: ReferenceKind;
  /** @throws OrderError when the request as a whole is refused */
  read(request: WireRequest, caller: Caller): Reading<Command, Value>;
}

/** Makes the exchanges of one dialect. */
export const exchangeOf =
  (dialect: Dialect) =>
  <Command, Value>(read: Exchange<Command, Value>['read']): Exchange<Command, Value> => ({ dialect, read });

/** A request about one thing. */
export function aboutOne<Command, Value>(
  command: Command,
  answer: (value: Value) => WireAnswer,
): Reading<Command, Value> {
  return { commands: [{ command }], answer: (outcomes) => answer(only(outcomes)) };
}

/** The value of a request about one thing. @throws the OrderError that became of it */
export function only<Value>([outcome]: Outcome<Value>[]): Value {
  if (!outcome) throw new TypeError('an answer without an outcome');
  if ('error' in outcome) throw outcome.error;
  return outcome.value;
}

/** Makes the routes of one dialect; keeps the literal types, so that a function without an exchange for a route is a type error. */
export const routeOf =
  <Name extends string>(dialect: Name) =>
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

/** OPTIONS stays free: it asks for nothing. */
const REFUSED_METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD'] as const;

/** The routes of whatever a dialect does not document below a base path: `fallback` refuses them in its words. */
export function fallbackRoutes<Name extends string>(dialect: Name, base: string) {
  return REFUSED_METHODS.map((method) =>
    routeOf(dialect)(method, `${base}/{proxy+}`, 'fallback', 'fallback'),
  );
}
