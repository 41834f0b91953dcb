/** The history of an order: ours, so its shape is ours too, in the manner of this wire's lists. */
import type { ChangedPath, ChangePage, RecordedChange } from '../../domain/change.ts';
import type { HistoryCommand } from '../../domain/commands.ts';
import type { WireAnswer, WireRequest } from '../exchange.ts';
import { wholeNumber } from './decode-list.ts';

const CHANGES_PER_PAGE = 100;

/** @throws OrderError invalid_value */
export function decodeHistory({ params, query }: WireRequest): HistoryCommand {
  return { id: params['id'] ?? '', ...pageOf(query) };
}

export function encodeHistory({ changes, hasMore }: ChangePage, query: URLSearchParams): WireAnswer {
  const { page, perPage } = pageOf(query);
  const page_context = { page, per_page: perPage, has_more_page: hasMore };
  return {
    status: 200,
    body: { code: 0, message: 'success', history: changes.map(encodeChange), page_context },
  };
}

function pageOf(query: URLSearchParams): { page: number; perPage: number } {
  const perPage = Math.min(CHANGES_PER_PAGE, wholeNumber(query, 'per_page', CHANGES_PER_PAGE));
  return { page: wholeNumber(query, 'page', 1), perPage };
}

function encodeChange(change: RecordedChange): Record<string, unknown> {
  return {
    version: change.version,
    kinds: change.kinds,
    changed_time: change.at,
    changed_by_id: change.actor.id,
    changed_by_name: change.actor.name,
    salesorder_number: change.number,
    order_status: change.status,
    reason: change.reason ?? '',
    note: change.note ?? '',
    changes: change.paths.map(encodePath),
  };
}

/** Values are JSON text, cut when long; '' where there was none. */
function encodePath({ path, before, after }: ChangedPath): Record<string, string> {
  return { field: path, old_value: before ?? '', new_value: after ?? '' };
}
