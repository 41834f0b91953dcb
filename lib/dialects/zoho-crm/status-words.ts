/** The picklist of Status, and what its values mean to us. */
import { isDelivered, STAGES_OF, type Stage } from '../../domain/derived-status.ts';
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

/** In the organisation's own word, where it had one when the order was made. */
export function encodeStatus(order: SalesOrder): string {
  const word = ourWord(order);
  return order.presentation.statusWords?.find(({ means }) => means === STATUSES[word])?.word ?? word;
}

function ourWord(order: SalesOrder): StatusWord {
  if (order.status === 'draft') return 'Created';
  if (order.status === 'void') return 'Cancelled';
  return isDelivered(order) ? 'Delivered' : 'Approved';
}

const DELIVERED: Stage[] = ['shipped', ...STAGES_OF.closed];

/** What orders that are shown so have come to; undefined when the word is none of ours. */
export function stagesOf(word: string): Stage[] | undefined {
  const status = decodeStatus(word);
  if (status === 'delivered') return DELIVERED;
  return status && STAGES_OF[status].filter((stage) => !DELIVERED.includes(stage));
}
