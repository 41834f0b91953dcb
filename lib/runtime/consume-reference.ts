/** A reference row from the bus -> the organisation's rows. Orders keep the snapshot they were made with. */
import { readReferenceChange } from '../events/incoming/references.ts';
import { assertHeard, readSenders } from '../events/incoming/senders.ts';
import type { Consume } from './queue-function.ts';

export const consumeReference: Consume = async (event, { stores, eventSources }, deadline) => {
  const change = readReferenceChange(event['detail-type'], event.detail);
  assertHeard(readSenders(eventSources), event, change.organizationId);
  await stores(deadline).references.apply(change);
};
consumeReference.operation = 'record-reference';
