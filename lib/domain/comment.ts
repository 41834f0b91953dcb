/** What people say about an order: beside it, without changing it; kept as long as its history. */
import type { Actor } from './caller.ts';
import type { Instant, OrderId } from './identity.ts';

/** In characters. */
export const COMMENT_AT_MOST = 5000;

export interface OrderComment {
  /** Time-ordered. */
  id: string;
  orderId: OrderId;
  text: string;
  by: Actor;
  at: Instant;
  /** Of the last change of its text. */
  changedAt?: Instant;
}

export interface CommentPage {
  /** Newest first. */
  comments: OrderComment[];
  hasMore: boolean;
}
