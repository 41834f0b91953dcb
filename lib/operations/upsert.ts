/** Upsert: an update of the order that the request means, or a create when there is none. */
import type { MatchField, UpsertCommand } from '../domain/commands.ts';
import { isOrderError, OrderError } from '../domain/order-error.ts';
import { normalizeNumber } from '../domain/order-number.ts';
import type { SalesOrder } from '../domain/order.ts';
import { createOrder } from './create-order.ts';
import type { Operation, OperationContext } from './operation.ts';
import { updateOrder } from './update-order.ts';

const TRIES = 3;

export interface Upserted {
  order: SalesOrder;
  /** How the order was found, when it was; absent: it was made. */
  foundBy?: MatchField | 'id';
}

interface Match {
  id: string;
  field: MatchField | 'id';
}

export const upsert: Operation<UpsertCommand, Upserted> & { name: 'upsert' } = {
  name: 'upsert',
  right: 'create',
  alsoRight: 'update',
  table: 'write',
  // Two records of one request may mean the same order: the second one finds what the first has made.
  queueOf: ({ id }) => id ?? 'by match',
  replay: (order, how) => ({ order, foundBy: how as Upserted['foundBy'] }),
  async run(command, context) {
    for (let tries = 1; ; tries += 1) {
      const match = await matchOf(command, context);
      try {
        return await settle(command, match, context);
      } catch (error) {
        if (tries === TRIES || !hasMovedOn(error, command, match)) throw error;
      }
    }
  },
};

async function settle(
  { input, profile, precondition }: UpsertCommand,
  match: Match | undefined,
  context: OperationContext,
): Promise<Upserted> {
  const how = { ...context, claim: context.claim && { ...context.claim, how: match?.field } };
  if (!match) return { order: await createOrder.run({ input, profile }, how) };
  const order = await updateOrder.run({ id: match.id, input, precondition }, how);
  return { order, foundBy: match.field };
}

/** True when another has made or deleted the order since it was looked for. */
function hasMovedOn(error: unknown, { matchBy, id }: UpsertCommand, match: Match | undefined): boolean {
  if (id !== undefined) return false;
  if (match) return isOrderError(error, 'not_found');
  return isOrderError(error, 'number_taken') && matchBy.includes('number');
}

/** @throws OrderError ambiguous_match: an update of one of several would be a guess */
async function matchOf(command: UpsertCommand, context: OperationContext): Promise<Match | undefined> {
  if (command.id !== undefined) return { id: command.id, field: 'id' };
  const found: Match[] = [];
  for (const field of command.matchBy) {
    for (const id of await idsBy(field, command, context)) found.push({ id, field });
  }
  const [first, ...others] = found;
  const other = others.find(({ id }) => id !== first?.id);
  if (other) throw new OrderError('ambiguous_match', { field: other.field, id: other.id });
  return first;
}

async function idsBy(
  field: MatchField,
  { input }: UpsertCommand,
  context: OperationContext,
): Promise<string[]> {
  const { organizationId } = context.caller;
  if (field === 'subject') {
    return input.subject?.trim() ? context.orders.findBySubject(organizationId, input.subject) : [];
  }
  if (!input.number) return [];
  const order = await context.orders.findByNumber(organizationId, normalizeNumber(input.number));
  return order ? [order.id] : [];
}
