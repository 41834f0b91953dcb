/** Orders by subject: the look-up items that orders with a subject write in their own transactions. */
import type { OrderId, OrganizationId } from '../domain/identity.ts';
import type { SubjectMatches } from '../domain/ports.ts';
import { partitions, UPSERTS } from './keys.ts';
import type { Calls } from './table.ts';

/** Two orders and the count of upserts, which sorts behind them; of three orders it does not matter. */
const ITEMS = 3;

/** Two orders with the subject at most: more than one is all that a caller wants to know. */
export async function findBySubject(
  calls: Calls,
  org: OrganizationId,
  subject: string,
): Promise<SubjectMatches> {
  const ids: OrderId[] = [];
  let upserts = 0;
  for await (const item of calls.query({ partition: partitions.subject(org, subject), atMost: ITEMS })) {
    if (item['SK'] === UPSERTS) upserts = Number(item['n'] ?? 0);
    else if (item['orderId']) ids.push(item['orderId'] as OrderId);
  }
  return { ids: ids.slice(0, 2), upserts };
}
