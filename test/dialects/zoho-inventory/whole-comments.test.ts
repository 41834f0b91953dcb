/** Comments in whole answers, at all hours. */
import { describe, expect, it } from 'vitest';
import { addComment, listComments, updateComment } from '../../../lib/dialects/zoho-inventory/comments.ts';
import type { OrderComment } from '../../../lib/domain/comment.ts';
import { instant, type OrderId } from '../../../lib/domain/identity.ts';
import { answerOf, readingOf } from '../../support/pure-exchange.ts';

const success = (found: object) => ({ status: 200, body: { code: 0, message: 'success', ...found } });

describe('comments', () => {
  const NOON = '2026-11-27T12:05:09.123Z';
  const comment: OrderComment = {
    id: '5',
    orderId: '42' as OrderId,
    text: 'by card',
    by: { id: 'key', name: 'Ann' },
    at: instant(new Date(NOON)),
  };
  const shown = {
    comment_id: '5',
    salesorder_id: '42',
    transaction_id: '42',
    transaction_type: 'sales_order',
    description: 'by card',
    commented_by_id: 'key',
    commented_by: 'Ann',
    comment_type: 'internal',
    operation_type: 'Added',
    date: '2026-11-27',
    date_description: '2026-11-27',
    time: '12:05 PM',
    created_time: NOON,
    last_modified_time: NOON,
  };
  const asked = { params: { id: '42', comment: '5' }, body: '{"description":"by card"}' };

  it('are answered when they are made, changed and listed', () => {
    expect(answerOf(addComment, comment, asked)).toEqual({
      status: 201,
      body: { code: 0, message: 'Comments added.', comment: shown },
    });
    expect(readingOf(addComment, asked).commands).toEqual([{ command: { id: '42', text: 'by card' } }]);
    const later = '2026-11-28T00:00:00.000Z';
    const changed = { ...comment, title: 'Paid', changedAt: instant(new Date(later)) };
    const now = { description: 'Paid\nby card', operation_type: 'Updated', last_modified_time: later };
    expect(answerOf(updateComment, changed, asked)).toEqual({
      status: 200,
      body: { code: 0, message: 'Comment has been updated.', comment: { ...shown, ...now } },
    });
    expect(readingOf(updateComment, asked).commands).toEqual([
      { command: { id: '42', comment: '5', text: 'by card' } },
    ]);
    const page_context = { page: 1, per_page: 200, has_more_page: true };
    expect(answerOf(listComments, { comments: [comment], hasMore: true }, asked)).toEqual(
      success({ comments: [shown], page_context }),
    );
  });

  it.each([
    ['00:00', '12:00 AM'],
    ['00:59', '12:59 AM'],
    ['01:07', '01:07 AM'],
    ['11:59', '11:59 AM'],
    ['12:00', '12:00 PM'],
    ['13:30', '01:30 PM'],
    ['23:10', '11:10 PM'],
  ])('at %s are said at %s', (time, said) => {
    const at = instant(new Date(`2026-11-27T${time}:00Z`));
    expect(answerOf(addComment, { ...comment, at }, asked).body).toMatchObject({ comment: { time: said } });
  });
});
