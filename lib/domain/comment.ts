/** What people say about an order: beside it, without changing it; kept as long as its history. */
import type { Actor } from './caller.ts';
import type { IdempotencyClaim } from './change.ts';
import type { Instant, OrderId, OrganizationId } from './identity.ts';

/** In characters. */
export const COMMENT_AT_MOST = 5000;
export const TITLE_AT_MOST = 200;

export interface OrderComment {
  /** Time-ordered. */
  id: string;
  orderId: OrderId;
  /** Where the wire has one. */
  title?: string;
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

/** Comments on the orders of one organisation; that the order exists is the caller's to know. */
export interface CommentStore {
  load(organization: OrganizationId, order: OrderId, id: string): Promise<OrderComment | undefined>;
  /** Newest first; strongly consistent. */
  list(
    organization: OrganizationId,
    order: OrderId,
    page: { page: number; perPage: number },
  ): Promise<CommentPage>;
  /** Each answers the comment. @throws AnsweredByTwin | OrderError key_reused, not_found (it is gone), unavailable */
  add(organization: OrganizationId, comment: OrderComment, claim?: IdempotencyClaim): Promise<OrderComment>;
  change(
    organization: OrganizationId,
    comment: OrderComment,
    claim?: IdempotencyClaim,
  ): Promise<OrderComment>;
  remove(
    organization: OrganizationId,
    comment: OrderComment,
    claim?: IdempotencyClaim,
  ): Promise<OrderComment>;
}
