/** Do changes and comments belong where they stand? Pure. */
import type { Item } from '../store/bulk-calls.ts';
import { CHANGE_PREFIX, COMMENT_PREFIX, keyOf, partitions, sortKeys } from '../store/keys.ts';
import { pathsIn } from '../store/packed-paths.ts';
import { EXPIRY } from '../store/table-shape.ts';
import { isExpired, tookAway } from './check-versions.ts';
import type { Finding } from './finding.ts';
import { placeOf } from './place.ts';

type Found = Omit<Finding, 'organizationId' | 'orderId'>;

/** The version that a change makes, by its key. */
export const versionIn = (change: Item): number => Number(String(change['SK']).slice(CHANGE_PREFIX.length));

/** A change stands in its month at its time. */
export function checkChange(change: Item): Found[] {
  const { org, orderId } = placeOf(change);
  const [at, version] = [String(change['at']), versionIn(change)];
  if (!org || !orderId || change['version'] !== version || !isReadable(change))
    return [{ check: 'unreadable', what: `the change of version ${version}` }];
  const monthKey = partitions.changesOf(org, at.slice(0, 7));
  const changedKey = sortKeys.changed({ at, id: orderId, version, deletes: tookAway(change) });
  if (change['monthKey'] === monthKey && change['changedKey'] === changedKey) return [];
  const Update = {
    Key: keyOf(change),
    UpdateExpression: 'SET monthKey = :month, changedKey = :changed',
    ConditionExpression: 'attribute_exists(PK)',
    ExpressionAttributeValues: { ':month': monthKey, ':changed': changedKey },
  };
  return [{ check: 'index-key', what: `of the change of version ${version}`, mend: [{ Update }] }];
}

/** The history and the events of the order stand on it. */
function isReadable(change: Item): boolean {
  try {
    pathsIn(change);
    return true;
  } catch {
    return false;
  }
}

/** Whoever takes away what is left of a deleted order has a day for it. */
const SETTLED_MS = 86_400_000;

/** A comment belongs to the order that it stands with. */
export function checkComments(
  comments: Item[],
  order: Item | undefined,
  changes: Item[],
  now: Date,
): Found[] {
  const strays = comments.filter((comment) => {
    const { orderId } = comment['comment'] as { orderId?: string };
    if (orderId !== placeOf(comment).orderId) return true;
    if (order || comment[EXPIRY] !== undefined) return false;
    const left = changes.find(tookAway);
    return !left || (Date.parse(String(left['at'])) + SETTLED_MS < now.getTime() && !isExpired(left, now));
  });
  return strays.map((comment) => ({
    check: 'comment-without-order',
    what: `comment ${String(comment['SK']).slice(COMMENT_PREFIX.length)}`,
  }));
}
