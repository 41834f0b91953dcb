/** One order into the table: in one transaction with all that finds it, so that a move that is killed has moved it or has not. */
import { changedPaths, recorded } from '../../lib/apply/changed-paths.ts';
import type { ChangeRecord } from '../../lib/domain/change.ts';
import { mutationId, orderId, timeOrderedIds } from '../../lib/domain/identity.ts';
import { OrderError } from '../../lib/domain/order-error.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import { commentStore } from '../../lib/store/comments.ts';
import { orderStore } from '../../lib/store/order-store.ts';
import { madeOrder } from './made-order.ts';
import type { MovedOrder } from './moved-order.ts';
import type { Move, Seen } from './move.ts';

interface Committing extends Move {
  /** The id that the order gets here, when it is new. */
  ownId: string;
  seen: Seen;
}

interface Done {
  outcome: 'new' | 'changed' | 'same' | 'held';
  order: SalesOrder;
}

const EACH_MS = 60_000;

/** @throws OrderError | FactRefusal for what is refused */
export async function commitMoved(
  moved: MovedOrder,
  known: SalesOrder | undefined,
  move: Committing,
): Promise<Done> {
  const made = { ...madeOrder(moved, move), id: orderId(move.ownId) };
  if (known && isChangedHere(known)) return { outcome: 'held', order: known };
  const order = known ? renewed(known, made) : made;
  const isRenumbered = known?.number !== order.number;
  if (isRenumbered && move.seen.numbers.has(order.number))
    throw new OrderError('number_taken', { number: order.number });
  move.seen.numbers.add(order.number);
  if (move.isDryRun) await assertNumberFree(order, known, move);
  else {
    // First: an order that is there has its comments, wherever a move was broken off.
    await moveComments(order, moved, move);
    await commit(order, known, move);
  }
  return { outcome: known ? 'changed' : 'new', order };
}

/** Somebody has changed it here since it was moved: theirs would undo that. */
const isChangedHere = ({ moved, version }: SalesOrder): boolean => moved?.version !== version;

function renewed(known: SalesOrder, made: SalesOrder): SalesOrder {
  const { id, createdAt, version } = known;
  const next = version + 1;
  return {
    ...made,
    id,
    createdAt,
    version: next,
    foreignIds: { ...known.foreignIds, ...made.foreignIds },
    moved: made.moved && { ...made.moved, version: next },
  };
}

/** What the transaction would refuse. @throws OrderError number_taken */
async function assertNumberFree(order: SalesOrder, known: SalesOrder | undefined, { table, org }: Move) {
  const owner = await orderStore(table, Date.now() + EACH_MS).findByNumber(org, order.number);
  if (owner && owner.id !== known?.id)
    throw new OrderError('number_taken', { number: order.number, id: owner.id });
}

async function commit(
  order: SalesOrder,
  before: SalesOrder | undefined,
  { table, withEvents, seen }: Committing,
): Promise<void> {
  const record: ChangeRecord = {
    mutationId: mutationId(`moved-${order.moved?.from}-${order.id}-${order.moved?.modifiedAt}`),
    kinds: [before ? 'updated' : 'created'],
    actor: before ? order.modifiedBy : order.createdBy,
    at: order.modifiedAt,
    ...(before ? recorded(changedPaths(before, order)) : { paths: [] }),
  };
  const { customer } = order;
  const name = `${customer.id} ${customer.name}`;
  // Written once: two transactions at a time would stand in each other's way.
  const ownName = !seen.names.has(name);
  seen.names.add(name);
  const told = { record, quiet: !withEvents, ownName };
  const orders = orderStore(table, Date.now() + EACH_MS);
  await orders.commit(before ? { ...told, before, after: order } : { ...told, after: order });
}

/** Under ids that follow from their times, so that a repeat writes the same ones. */
async function moveComments(
  order: SalesOrder,
  { comments }: MovedOrder,
  { table, org }: Move,
): Promise<void> {
  const store = commentStore(table, Date.now() + EACH_MS);
  const byTime = comments.toSorted((left, right) => (left.at < right.at ? -1 : 1));
  for (const [at, comment] of byTime.entries()) {
    const id = timeOrderedIds({ now: () => new Date(comment.at) }, () => (at % 4096) / 4096)();
    if (await store.load(org, orderId(order.id), id)) continue;
    await store.add(org, { id, orderId: order.id, ...comment });
  }
}
