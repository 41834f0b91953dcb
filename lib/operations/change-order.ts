/** The one read-decide-commit loop: every change of a standing order goes through it. */
import type { ChangedPath, ChangeKind } from '../domain/change.ts';
import type { OrderName, Precondition } from '../domain/commands.ts';
import { instant, type Instant } from '../domain/identity.ts';
import { isOrderError, OrderError } from '../domain/order-error.ts';
import type { SalesOrder } from '../domain/order.ts';
import { changedPaths, recorded } from '../apply/changed-paths.ts';
import { assertPrecondition } from '../validators/precondition.ts';
import { byEitherId } from './named-order.ts';
import type { OperationContext } from './operation.ts';

const TRIES = 3;

/** What was decided on one reading of the order. */
export type Decision =
  | 'unchanged'
  | {
      kinds: ChangeKind[];
      after: SalesOrder | undefined;
      /** What differs, where it is known already. */
      paths?: ChangedPath[];
      why?: { reason?: string; note?: string };
      ownName?: boolean;
    };

type ReadOrder = OrderName & {
  /** What is read meanwhile: waited for before anything is decided. It never fails. */
  beside?: Promise<void>;
};

/**
 * Reads the order, lets `decide` say what becomes of it, commits; when the order moved on in between, reads again.
 * Answers the order as committed.
 * @throws OrderError not_found | version_stale | conflict (three times), and what `decide` and the store throw
 */
export async function changeOrder(
  { beside, ...name }: ReadOrder,
  precondition: Precondition,
  context: OperationContext,
  decide: (order: SalesOrder) => Decision | Promise<Decision>,
): Promise<SalesOrder> {
  for (let tries = 1; ; tries += 1) {
    const order = await loadOrder(name, context).finally(() => beside);
    assertPrecondition(order, precondition);
    const decision = await decide(order);
    try {
      return await settle(order, decision, context);
    } catch (error) {
      // The order moved on between reading and committing. A stated version is judged again by the next reading.
      if (!isOrderError(error, 'conflict') || tries === TRIES) throw error;
    }
  }
}

/** @throws OrderError not_found; also for an id or number that no order can have | conflict */
export async function loadOrder(name: OrderName, context: OperationContext): Promise<SalesOrder> {
  const order = await (name.number === undefined
    ? byId(name.id, context)
    : context.orders.findByNumber(context.caller.organizationId, name.number));
  if (!order) throw new OrderError('not_found', { id: name.id });
  return order;
}

async function byId(id: string | undefined, context: OperationContext) {
  const { orders, caller } = context;
  return byEitherId(id ?? '', context, (own) => orders.load(caller.organizationId, own));
}

async function settle(
  before: SalesOrder,
  decision: Decision,
  context: OperationContext,
): Promise<SalesOrder> {
  // A success without a change is kept too: its repeat must not find another state and refuse.
  if (decision === 'unchanged')
    return context.claim ? context.orders.remember(context.claim, before) : before;
  const now = context.clock.now();
  const actor = { id: context.caller.id, name: context.caller.name };
  const at = laterThan(before.modifiedAt, now);
  const after = decision.after && {
    ...decision.after,
    version: before.version + 1,
    modifiedAt: at,
    modifiedBy: actor,
  };
  const paths = after ? recorded(decision.paths ?? changedPaths(before, after)) : { paths: [] };
  const { mutationId } = context;
  const record = { mutationId, kinds: decision.kinds, actor, at, ...paths, ...decision.why };
  const { ownName } = decision;
  return context.orders.commit({ before, after, record, idempotency: context.claim, ownName });
}

/** Last-modified always moves forward, whatever the clocks of two machines say. */
function laterThan(previous: Instant, now: Date): Instant {
  return instant(new Date(Math.max(now.getTime(), Date.parse(previous) + 1)));
}
