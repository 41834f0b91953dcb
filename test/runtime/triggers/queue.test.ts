/** What a message is about, and whether it is put aside or comes again. */
import { describe, expect, it } from 'vitest';
import { FactRefusal } from '../../../lib/domain/facts.ts';
import { OrderError } from '../../../lib/domain/order-error.ts';
import { BrokenCommand, UnheardSender } from '../../../lib/events/incoming/bus-event.ts';
import { requestOfBusEvent } from '../../../lib/runtime/triggers/bus.ts';
import { requestOfInvocation } from '../../../lib/runtime/triggers/direct.ts';
import { groupOf, reasonToPutAside, receivesOf } from '../../../lib/runtime/triggers/queue.ts';
import { messageOf } from '../../support/deliveries.ts';

describe('a message', () => {
  it.each<[object, string | undefined]>([
    [{ organizationId: '1', orderId: 'o', commandId: 'c' }, '1 o'],
    [{ organizationId: '1', command: { id: 'o' }, commandId: 'c' }, '1 o'],
    [{ organizationId: '1', row: { id: 'r' }, commandId: 'c' }, '1 r'],
    [{ organizationId: '1', commandId: 'c' }, '1 c'],
    [{ organizationId: 1, command: {}, row: {}, orderId: 7 }, '1 7'],
    [{ orderId: 'o' }, 'undefined o'],
    [{ organizationId: '1' }, undefined],
  ])('about %j is one of %s', (detail, expected) => {
    const message = messageOf({ detail });
    expect(groupOf(message)).toBe(expected ?? message.messageId);
  });

  it('about nothing is one by itself', () => {
    for (const body of ['no JSON', '{}', 'null']) {
      const message = messageOf(body);
      expect(groupOf(message)).toBe(message.messageId);
    }
    expect(receivesOf(messageOf('', 4))).toBe(4);
  });

  const early = new FactRefusal('too early', { mayPass: true });
  it.each<[unknown, number, string | undefined]>([
    [new SyntaxError('x'), 1, 'not JSON'],
    [new BrokenCommand('broken'), 1, 'broken'],
    [new UnheardSender('unheard'), 1, 'unheard'],
    [new OrderError('too_large', { limitBytes: 1 }), 1, 'the order would be too large'],
    [new OrderError('unavailable', { retryAfterSeconds: 1 }), 12, undefined],
    [new Error('x'), 12, undefined],
    [new FactRefusal('never', { mayPass: false }), 1, 'never'],
    [early, 11, undefined],
    [early, 12, 'too early'],
    [early, 13, 'too early'],
  ])('that fails with %s at delivery %d: %s', (error, receives, reason) => {
    expect(reasonToPutAside(error, messageOf('', receives))).toBe(reason);
  });
});

describe('a command', () => {
  const event = { source: 'shop', 'detail-type': 'SalesOrder Confirm Requested', detail: { a: 1 } };
  it('by event is its sender’s, and none of ours or of another name', () => {
    const detailType = event['detail-type'];
    expect(requestOfBusEvent(event, 'confirm')).toEqual({
      sender: 'bus:shop',
      source: 'shop',
      detail: { a: 1 },
    });
    const none = new BrokenCommand('an event that is no request to void');
    expect(() => requestOfBusEvent({ ...event, 'detail-type': detailType }, 'void')).toThrow(none);
    const ours = { ...event, source: 'sales-orders' };
    expect(() => requestOfBusEvent(ours, 'confirm')).toThrow('an event that is no request to confirm');
  });

  it('by invocation is the payload', () => {
    expect(requestOfInvocation({ a: 1 })).toEqual({ sender: 'direct', detail: { a: 1 } });
  });
});
