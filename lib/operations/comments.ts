/** Comments on an order: said, read, said otherwise, taken back; the order itself, its version and its history stay as they are. */
import type { CommentPage, OrderComment } from '../domain/comment.ts';
import type { Kept } from '../domain/change.ts';
import { instant, isOrderId, orderId, type OrderId } from '../domain/identity.ts';
import { OrderError } from '../domain/order-error.ts';
import { loadOrder } from './change-order.ts';
import { byEitherId } from './named-order.ts';
import { operation, type OperationContext } from './operation.ts';

export interface CommentsCommand {
  /** The order's. */
  id: string;
  page: number;
  perPage: number;
}

export interface AddCommentCommand {
  id: string;
  title?: string;
  text: string;
}

export interface CommentCommand {
  id: string;
  comment: string;
}

export type UpdateCommentCommand = CommentCommand & { text: string };

export const listComments = operation({
  name: 'list-comments',
  rights: ['comments.read'],
  table: 'read',
  async run({ id, page, perPage }: CommentsCommand, context): Promise<CommentPage> {
    const read = (order: OrderId) =>
      context.comments.list(context.caller.organizationId, order, { page, perPage });
    const found = await read(orderOf(id));
    if (found.comments.length > 0) return found;
    // They outlive their order: where there are none, it may never have been, or have come under this id.
    const order = page === 1 ? await loadOrder({ id }, context) : undefined;
    const own = order?.id ?? (await byEitherId(id, context, async (each) => each));
    return own && own !== id ? read(own) : found;
  },
});

export const addComment = operation({
  name: 'add-comment',
  rights: ['comments.create'],
  table: 'write',
  replay: keptComment,
  async run({ id, title, text }: AddCommentCommand, context): Promise<OrderComment> {
    const order = await loadOrder({ id }, context);
    const { caller, clock, ids, comments, claim } = context;
    const by = { id: caller.id, name: caller.name };
    const comment = {
      id: ids.next(),
      orderId: order.id,
      ...(title && { title }),
      text,
      by,
      at: instant(clock.now()),
    };
    return comments.add(caller.organizationId, comment, claim);
  },
});

export const updateComment = operation({
  name: 'update-comment',
  rights: ['comments.update'],
  table: 'write',
  replay: keptComment,
  async run(command: UpdateCommentCommand, context): Promise<OrderComment> {
    const before = await standing(command, context);
    const changed = { ...before, text: command.text, changedAt: instant(context.clock.now()) };
    return context.comments.change(context.caller.organizationId, changed, context.claim);
  },
});

export const deleteComment = operation({
  name: 'delete-comment',
  rights: ['comments.delete'],
  table: 'write',
  replay: keptComment,
  run: async (command: CommentCommand, context): Promise<OrderComment> =>
    context.comments.remove(context.caller.organizationId, await standing(command, context), context.claim),
});

function keptComment({ value }: Kept): OrderComment {
  return value as OrderComment;
}

/** @throws OrderError not_found */
async function standing({ id, comment }: CommentCommand, context: OperationContext): Promise<OrderComment> {
  const { comments, caller } = context;
  const found = isOrderId(comment)
    ? await byEitherId(id, context, (own) => comments.load(caller.organizationId, own, comment))
    : undefined;
  if (!found) throw new OrderError('not_found', { id: comment, kind: 'comment' });
  return found;
}

/** @throws OrderError not_found for what no order can be called */
function orderOf(id: string): OrderId {
  if (!isOrderId(id)) throw new OrderError('not_found', { id });
  return orderId(id);
}
