/** Orders that tests make and move by commands, on a seeded table of their own. */
import { randomUUID } from 'node:crypto';
import { lambdaContext } from '../../infra/local/lambda-context.ts';
import { orderId, organizationId } from '../../lib/domain/identity.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import type { OperationName } from '../../lib/operations/operation.ts';
import type { CommandAnswer } from '../../lib/runtime/serve-commands.ts';
import type { CommandHandler } from '../../lib/runtime/order-function.ts';
import { connect } from '../../lib/runtime/live-deps.ts';
import { CUSTOMER, ORGANIZATION } from './demo-ids.ts';

const CALL_MS = 20_000;

/** A context with time enough. */
export const someContext = () => lambdaContext('test', CALL_MS);

/** The order as it is stored. */
export async function storedOrder(id: string): Promise<SalesOrder | undefined> {
  const { tableName, endpoint } = {
    tableName: process.env['TABLE_NAME'] ?? '',
    endpoint: process.env['DYNAMODB_ENDPOINT'],
  };
  const { orders } = connect({ tableName, endpoint }).stores(Date.now() + CALL_MS);
  return orders.load(organizationId(ORGANIZATION), orderId(id));
}

export async function functionOf(operation: OperationName): Promise<CommandHandler> {
  const loaded = (await import(`../../functions/${operation}.ts`)) as { handler: CommandHandler };
  return loaded.handler;
}

/** Invokes an operation directly. */
export async function invoke(
  operation: OperationName,
  command: unknown,
  rest: Record<string, unknown> = {},
): Promise<CommandAnswer> {
  const handler = await functionOf(operation);
  const asked = command === undefined ? {} : { command };
  const payload = { commandId: randomUUID(), organizationId: ORGANIZATION, ...asked, ...rest };
  return handler(payload, someContext());
}

/** The order that a command answered. @throws Error when it was refused */
export async function orderBy(operation: OperationName, command: unknown): Promise<SalesOrder> {
  const [outcome] = (await invoke(operation, command)).outcomes;
  if (!outcome || 'error' in outcome) throw new Error(`refused: ${JSON.stringify(outcome)}`);
  return outcome.value as SalesOrder;
}

/** A draft with a line of every given quantity; 10 each, without tax. */
export async function draftOf(...quantities: string[]): Promise<SalesOrder> {
  const lines = quantities.map((quantity, index) => ({ name: `Thing ${index + 1}`, rate: '10', quantity }));
  return orderBy('create', { input: { customerId: CUSTOMER, lines } });
}

/** The same, confirmed. */
export async function confirmedOf(...quantities: string[]): Promise<SalesOrder> {
  const { id } = await draftOf(...quantities);
  return orderBy('confirm', { id });
}
