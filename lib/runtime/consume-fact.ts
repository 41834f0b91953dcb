/** A fact from the bus -> its order. */
import { organizationId } from '../domain/identity.ts';
import { readFact } from '../events/incoming/facts.ts';
import { recordProgress } from '../operations/record-progress.ts';
import type { Consume } from './queue-function.ts';

/** Who may put facts on the bus is the bus policy's affair; the source is recorded as the one who made the change. */
export const consumeFact: Consume = async (event, { stores, clock, ids }, deadline) => {
  const reported = readFact(event['detail-type'], event.detail);
  const caller = {
    id: `bus:${event.source}`,
    name: event.source,
    organizationId: organizationId(reported.organizationId),
    scopes: ['update'],
  };
  await recordProgress(reported.orderId, reported.fact, {
    caller,
    ...stores(deadline),
    clock,
    ids,
    deadline,
    mutationId: ids.mutation(),
  });
};
consumeFact.operation = 'record-progress';
