/** Create: an order with its number, all or nothing; a draft, unless the request states a status that it can move to. */
import type { ChangeKind } from '../domain/change.ts';
import type { CreateCommand, Profile } from '../domain/commands.ts';
import { orderId } from '../domain/identity.ts';
import { isOrderError, OrderError } from '../domain/order-error.ts';
import { normalizeNumber } from '../domain/order-number.ts';
import type { OrderInput } from '../domain/order-input.ts';
import type { SalesOrder } from '../domain/order.ts';
import { rowIn } from '../domain/references.ts';
import { hasOwnName } from '../apply/customer.ts';
import { applyInput } from '../apply/input.ts';
import { blankOrder } from './blank-order.ts';
import { linesByCode } from './lines-by-code.ts';
import { loadReferences, settingsOf } from './references.ts';
import { namedCurrency } from './named-currency.ts';
import { namedSalesperson } from './named-salesperson.ts';
import { withCustomer, withStatusMeant } from './own-words.ts';
import { moveStatus } from '../apply/status.ts';
import { changeOperation, type OperationContext } from './operation.ts';
import { withTrueIds } from './true-ids.ts';
import { passCounter, takeAhead, underNextNumber } from './take-number.ts';

export const createOrder = changeOperation('create', {
  rights: ['orders.create'],
  run: (command: CreateCommand, context) => makeOrder(command, context),
});

/** `upsertsSeen`: of an upsert that found no order of its subject; see `SubjectMatches`. */
export async function makeOrder(
  { input: given, profile }: CreateCommand,
  context: OperationContext,
  upsertsSeen?: number,
): Promise<SalesOrder> {
  const { input: meant } = await withStatusMeant(undefined, await withCustomer(given, context), context);
  const priced = await namedCurrency(undefined, await withTrueIds(meant, context), context);
  const named = await namedSalesperson(undefined, priced, context);
  const input = await linesByCode({ lines: [] }, named, context);
  const number = input.number ? normalizeNumber(input.number) : undefined;
  const takesNumber = number === undefined && mayBecomeOrder(input, profile);
  const [references, ahead] = await bothOf(
    loadReferences(undefined, input, context),
    takesNumber ? takeAhead(context) : undefined,
  );
  const settings = settingsOf(references);
  const draft = applyInput(blankOrder(settings, context, profile), input, references, context.ids.next);
  if (profile?.subjectRequired && !draft.subject?.trim())
    throw new OrderError('missing_field', { field: 'subject' });
  const { order, kinds } = moveStatus(draft, input.status, settings);
  const row = rowIn(references, { kind: 'customer', id: order.customer.id });
  const ownName = hasOwnName(undefined, order.customer, row);
  const made: Made = { kinds: ['created', ...kinds], ownName, upsertsSeen };
  const commit = (next: string) => commitNew({ ...order, number: next }, made, context);
  if (number === undefined) {
    return underNextNumber({ settings, ahead }, context, commit);
  }
  const created = await commit(number);
  await passCounter(number, settings, context);
  return created;
}

/** False of what is refused whatever is read: no number is taken for that. */
function mayBecomeOrder({ customerId, lines, subject }: OrderInput, profile: Profile | undefined): boolean {
  const hasSubject = !profile?.subjectRequired || Boolean(subject?.trim());
  return Boolean(customerId) && (lines?.length ?? 0) > 0 && hasSubject;
}

/** Waits until both have ended, so that nothing is left under way. @throws what the first one throws, before what the other does */
async function bothOf<One, Other>(
  one: Promise<One>,
  other: Promise<Other> | undefined,
): Promise<[One, Other | undefined]> {
  await Promise.allSettled([one, other]);
  return [await one, await other];
}

interface Made {
  kinds: ChangeKind[];
  ownName: boolean;
  upsertsSeen?: number;
}

/** Commits version 1; should another process have made the same id in the same millisecond, under a fresh one. */
async function commitNew(
  order: SalesOrder,
  made: Made,
  context: OperationContext,
  tries = 3,
): Promise<SalesOrder> {
  const after = { ...order, version: 1 };
  const record = {
    mutationId: context.mutationId,
    kinds: made.kinds,
    actor: order.createdBy,
    at: order.createdAt,
    paths: [],
  };
  try {
    const { upsertsSeen, ownName } = made;
    return await context.orders.commit({ after, record, idempotency: context.claim, upsertsSeen, ownName });
  } catch (error) {
    // An upsert looks again: the conflict may be an order that it has to update.
    const looksAgain = made.upsertsSeen !== undefined;
    if (!isOrderError(error, 'conflict') || tries <= 1 || looksAgain) throw error;
    return commitNew({ ...order, id: orderId(context.ids.next()) }, made, context, tries - 1);
  }
}
