/** A client of a run: the real handlers, with a connection to the engine of its own. */
import type { Clock } from '../../../lib/domain/ports.ts';
import { EVERYBODY } from '../../../lib/events/incoming/senders.ts';
import { operations } from '../../../lib/operations/index.ts';
import type { OperationName } from '../../../lib/operations/operation.ts';
import { routes } from '../../../lib/routes.ts';
import { dependenciesOn } from '../../../lib/runtime/live-deps.ts';
import { orderFunction, type HttpHandler } from '../../../lib/runtime/order-function.ts';
import { openTable, type Table } from '../../../lib/store/table.ts';
import type { Pace } from '../../../lib/store/retry.ts';
import type { Ask } from './asks.ts';
import { reportFact } from './report-fact.ts';
import { clientOver, intoHandlers, type Answer, type Transport } from '../../support/client.ts';

/** The exchanges of every dialect that has a route, by the names that its routes use. */
const EXCHANGES = Object.fromEntries(
  [...new Set(routes.map(({ dialect }) => dialect))].map((dialect) => [
    dialect,
    () => import(`../../../lib/dialects/${dialect}/exchanges.ts`),
  ]),
);

/** All functions over one connection. */
export function handlersOn(
  table: Table,
  clock?: Clock,
): (route: { operation: OperationName }) => HttpHandler {
  const dependencies = dependenciesOn(table, clock);
  const handlers = Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => {
      const handler = orderFunction(operation as never, EXCHANGES as never, () => dependencies);
      return [name, handler];
    }),
  ) as unknown as Record<OperationName, HttpHandler>;
  return ({ operation }) => handlers[operation];
}

export interface RigClient {
  send(ask: Ask): Promise<Answer>;
  close(): void;
}

interface ClientOptions {
  tableName: string;
  endpoint: string;
  secret: string;
  pace?: Pace;
  clock?: Clock;
}

export function openClient({ tableName, endpoint, secret, pace, clock }: ClientOptions): RigClient {
  const table = openTable(tableName, endpoint, pace);
  const { send } = asking(intoHandlers(handlersOn(table, clock)), secret);
  return { send: withFacts(send, table, clock), close: () => table.close() };
}

/** Facts go to the consumer, everything else over the wire. */
export function withFacts(send: RigClient['send'], table: Table, clock?: Clock): RigClient['send'] {
  const dependencies = dependenciesOn(table, clock, undefined, { eventSources: EVERYBODY });
  return (ask) => (ask.fact ? reportFact(ask, dependencies) : send(ask));
}

/** Sends asks as one who has that key, in the header of every dialect. */
export function asking(transport: Transport, secret: string): Pick<RigClient, 'send'> {
  const client = clientOver(transport);
  return {
    send: ({ method, path, body, key, ifMatch }) =>
      client.send(method, path, {
        body,
        key: secret,
        headers: {
          'x-api-key': secret,
          ...(key && { 'idempotency-key': key }),
          ...(ifMatch && { 'if-match': ifMatch }),
        },
      }),
  };
}
