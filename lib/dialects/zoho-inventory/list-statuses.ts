/** Statuses of lists: the filters by their published names, and the values of `status`. */
import type { ListCommand } from '../../domain/list-command.ts';
import { OrderError } from '../../domain/order-error.ts';

type Narrowing = Pick<ListCommand, 'status' | 'progress' | 'stages'>;

const FILTERS: Record<string, Narrowing> = {
  'Status.All': {},
  'Status.Draft': { status: 'draft', stages: ['draft'] },
  'Status.Open': { status: 'confirmed' },
  'Status.Void': { status: 'void' },
  'Status.Closed': { status: 'closed' },
  'Status.Invoiced': { progress: 'invoiced' },
  'Status.PartiallyInvoiced': { progress: 'partially_invoiced' },
  'Status.OverDue': { progress: 'overdue' },
  'Status.Confirmed': { stages: ['confirmed'] },
  'Status.Shipped': { progress: 'shipped' },
  'Status.Fulfilled': { progress: 'fulfilled' },
  'Status.PendingApproval': { status: 'draft', stages: ['pending_approval'] },
  'Status.Approved': { status: 'draft', stages: ['approved'] },
};

const STATUSES: Record<string, Narrowing> = {
  draft: { status: 'draft', stages: ['draft'] },
  open: { status: 'confirmed' },
  confirmed: { status: 'confirmed' },
  closed: { status: 'closed' },
  void: { status: 'void' },
  invoiced: { progress: 'invoiced' },
  partially_invoiced: { progress: 'partially_invoiced' },
  shipped: { progress: 'shipped' },
  partially_shipped: { progress: 'partially_shipped' },
  fulfilled: { progress: 'fulfilled' },
  overdue: { progress: 'overdue' },
  pending_approval: { status: 'draft', stages: ['pending_approval'] },
  approved: { status: 'draft', stages: ['approved'] },
};

/** The filter that was applied, by its published name, whichever parameter named it. */
export function filterOf({ status, progress, stages }: Narrowing): string {
  const filters = Object.entries(FILTERS);
  const applied = filters.find(
    ([, by]) =>
      by.status === status && by.progress === progress && by.stages?.join(' ') === stages?.join(' '),
  );
  return applied?.[0] ?? [status, progress].filter(Boolean).join(',');
}

/** Both at once narrow twice; two that exclude each other are a mistake of the caller's. @throws OrderError invalid_value */
export function narrowed(query: URLSearchParams): Narrowing {
  const filter = narrowing(query, 'filter_by', FILTERS, 'Status.');
  const given = narrowing(query, 'status', STATUSES);
  for (const part of ['status', 'progress', 'stages'] as const) {
    if (filter[part] && given[part] && String(filter[part]) !== String(given[part]))
      throw new OrderError('invalid_value', { field: 'status', reason: 'contradicts filter_by' });
  }
  return { ...filter, ...given };
}

/** Case and the prefix of filters do not matter. */
function narrowing(
  query: URLSearchParams,
  name: string,
  values: Record<string, Narrowing>,
  prefix = '',
): Narrowing {
  const value = query.get(name)?.toLowerCase();
  if (!value) return {};
  const known = Object.entries(values).find(([key]) => {
    const folded = key.toLowerCase();
    return folded === value || folded === `${prefix.toLowerCase()}${value}`;
  });
  if (known) return known[1];
  throw new OrderError('invalid_value', {
    field: name,
    expected: `one of ${Object.keys(values).join(', ')}`,
  });
}
