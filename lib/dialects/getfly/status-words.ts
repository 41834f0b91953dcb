/** Statuses as Getfly's lists show them. The document names the first; the others are ours. */
import type { Extent } from '../../domain/derived-status.ts';
import type { OrderStatus } from '../../domain/order-status.ts';

export const STATUS_NUMBERS: Record<OrderStatus, number> = { draft: 1, confirmed: 2, closed: 3, void: 4 };

export const STATUS_LABELS: Record<OrderStatus, string> = {
  draft: 'Pending Approval',
  confirmed: 'Approved',
  closed: 'Completed',
  void: 'Cancelled',
};

export const PAYMENT_LABELS: Record<Extent, string> = {
  none: 'Unpaid',
  some: 'Partially Paid',
  all: 'Paid',
};
