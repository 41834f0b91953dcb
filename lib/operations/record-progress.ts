/** Records one fact on its order. Once is as good as five times, late as good as early. */
import { FactRefusal, type Fact, type FactKind } from '../domain/facts.ts';
import { isOrderId, orderId } from '../domain/identity.ts';
import { isOrderError } from '../domain/order-error.ts';
import type { SalesOrder } from '../domain/order.ts';
import { progressWith, withProgress } from '../apply/fact.ts';
import { closedOrReopened } from '../apply/status.ts';
import { changeOrder, type Decision } from './change-order.ts';
import type { OperationContext } from './operation.ts';

/** What only a confirmed order can have; the confirmation may still be on its way. */
const FULFILMENT: FactKind[] = ['package', 'shipment', 'invoice'];

/** Answers the order as it stands then. @throws FactRefusal, and OrderError conflict | unavailable | too_large */
export async function recordProgress(id: string, fact: Fact, context: OperationContext): Promise<SalesOrder> {
  try {
    return await changeOrder({ id }, undefined, context, (order) => decide(order, fact, context));
  } catch (error) {
    if (!isOrderError(error, 'not_found')) throw error;
    throw await absence(id, context);
  }
}

async function decide(order: SalesOrder, fact: Fact, context: OperationContext): Promise<Decision> {
  const progress = progressWith(order.progress, fact);
  if (progress === 'stale') return 'unchanged';
  if (order.status === 'draft' && FULFILMENT.includes(fact.kind)) {
    throw new FactRefusal('the order is not confirmed', { mayPass: true });
  }
  const recorded = withProgress(order, progress);
  const { settings } = await context.references.load(order.organizationId, []);
  const { order: after, kinds } = closedOrReopened(order, recorded, settings?.closeWhen);
  return { kinds: ['progress', ...kinds], after };
}

/** An order that is not there was deleted, or its creation has not been seen yet. */
async function absence(id: string, context: OperationContext): Promise<FactRefusal> {
  const history =
    isOrderId(id) && (await context.orders.history(context.caller.organizationId, orderId(id), 1, 1));
  return history && history.changes[0]?.kinds.includes('deleted')
    ? new FactRefusal('the order is deleted', { mayPass: false })
    : new FactRefusal('the order is unknown', { mayPass: true });
}
