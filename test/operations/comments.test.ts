/** What writes of comments ask of the stores, to the letter, and what is left of them. */
import { describe, expect, it } from 'vitest';
import { addComment, deleteComment, updateComment } from '../../lib/operations/comments.ts';
import { orderId, type Instant } from '../../lib/domain/identity.ts';
import { endingOf } from '../support/ending-of.ts';
import { anOrder } from '../support/plain-order.ts';
import { NOW, ORG, recordedStores } from '../support/recorded-stores.ts';

const OWN = orderId('1539036758212746');
const FOREIGN = '982000000567001234';
const ORDER = anOrder({ id: OWN, foreignIds: { 'zoho-crm': FOREIGN } });
const AT = '2026-11-21T12:00:00.000Z' as Instant;
const BEFORE = { id: '9', orderId: OWN, text: 'before', by: { id: 'o', name: 'O' }, at: AT };
const claim = { id: 'c', position: 0, callHash: 'h', takenAt: 1, expiresAt: 2 };
const EVERY = { page: 1, perPage: 9 };

/** An order with one comment, asked about under its foreign id or its own. */
async function opened() {
  const { context, asked } = await recordedStores({ orders: [ORDER] }, { source: 'zoho-crm', claim });
  await context.comments.add(ORG, BEFORE);
  asked.length = 0;
  const left = async () => (await context.comments.list(ORG, OWN, EVERY)).comments;
  const kept = () => context.orders.recall(claim.id, claim.takenAt);
  return { context, asked, last: () => asked.at(-1), left, kept };
}
const keptAs = (value: unknown) => [{ position: 0, callHash: 'h', value }];

describe('a comment', () => {
  it.each([OWN, FOREIGN])('is added to the order %s, by whoever asks, now', async (id) => {
    const { context, last, left, kept } = await opened();
    const comment = {
      id: '101',
      orderId: OWN,
      title: 'T',
      text: 'x',
      by: { id: 'key-1', name: 'Ada' },
      at: NOW.toISOString(),
    };
    expect(await addComment.run({ id, title: 'T', text: 'x' }, context)).toEqual(comment);
    expect(last()).toEqual(['comments.add', ORG, comment, claim]);
    expect(await left()).toEqual([BEFORE, comment]);
    expect(await kept()).toMatchObject(keptAs(comment));
    const unclaimed = { ...context, claim: undefined };
    const untitled = await addComment.run({ id, title: '', text: 'x' }, unclaimed);
    expect(untitled).not.toHaveProperty('title');
    expect(last()).toEqual(['comments.add', ORG, untitled, undefined]);
  });

  it('is not added to what is not there', async () => {
    const { context, asked } = await opened();
    const added = addComment.run({ id: '7', text: 'x' }, context);
    expect(await endingOf(added)).toEqual({ code: 'not_found', id: '7' });
    expect(asked.some(([name]) => name === 'comments.add')).toBe(false);
  });

  it.each([OWN, FOREIGN])('is changed on the order %s, and says when', async (id) => {
    const { context, asked, last, left, kept } = await opened();
    const changed = { ...BEFORE, text: 'after', changedAt: NOW.toISOString() };
    expect(await updateComment.run({ id, comment: '9', text: 'after' }, context)).toEqual(changed);
    expect(last()).toEqual(['comments.change', ORG, changed, claim]);
    expect(asked.at(-2)).toEqual(['comments.load', ORG, OWN, '9']);
    expect(await left()).toEqual([changed]);
    expect(await kept()).toMatchObject(keptAs(changed));
  });

  it.each([OWN, FOREIGN])('is taken away from the order %s as it last was', async (id) => {
    const { context, last, left, kept } = await opened();
    expect(await deleteComment.run({ id, comment: '9' }, context)).toEqual(BEFORE);
    expect(last()).toEqual(['comments.remove', ORG, BEFORE, claim]);
    expect(await left()).toEqual([]);
    expect(await kept()).toMatchObject(keptAs(BEFORE));
  });

  it.each(['8', 'x', ''])('that is not there is refused by its own id: %j', async (comment) => {
    const { context, asked, left } = await opened();
    const refusal = { code: 'not_found', id: comment, kind: 'comment' };
    expect(await endingOf(deleteComment.run({ id: OWN, comment }, context))).toEqual(refusal);
    expect(await endingOf(updateComment.run({ id: OWN, comment, text: 'x' }, context))).toEqual(refusal);
    expect(asked.some(([name]) => name === 'comments.load')).toBe(comment === '8');
    expect(await left()).toEqual([BEFORE]);
  });

  it.each([addComment, updateComment, deleteComment])(
    'is answered again: $name',
    ({ replay, rights, table }) => {
      expect(replay?.({ value: BEFORE })).toBe(BEFORE);
      expect([rights[0]?.split('.')[0], rights.length, table]).toEqual(['comments', 1, 'write']);
    },
  );
});
