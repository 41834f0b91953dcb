/** The real doors of the publisher, built on the first call. */
import { KEPT_DAYS } from '../domain/deleted-order.ts';
import type { OrganizationId } from '../domain/identity.ts';
import { noteOrganization, organizationOf } from '../store/organizations.ts';
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
/** How long the note of an organisation may be retried, in milliseconds: it can wait for the next batch. */
const NOTE_MS = 2000;

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
    noted: organizationNotes((org) => noteOrganization(callsUntil(table, Date.now() + NOTE_MS), org)),
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

/** Each organisation once per container. */
function organizationNotes(note: (org: OrganizationId) => Promise<void>) {
  const known = new Set<OrganizationId>();
  return async (partitions: string[]): Promise<void> => {
    const seen = new Set(partitions.flatMap((partition) => organizationOf(partition) ?? []));
    for (const org of seen.difference(known)) {
      const isNoted = await note(org).then(
        () => true,
        () => false,
      );
      // The table cannot be reached: what can be published is not held up.
      if (!isNoted) return;
      known.add(org);
    }
  };
}

/** One connection per container. */
export const livePublisher = connectOnce(
  () => ({ ...readConfig(), ...readEventsConfig() }),
  connectPublisher,
);
