/** What writes of comments ask of the stores, to the letter. */
import { describe, expect, it } from 'vitest';
import { addComment, deleteComment, updateComment } from '../../lib/operations/comments.ts';
import { askedStores, NOW, ORG } from '../support/asked-stores.ts';
import { endingOf } from '../support/ending-of.ts';
import { anOrder } from '../support/plain-order.ts';

const OWN = '1539036758212746';
const FOREIGN = '982000000567001234';
const BEFORE = { id: '9', orderId: OWN, text: 'before', by: { id: 'o', name: 'O' }, at: 'T' };
const claim = { id: 'c', position: 0, callHash: 'h', takenAt: 1, expiresAt: 2 };
const echo = (_: string, comment: unknown) => comment;

function opened() {
  const { context, asked } = askedStores(
    {
      'orders.load': (_: string, id: string) => (id === OWN ? anOrder({ id: OWN as never }) : undefined),
      'orders.idsByForeign': (_: string, __: string, ids: string[]) =>
        new Map(ids.includes(FOREIGN) ? [[FOREIGN, OWN]] : []),
      'comments.load': (_: string, order: string, id: string) =>
        order === OWN && id === '9' ? BEFORE : undefined,
      'comments.add': echo,
      'comments.change': echo,
      'comments.remove': echo,
    },
    { source: 'zoho-crm', claim },
  );
  return { context, asked, last: () => asked.at(-1) };
}

describe('a comment', () => {
  it.each([OWN, FOREIGN])('is added to the order %s, by whoever asks, now', async (id) => {
    const { context, last } = opened();
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
    const untitled = await addComment.run({ id, title: '', text: 'x' }, context);
    expect(untitled).not.toHaveProperty('title');
  });

  it('is not added to what is not there', async () => {
    const { context } = opened();
    const added = addComment.run({ id: '7', text: 'x' }, context);
    expect(await endingOf(added)).toEqual({ code: 'not_found', id: '7' });
  });

  it.each([OWN, FOREIGN])('is changed on the order %s, and says when', async (id) => {
    const { context, asked, last } = opened();
    const changed = { ...BEFORE, text: 'after', changedAt: NOW.toISOString() };
    expect(await updateComment.run({ id, comment: '9', text: 'after' }, context)).toEqual(changed);
    expect(last()).toEqual(['comments.change', ORG, changed, claim]);
    expect(asked.at(-2)).toEqual(['comments.load', ORG, OWN, '9']);
  });

  it('is taken away as it last was', async () => {
    const { context, last } = opened();
    expect(await deleteComment.run({ id: OWN, comment: '9' }, context)).toEqual(BEFORE);
    expect(last()).toEqual(['comments.remove', ORG, BEFORE, claim]);
  });

  it.each(['8', 'x', ''])('that is not there is refused by its own id: %j', async (comment) => {
    const { context, asked } = opened();
    const refusal = { code: 'not_found', id: comment, kind: 'comment' };
    expect(await endingOf(deleteComment.run({ id: OWN, comment }, context))).toEqual(refusal);
    expect(await endingOf(updateComment.run({ id: OWN, comment, text: 'x' }, context))).toEqual(refusal);
    expect(asked.some(([name]) => name === 'comments.load')).toBe(comment === '8');
  });

  it.each([addComment, updateComment, deleteComment])(
    'is answered again: $name',
    ({ replay, rights, table }) => {
      expect(replay?.({ value: BEFORE } as never)).toBe(BEFORE);
      expect([rights[0]?.split('.')[0], rights.length, table]).toEqual(['comments', 1, 'write']);
    },
  );
});
