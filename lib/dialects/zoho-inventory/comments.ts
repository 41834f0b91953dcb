/** Comments on this wire: a text in, and who said it when out. */
import * as z from 'zod/mini';
import { COMMENT_AT_MOST, type CommentPage, type OrderComment } from '../../domain/comment.ts';
import { OrderError } from '../../domain/order-error.ts';
import type {
  AddCommentCommand,
  CommentCommand,
  CommentsCommand,
  UpdateCommentCommand,
} from '../../operations/comments.ts';
import { aboutOne, type WireAnswer, type WireRequest } from '../exchange.ts';
import { inPath } from '../leaves/in-path.ts';
import { readWire, text } from '../leaves/leaves.ts';
import { pageOf, type Page } from '../leaves/paging.ts';
import { exchange, fieldsOf, idOf, type Fields } from './request.ts';

const COMMENTS_PER_PAGE = 200;

export const listComments = exchange<CommentsCommand, CommentPage>((request) => {
  const page = pageOf(request.query, COMMENTS_PER_PAGE);
  return aboutOne({ id: idOf(request), ...page }, (found) => encodeComments(idOf(request), found, page));
});

export const addComment = exchange<AddCommentCommand, OrderComment>((request, caller) =>
  aboutOne({ id: idOf(request), text: commentText(fieldsOf(request, caller)) }, (comment) =>
    encodeSavedComment(idOf(request), comment, { status: 201, message: 'Comments added.' }),
  ),
);

export const updateComment = exchange<UpdateCommentCommand, OrderComment>((request, caller) =>
  aboutOne({ ...commentOf(request), text: commentText(fieldsOf(request, caller)) }, (comment) =>
    encodeSavedComment(idOf(request), comment, { status: 200, message: 'Comment has been updated.' }),
  ),
);

export const deleteComment = exchange<CommentCommand, OrderComment>((request) =>
  aboutOne(commentOf(request), () => ({
    status: 200,
    body: { code: 0, message: 'The comment has been deleted.' },
  })),
);

const commentOf = (request: WireRequest): CommentCommand => ({
  id: idOf(request),
  comment: inPath(request, 'comment'),
});

export const WireComment = z.looseObject({ description: text(COMMENT_AT_MOST) });

/** @throws OrderError missing_field | invalid_value */
function commentText(fields: Fields): string {
  const { description } = readWire(WireComment, fields);
  if (!description?.trim()) throw new OrderError('missing_field', { field: 'description' });
  return description;
}

function encodeComments(
  order: string,
  { comments, hasMore }: CommentPage,
  { page, perPage }: Page,
): WireAnswer {
  const page_context = { page, per_page: perPage, has_more_page: hasMore };
  return {
    status: 200,
    body: {
      code: 0,
      message: 'success',
      comments: comments.map((comment) => encodeComment(order, comment)),
      page_context,
    },
  };
}

/** Made or changed. */
function encodeSavedComment(
  order: string,
  comment: OrderComment,
  { status, message }: { status: number; message: string },
): WireAnswer {
  return { status, body: { code: 0, message, comment: encodeComment(order, comment) } };
}

/** Said of the order by the id that it was asked for. */
function encodeComment(orderId: string, { id, title, text, by, at, changedAt }: OrderComment) {
  // A title of another wire has no place of its own here.
  const description = title ? `${title}\n${text}` : text;
  return {
    comment_id: id,
    salesorder_id: orderId,
    transaction_id: orderId,
    transaction_type: 'sales_order',
    description,
    commented_by_id: by.id,
    commented_by: by.name,
    comment_type: 'internal',
    operation_type: changedAt ? 'Updated' : 'Added',
    date: at.slice(0, 10),
    date_description: at.slice(0, 10),
    time: hoursAndMinutes(at),
    created_time: at,
    last_modified_time: changedAt ?? at,
  };
}

/** "02:05 PM", as the service writes it; in UTC, like every time here. */
function hoursAndMinutes(at: string): string {
  const hours = Number(at.slice(11, 13));
  const half = String(((hours + 11) % 12) + 1).padStart(2, '0');
  return `${half}:${at.slice(14, 16)} ${hours < 12 ? 'AM' : 'PM'}`;
}
