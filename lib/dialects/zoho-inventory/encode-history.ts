/** The history of an order: ours, so its shape is ours too, in the manner of this wire's lists. */
import type { ChangedPath, ChangePage, RecordedChange } from '../../domain/change.ts';
import type { WireAnswer } from '../exchange.ts';
import type { Page } from '../leaves/paging.ts';

/** A page of the history, newest first. */
export function encodeHistory({ changes, hasMore }: ChangePage, { page, perPage }: Page): WireAnswer {
  const page_context = { page, per_page: perPage, has_more_page: hasMore };
  return {
    status: 200,
    body: { code: 0, message: 'success', history: changes.map(encodeChange), page_context },
  };
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
    // A change keeps the first paths only: so many there were.
    changes_total: change.pathsTotal ?? change.paths.length,
  };
}

/** Values are JSON text, cut when long; '' where there was none. */
function encodePath({ path, before, after }: ChangedPath): Record<string, string> {
  return { field: path, old_value: before ?? '', new_value: after ?? '' };
}
