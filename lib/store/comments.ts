/** Comments on orders: items of their own in the order's partition, which no write of the order touches. */
import type { IdempotencyClaim } from '../domain/change.ts';
import type { CommentStore, OrderComment } from '../domain/comment.ts';
import type { Item } from './bulk-calls.ts';
import { commitValue } from './claims.ts';
import { COMMENT_PREFIX, keys } from './keys.ts';
import { assertKnown, SCHEMA_VERSION } from './schema.ts';
import { callsUntil, type Table } from './table.ts';

/** Opens the comments for one request. */
export function commentStore(table: Table, deadline: number): CommentStore {
  const calls = callsUntil(table, deadline);
  const commit = (write: object, comment: OrderComment, claim?: IdempotencyClaim) =>
    commitValue(calls, write, { kind: 'comment', value: comment, claim });
  return {
    async load(org, order, id) {
      const item = await calls.get(keys.comment(org, order, id));
      return item && commentOf(item);
    },
    async list(org, order, { page, perPage }) {
      const { PK: partition } = keys.order(org, order);
      const first = (page - 1) * perPage;
      const newestFirst = { partition, sort: { prefix: COMMENT_PREFIX }, descending: true };
      const found = await Array.fromAsync(calls.query({ ...newestFirst, atMost: first + perPage + 1 }));
      const comments = found.slice(first, first + perPage).map(commentOf);
      return { comments, hasMore: found.length > first + perPage };
    },
    add: (org, comment, claim) =>
      commit(
        { Put: { Item: itemOf(org, comment), ConditionExpression: 'attribute_not_exists(PK)' } },
        comment,
        claim,
      ),
    change: (org, comment, claim) =>
      commit({ Put: { Item: itemOf(org, comment), ...STANDS } }, comment, claim),
    remove: (org, comment, claim) =>
      commit({ Delete: { Key: keys.comment(org, comment.orderId, comment.id), ...STANDS } }, comment, claim),
  };
}

const STANDS = { ConditionExpression: 'attribute_exists(PK)' };

function itemOf(org: Parameters<CommentStore['add']>[0], comment: OrderComment): Item {
  return { ...keys.comment(org, comment.orderId, comment.id), comment, schemaVersion: SCHEMA_VERSION };
}

function commentOf(item: Item): OrderComment {
  assertKnown(item);
  return item['comment'] as OrderComment;
}
