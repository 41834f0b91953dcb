/** The change items of orders, shown newest first. */
import type { ChangePage, RecordedChange } from '../domain/change.ts';
import type { OrderId, OrganizationId } from '../domain/identity.ts';
import type { Item } from './bulk-calls.ts';
import { keys } from './keys.ts';
import { pathsIn } from './packed-paths.ts';
import { rowOfItem } from './row.ts';
import { assertKnown } from './schema.ts';
import type { Calls } from './table.ts';

/** As many digits as the key of a change has. */
const LAST_VERSION = 99_999_999;

/** One page of an order's changes. They outlive it. Versions are consecutive: a page is a range of keys. */
export async function listChanges(
  calls: Calls,
  org: OrganizationId,
  id: OrderId,
  { page, perPage }: { page: number; perPage: number },
): Promise<ChangePage | undefined> {
  const { PK: partition, SK: first } = keys.change(org, id, 1);
  const newestFirst = (version: number, atMost: number) => {
    const sort = { from: first, to: keys.change(org, id, version).SK };
    return Array.fromAsync(calls.query({ partition, sort, descending: true, atMost }));
  };
  const [newest] = await newestFirst(LAST_VERSION, 1);
  if (!newest) return undefined;
  const from = Number(newest['version']) - (page - 1) * perPage;
  if (from < 1) return { changes: [], hasMore: false };
  const items = await newestFirst(from, perPage);
  // Of a closed order the older ones may have expired.
  return { changes: items.map(fromChangeItem), hasMore: from > perPage && items.length === perPage };
}

function fromChangeItem(item: Item): RecordedChange {
  assertKnown(item);
  const { mutationId, kinds, actor, at, pathsTotal, reason, note } = item as unknown as RecordedChange;
  const paths = pathsIn(item);
  const { number, status } = rowOfItem(item);
  const version = Number(item['version']);
  return { mutationId, kinds, actor, at, paths, pathsTotal, reason, note, version, number, status };
}
