/** The calls of Inventory and Books on many orders, on statuses and on comments, as the documents show them. */
import * as z from 'zod/mini';
import { told } from '../leaves/answered.ts';
import { id } from '../leaves/leaves.ts';
import { PAGING, type DocumentedCall } from '../leaves/documented.ts';
import { AnsweredComment } from './answers-settings.ts';
import { AnsweredEntries, AnsweredMoves, AnsweredPage, AnsweredRefusal } from './answers-envelope.ts';
import { WireComment } from './comments.ts';
import { Done, envelope, inBrief } from './documented-envelope.ts';
import { StatedOrder } from './documented-orders.ts';
import { WireReason, WireSubStatus } from './moves.ts';

const ORDERS = 'Sales orders';
const MOVES = 'Status';
const COMMENTS = 'Comments';

const IDS = { name: 'salesorder_ids', description: 'Ids with commas; here or in the body. At most 100.' };
const StatedIds = z.looseObject({
  salesorder_ids: told(
    z.optional(z.union([z.string(), z.array(z.string())])),
    'Ids, with commas or in a list.',
  ),
});

/** Some done: 200. None: 400, or 503 where the outcome of one is open; its results stand beside its refusal. */
const bulk = (summary: string, results: z.ZodMiniType): DocumentedCall => {
  const refused = z.extend(AnsweredRefusal, { data: z.optional(results) });
  return {
    summary,
    tag: MOVES,
    query: [IDS],
    body: StatedIds,
    isBodyOptional: true,
    answers: { 200: envelope({ data: inBrief(results) }), 400: refused, 503: refused },
  };
};

const move = (summary: string, body?: z.ZodMiniType): DocumentedCall => ({
  summary,
  tag: MOVES,
  ...(body && { body, isBodyOptional: true }),
  answers: { 200: Done },
});

const SavedComment = envelope({ comment: AnsweredComment });

export const moveCalls = {
  updateMany: {
    ...bulk('Change many orders alike', AnsweredEntries),
    tag: ORDERS,
    query: [
      { name: 'bulk_update', values: ['true'], description: 'Here or in the body.' },
      { name: 'salesorder_id', description: 'Ids with commas; here or in the body.' },
    ],
    body: z.extend(StatedOrder, {
      salesorder_id: z.optional(z.union([id(), z.array(z.string())])),
      bulk_update: z.optional(z.union([z.boolean(), z.string()])),
    }),
  },
  bulkDelete: { ...bulk('Delete many orders', AnsweredEntries), tag: ORDERS },
  confirm: move('Confirm an order'),
  open: move('Confirm an order, as Books calls it'),
  void: move('Void an order', WireReason),
  bulkConfirm: bulk('Confirm many orders', AnsweredMoves),
  bulkVoid: bulk('Void many orders', AnsweredMoves),
  submit: move('Submit an order for approval'),
  approve: move('Approve an order'),
  reject: move('Reject an order', WireReason),
  setSubStatus: move("Set the organisation's own status of an order", WireSubStatus),
  listComments: {
    summary: 'List comments of an order',
    tag: COMMENTS,
    query: PAGING,
    answers: { 200: envelope({ comments: z.array(AnsweredComment), page_context: AnsweredPage }) },
  },
  addComment: { summary: 'Add a comment', tag: COMMENTS, body: WireComment, answers: { 201: SavedComment } },
  updateComment: {
    summary: 'Change a comment',
    tag: COMMENTS,
    body: WireComment,
    answers: { 200: SavedComment },
  },
  deleteComment: { summary: 'Delete a comment', tag: COMMENTS, answers: { 200: Done } },
} satisfies Record<string, DocumentedCall>;
