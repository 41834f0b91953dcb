import { describe, expect, it } from 'vitest';
import { decimal } from '../../lib/domain/decimal.ts';
import { stageOf } from '../../lib/domain/derived-status.ts';
import { ACTIONS, LIFECYCLE, moveFor } from '../../lib/domain/lifecycle.ts';
import { ORDER_STATUSES } from '../../lib/domain/order.ts';

const pairs = ORDER_STATUSES.flatMap((status) => ACTIONS.map((action) => ({ status, action })));

describe('the table of moves', () => {
  it.each(pairs)('$action when $status is what the table says, or refused', ({ status, action }) => {
    const move = LIFECYCLE[status][action];
    if (move !== undefined) return expect(moveFor(status, action)).toBe(move);
    expect(() => moveFor(status, action)).toThrow(
      expect.objectContaining({
        code: 'transition_refused',
        details: expect.objectContaining({ action, status }),
      }),
    );
  });

  it('never leads out of void but by deletion, nor out of closed', () => {
    expect(Object.values(LIFECYCLE.void).filter(Boolean)).toEqual(['unchanged', 'deleted']);
    expect(Object.values(LIFECYCLE.closed).filter(Boolean)).toEqual(['closed', 'unchanged']);
  });
});

describe('the stage of an order', () => {
  it.each([
    ['draft', 0, 0, 'draft'],
    ['confirmed', 0, 0, 'confirmed'],
    ['confirmed', 1, 0, 'partially_invoiced'],
    ['confirmed', 2, 0, 'invoiced'],
    ['confirmed', 2, 1, 'partially_shipped'],
    ['confirmed', 0, 2, 'shipped'],
    ['confirmed', 3, 2, 'shipped'],
    ['closed', 2, 2, 'fulfilled'],
    ['closed', 2, 1, 'closed'],
    ['closed', 2, 0, 'closed'],
    ['void', 2, 0, 'void'],
  ] as const)('%s, %i of 2 invoiced, %i shipped: %s', (status, invoiced, shipped, stage) => {
    const quantities = {
      quantity: decimal(2),
      quantityInvoiced: decimal(invoiced),
      quantityPacked: decimal(shipped),
      quantityShipped: decimal(shipped),
    };
    expect(stageOf({ status, ...quantities })).toBe(stage);
  });
});
