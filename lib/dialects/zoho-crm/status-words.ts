/** The picklist of Status, and what its values mean to us. */
import { isDelivered } from '../../domain/derived-status.ts';
import type { StatedStatus } from '../../domain/order-input.ts';
import type { SalesOrder } from '../../domain/order.ts';

const STATUSES = {
  Created: 'draft',
  Approved: 'confirmed',
  Delivered: 'delivered',
  Cancelled: 'void',
} as const satisfies Record<string, StatedStatus>;
type StatusWord = keyof typeof STATUSES;

export const STATUS_WORDS = Object.keys(STATUSES) as StatusWord[];

/** Undefined when the word is none of ours. */
export function decodeStatus(word: string): StatedStatus | undefined {
  return STATUS_WORDS.includes(word as StatusWord) ? STATUSES[word as StatusWord] : undefined;
}

export function encodeStatus(order: SalesOrder): StatusWord {
  if (order.status === 'draft') return 'Created';
  if (order.status === 'void') return 'Cancelled';
  return isDelivered(order) ? 'Delivered' : 'Approved';
}
