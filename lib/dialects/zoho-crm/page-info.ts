/** `info` around the records of a page. */
import type { PageKey } from './versions.ts';

export interface PageTold {
  count: number;
  page: number;
  perPage: number;
  hasMore: boolean;
  /** Of the next page, and until when it is good. */
  token?: string;
  tokenUntil?: string;
}

/** What a page says of itself; the later versions name every key of theirs, with or without a value. */
export function infoOf(
  { count, page, perPage, hasMore, token, tokenUntil }: PageTold,
  query: URLSearchParams,
  keys: readonly PageKey[],
): Record<string, unknown> {
  const info = { per_page: perPage, count, page, more_records: hasMore };
  const further: Record<PageKey, unknown> = {
    next_page_token: token ?? null,
    // Nothing leads back.
    previous_page_token: null,
    page_token_expiry: tokenUntil ?? null,
    sort_by: query.get('sort_by') || 'id',
    sort_order: query.get('sort_order') || 'desc',
  };
  if (keys.length === 0) return token ? { ...info, next_page_token: token } : info;
  return { ...info, ...Object.fromEntries(keys.map((key) => [key, further[key]])) };
}
