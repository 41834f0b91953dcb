/** A client of a run: the real handlers, with a connection to the engine of its own. */
import * as getfly from '../../../lib/dialects/getfly/exchanges.ts';
import * as commerce from '../../../lib/dialects/zoho-commerce/exchanges.ts';
import * as crmDescribe from '../../../lib/dialects/zoho-crm/describe-exchanges.ts';
import * as crm from '../../../lib/dialects/zoho-crm/exchanges.ts';
import * as crmUpsert from '../../../lib/dialects/zoho-crm/upsert-exchange.ts';
import * as inventory from '../../../lib/dialects/zoho-inventory/exchanges.ts';
import type { Clock } from '../../../lib/domain/ports.ts';
import { operations } from '../../../lib/operations/index.ts';
import type { OperationName } from '../../../lib/operations/operation.ts';
import type { AppRoute } from '../../../lib/routes.ts';
import { dependenciesOn } from '../../../lib/runtime/live-deps.ts';
import { orderFunction, type HttpHandler } from '../../../lib/runtime/order-function.ts';
import { openTable, type Table } from '../../../lib/store/table.ts';
import type { Pace } from '../../../lib/store/retry.ts';
import type { Ask } from './asks.ts';
import { clientOver, intoHandlers, type Answer, type Transport } from '../../support/client.ts';

/** Every dialect's exchanges by the names that its routes use: another dialect is another line. */
const EXCHANGES = {
  'zoho-inventory': { ...inventory, delete: inventory.deleteExchange, void: inventory.voidExchange },
  'zoho-commerce': { ...commerce, void: commerce.voidExchange },
  getfly,
  'zoho-crm': { ...crm, ...crmUpsert, ...crmDescribe },
};

/** All functions over one connection. */
export function handlersOn(table: Table, clock?: Clock): (route: AppRoute) => HttpHandler {
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
  return { ...asking(intoHandlers(handlersOn(table, clock)), secret), close: () => table.close() };
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
