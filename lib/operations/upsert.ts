/** Upsert: an update of the order that the request means, or a create when there is none. */
import type { MatchField, UpsertCommand } from '../domain/commands.ts';
import { isOrderError, OrderError } from '../domain/order-error.ts';
import { normalizeNumber } from '../domain/order-number.ts';
import type { SalesOrder } from '../domain/order.ts';
import { makeOrder } from './create.ts';
import { keptOrder, operation, type OperationContext } from './operation.ts';
import { updateOrder } from './update.ts';

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

export const upsert = operation({
  name: 'upsert',
  rights: ['orders.create', 'orders.update'],
  table: 'write',
  // Two records of one request may mean the same order: the second one finds what the first has made.
  queueOf: ({ id }: UpsertCommand) => id ?? 'by match',
  replay: (kept): Upserted => ({ order: keptOrder(kept), foundBy: kept.how as Upserted['foundBy'] }),
  async run(command: UpsertCommand, context): Promise<Upserted> {
    for (let tries = 1; ; tries += 1) {
      const looked = await lookFor(command, context);
      try {
        return await settle(command, looked, context);
      } catch (error) {
        if (tries === TRIES || !hasMovedOn(error, command, looked.match)) throw error;
      }
    }
  },
});

async function settle(
  { input, profile, precondition }: UpsertCommand,
  { match, upsertsSeen }: Looked,
  context: OperationContext,
): Promise<Upserted> {
  const how = { ...context, claim: context.claim && { ...context.claim, how: match?.field } };
  if (!match) return { order: await makeOrder({ input, profile }, how, upsertsSeen) };
  const order = await updateOrder.run({ id: match.id, input, precondition }, how);
  return { order, foundBy: match.field };
}

/** True when another has made or deleted the order since it was looked for. */
function hasMovedOn(error: unknown, { matchBy, id }: UpsertCommand, match: Match | undefined): boolean {
  if (id !== undefined) return false;
  if (match) return isOrderError(error, 'not_found');
  if (isOrderError(error, 'conflict')) return true;
  return isOrderError(error, 'number_taken') && matchBy.includes('number');
}

interface Looked {
  match?: Match;
  /** Present when the subject was looked for. */
  upsertsSeen?: number;
}

/** @throws OrderError ambiguous_match: an update of one of several would be a guess */
async function lookFor({ id, matchBy, input }: UpsertCommand, context: OperationContext): Promise<Looked> {
  if (id !== undefined) return { match: { id, field: 'id' } };
  const { organizationId: org } = context.caller;
  const found: Match[] = [];
  let upsertsSeen: number | undefined;
  for (const field of matchBy) {
    if (field === 'number' && input.number) {
      const order = await context.orders.findByNumber(org, normalizeNumber(input.number));
      if (order) found.push({ id: order.id, field });
    }
    if (field === 'subject' && input.subject?.trim()) {
      const { ids, upserts } = await context.orders.findBySubject(org, input.subject);
      upsertsSeen = upserts;
      found.push(...ids.map((match) => ({ id: match, field })));
    }
  }
  const [match, ...others] = found;
  const other = others.find((candidate) => candidate.id !== match?.id);
  if (other) throw new OrderError('ambiguous_match', { field: other.field, id: other.id });
  return { match, upsertsSeen };
}
