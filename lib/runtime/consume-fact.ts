/** A fact from the bus -> its order. */
import { organizationId } from '../domain/identity.ts';
import { readFact } from '../events/incoming/facts.ts';
import { assertHeard, readSenders } from '../events/incoming/senders.ts';
import { recordProgress } from '../operations/record-progress.ts';
import type { Consume } from './queue-function.ts';

/** The source is recorded as the one who made the change. */
export const consumeFact: Consume = async (event, { stores, clock, ids, eventSources }, deadline) => {
  const senders = readSenders(eventSources);
  const reported = readFact(event['detail-type'], event.detail);
  assertHeard(senders, event, reported.organizationId);
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
