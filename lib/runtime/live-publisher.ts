/** The real doors of the publisher, built on the first call. */
import { KEPT_DAYS } from '../domain/deleted-order.ts';
import { expireChanges, settleClosedHistory } from '../store/history-expiry.ts';
import { referenceStore } from '../store/references.ts';
import { outgoingOfImage } from '../store/outbox.ts';
import { callsUntil, openTable } from '../store/table.ts';
import { readConfig, readEventsConfig, type Config, type EventsConfig } from './config.ts';
import { connectOnce } from './connect-once.ts';
import { count } from './spent.ts';
import { deadLetterQueue } from '../events/outgoing/dead-letters.ts';
import { eventBridge } from '../events/outgoing/event-bus.ts';
import type { PublisherDoors } from './triggers/stream.ts';

const DAY_SECONDS = 86_400;
/** How long the expiry of one order's history may be retried, in milliseconds. */
const EXPIRY_MS = 15_000;

/** Connects to the configured table, bus and queue. */
function connectPublisher({
  tableName,
  endpoint,
  busName,
  busEndpoint,
  queueUrl,
  queueEndpoint,
}: Config & EventsConfig): PublisherDoors {
  const table = openTable(tableName, endpoint, undefined, count);
  return {
    read: outgoingOfImage,
    bus: eventBridge(busName, busEndpoint),
    deadLetters: deadLetterQueue(queueUrl, queueEndpoint),
    async expireHistory({ organizationId, orderId, at, kinds }, endsAt) {
      const deadline = Math.min(endsAt, Date.now() + EXPIRY_MS);
      const { settings } = await referenceStore(table, deadline).load(organizationId, []);
      const calls = callsUntil(table, deadline);
      if (!kinds.includes('deleted'))
        return settleClosedHistory(calls, organizationId, orderId, settings?.historyDaysAfterClose);
      const days = settings?.historyDaysAfterDelete ?? KEPT_DAYS;
      // Counted from the deletion itself, so that a repeat writes the same.
      const expiresAt = Math.floor(Date.parse(at) / 1000) + days * DAY_SECONDS;
      await expireChanges(calls, organizationId, orderId, expiresAt);
    },
  };
}

/** One connection per container. */
export const livePublisher = connectOnce(
  () => ({ ...readConfig(), ...readEventsConfig() }),
  connectPublisher,
);
