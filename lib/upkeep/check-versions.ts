/** Has an order the changes that made it, each version one, and nothing else? */
import type { OrganizationSettings } from '../domain/settings.ts';
import type { Item } from '../store/bulk-calls.ts';
import { rowOfItem } from '../store/row.ts';
import { EXPIRY } from '../store/table-shape.ts';
import type { Finding } from './finding.ts';

type Found = Pick<Finding, 'check' | 'what'>;

export interface Versions {
  /** By version; whatever has expired is not among them. */
  changes: ReadonlyMap<number, Item>;
  /** Of the order as it stands; absent when there is none. */
  version?: number;
  settings?: OrganizationSettings;
  now: Date;
}

/** The least that an organisation may set as `historyDaysAfterClose`. */
const CLOSED_DAYS = 7;
const DAY_MS = 86_400_000;

export function checkVersions(versions: Versions): Found[] {
  const { changes, version, now } = versions;
  const newest = Math.max(0, ...changes.keys());
  const deletes = [...changes.values()].some(tookAway);
  if (version === undefined) {
    if (changes.size === 0) return [];
    const isExpiring = [...changes.values()].some((change) => isExpired(change, now));
    if (!deletes)
      return isExpiring ? [] : [{ check: 'order-missing', what: `its last change made version ${newest}` }];
    return isExpiring ? [] : gaps(versions, newest);
  }
  const found: Found[] = [];
  if (deletes) found.push({ check: 'order-after-deletion', what: `it stands at version ${version}` });
  if (newest > version)
    found.push({ check: 'change-ahead', what: `version ${newest}, and the order stands at ${version}` });
  return [...found, ...gaps(versions, version)];
}

/** The lowest and the number of versions that have no change and no excuse. */
function gaps(versions: Versions, upTo: number): Found[] {
  const missing: number[] = [];
  for (let version = 1; version <= upTo; version += 1) {
    if (!versions.changes.has(version) && !hasExpired(version, versions)) missing.push(version);
  }
  if (missing.length === 0) return [];
  const what = `version ${missing[0]}${missing.length > 1 ? ` and ${missing.length - 1} more` : ''}`;
  return [{ check: 'change-missing', what }];
}

/** Of an order that is or was closed, older changes expire when its organisation says so. */
function hasExpired(version: number, { changes, settings, now }: Versions): boolean {
  if (settings?.historyDaysAfterClose === undefined) return false;
  return [...changes].some(
    ([later, change]) =>
      later > version &&
      rowOfItem(change).status === 'closed' &&
      Date.parse(String(change['at'])) + CLOSED_DAYS * DAY_MS <= now.getTime(),
  );
}

export function isExpired(item: Item, now: Date): boolean {
  return item[EXPIRY] !== undefined && Number(item[EXPIRY]) * 1000 <= now.getTime();
}

/** True of the change that took its order away; by what it says, for its place in an index may be wrong. */
export function tookAway(change: Item): boolean {
  return (change['kinds'] as string[] | undefined)?.includes('deleted') ?? false;
}
