/** `info` around the records of a page. */
import type { ListCommand } from '../../domain/list-command.ts';
import type { OrderPage } from '../../domain/ports.ts';
import { timeIn } from '../leaves/zoned-time.ts';
import type { PageKey } from './versions.ts';

/** What a page says of itself; the later versions name every key of theirs, with or without a value. */
export function infoOf(
  { orders = [], hasMore, nextToken, nextTokenUntil }: OrderPage,
  { page, perPage }: ListCommand,
  query: URLSearchParams,
  keys: readonly PageKey[],
): Record<string, unknown> {
  const info = { per_page: perPage, count: orders.length, page, more_records: hasMore };
  const timeZone = orders[0]?.presentation.timeZone ?? 'UTC';
  const further: Record<PageKey, unknown> = {
    next_page_token: nextToken ?? null,
    // Nothing leads back.
    previous_page_token: null,
    page_token_expiry: nextTokenUntil === undefined ? null : timeIn(timeZone, nextTokenUntil),
    sort_by: query.get('sort_by') || 'id',
    sort_order: query.get('sort_order') || 'desc',
  };
  if (keys.length === 0) return nextToken ? { ...info, next_page_token: nextToken } : info;
  return { ...info, ...Object.fromEntries(keys.map((key) => [key, further[key]])) };
}
