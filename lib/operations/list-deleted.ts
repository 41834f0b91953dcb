/** List deleted: what is left of orders that were deleted, the last ones first. */
import { KEPT_DAYS, type DeletedPage } from '../domain/deleted-order.ts';
import { instant } from '../domain/identity.ts';
import { OrderError } from '../domain/order-error.ts';
import { operation } from './operation.ts';

export interface ListDeletedCommand {
  page: number;
  perPage: number;
  /** Deleted after this time, in whole seconds. */
  modifiedSince?: string;
  /** Only those that were deleted at most so many days ago, or at least. */
  atMostDaysAgo?: number;
  atLeastDaysAgo?: number;
}

const DAY_MS = 86_400_000;

/** `asOf` in epoch milliseconds; the organisation's time zone. */
export type DeletedList = DeletedPage & { asOf: number; timeZone: string };

export const listDeleted = operation({
  name: 'list-deleted',
  rights: ['orders.read'],
  table: 'read',
  async run(command: ListDeletedCommand, { caller, clock, orders, references }): Promise<DeletedList> {
    const { page, perPage, modifiedSince, atMostDaysAgo, atLeastDaysAgo } = command;
    const org = caller.organizationId;
    const { settings } = await references.load(org, []);
    const keptDays = settings?.historyDaysAfterDelete ?? KEPT_DAYS;
    const now = clock.now().getTime();
    const daysAgo = (days: number) => now - days * DAY_MS;
    const since = modifiedSince && (Math.floor(Date.parse(modifiedSince) / 1000) + 1) * 1000;
    // Who asks for more than there is would take what is missing for what still stands.
    if (since && since < daysAgo(keptDays)) throw beyond(keptDays);
    const from = Math.max(daysAgo(Math.min(keptDays, atMostDaysAgo ?? keptDays)), since || 0);
    const before = atLeastDaysAgo === undefined ? undefined : instant(new Date(daysAgo(atLeastDaysAgo)));
    const found = await orders.listDeleted(org, { from: instant(new Date(from)), before, page, perPage });
    return { ...found, asOf: now, timeZone: settings?.timeZone ?? 'UTC' };
  },
});

function beyond(days: number): OrderError {
  const reason = `deletions are known for ${days} days; for an earlier time compare with the whole list`;
  return new OrderError('invalid_value', { field: 'modifiedSince', reason });
}
