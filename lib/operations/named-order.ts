/** Orders by the ids that callers use: ours, and what an order was called where it came from. */
import { isOrderId, mayBeOurs, orderId, type OrderId } from '../domain/identity.ts';
import type { OperationContext } from './operation.ts';

/**
 * What `read` finds under the id, taken for ours or for one of the caller's own system, whichever is the likelier first. For
 * an id of ours that stands nothing else is read.
 */
export async function byEitherId<Value>(
  id: string,
  context: OperationContext,
  read: (own: OrderId) => Promise<Value | undefined>,
): Promise<Value | undefined> {
  if (!isOrderId(id)) return undefined;
  const asOurs = () => read(orderId(id));
  const asForeign = async () => {
    const own = (await ownIds([id], context)).get(id);
    return own && read(own);
  };
  const isOurs = mayBeOurs(id, context.clock.now());
  return isOurs ? ((await asOurs()) ?? asForeign()) : ((await asForeign()) ?? asOurs());
}

/** The ids of a list as ours, as far as they are plainly not. */
export async function asOwnIds(ids: string[], context: OperationContext): Promise<string[]> {
  const now = context.clock.now();
  const known = await ownIds(
    ids.filter((id) => isOrderId(id) && !mayBeOurs(id, now)),
    context,
  );
  return ids.map((id) => known.get(id) ?? id);
}

async function ownIds(
  ids: string[],
  { source, orders, caller }: OperationContext,
): Promise<Map<string, OrderId>> {
  if (source === undefined || ids.length === 0) return new Map();
  return orders.idsByForeign(caller.organizationId, source, ids);
}
