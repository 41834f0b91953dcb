/** Orders by subject: the look-up items that orders with a subject write in their own transactions. */
import type { OrderId, OrganizationId } from '../domain/identity.ts';
import type { SubjectMatches } from '../domain/ports.ts';
import { keys, partitions } from './keys.ts';
import { textPrefix } from './text-keys.ts';
import type { Calls } from './table.ts';

/** Two orders with the subject at most: more than one is all that a caller wants to know. */
export async function findBySubject(
  calls: Calls,
  org: OrganizationId,
  subject: string,
): Promise<SubjectMatches> {
  // Counted before the orders are looked for: one that is made in between is found, or makes the count stale.
  const counted = await calls.get(keys.upserts(org, subject));
  const partition = partitions.texts(org, 'subject');
  const sort = { prefix: textPrefix.whole(subject) };
  const found = await Array.fromAsync(calls.query({ partition, sort, atMost: 2 }));
  return { ids: found.map((item) => item['orderId'] as OrderId), upserts: Number(counted?.['n'] ?? 0) };
}
