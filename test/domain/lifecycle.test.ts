import { describe, expect, it } from 'vitest';
import { APPROVAL_ACTIONS, APPROVAL_MOVES, APPROVALS } from '../../lib/domain/approval.ts';
import { decimal } from '../../lib/domain/decimal.ts';
import { stageOf } from '../../lib/domain/derived-status.ts';
import { ACTIONS, LIFECYCLE, OBSTACLES, type Action } from '../../lib/domain/lifecycle.ts';
import { ORDER_STATUSES, type OrderStatus } from '../../lib/domain/order-status.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import { NO_PROGRESS } from '../../lib/domain/progress.ts';
import { approvalFor, moveFor } from '../../lib/validators/moves.ts';
import { ordersInMemory } from '../support/orders-in-memory.ts';
import { SOME_PROGRESS } from '../support/stored-order.ts';

const { packages, shipments, invoices } = SOME_PROGRESS;
const OBSTRUCTED: { action: Action; says: string; status: OrderStatus; facts: Partial<SalesOrder> }[] = [
  { action: 'confirm', says: 'no line has a quantity above 0', status: 'draft', facts: { lines: [] } },
  ...(['void', 'delete'] as const).flatMap((action) => [
    {
      action,
      says: 'an invoice stands',
      status: 'confirmed' as const,
      facts: { progress: { ...NO_PROGRESS, invoices } },
    },
    {
      action,
      says: 'a shipment is not returned',
      status: 'confirmed' as const,
      facts: { progress: { ...NO_PROGRESS, packages, shipments } },
    },
  ]),
  {
    action: 'delete',
    says: 'a package stands',
    status: 'confirmed',
    facts: { progress: { ...NO_PROGRESS, packages } },
  },
];

/** Obstacles of an organisation's rules. */
const UNDER_RULES = ['confirm it is not approved'];

const pairs = ORDER_STATUSES.flatMap((status) => ACTIONS.map((action) => ({ status, action })));

const { confirmedOf } = ordersInMemory();
const orderThatIs = (status: OrderStatus): SalesOrder => ({ ...confirmedOf(['2']), status });

describe('the table of moves', () => {
  it.each(pairs)('$action when $status is what the table says, or refused', ({ status, action }) => {
    const move = LIFECYCLE[status][action];
    const order = orderThatIs(status);
    if (move !== undefined) return expect(moveFor(order, action)).toBe(move);
    expect(() => moveFor(order, action)).toThrow(
      expect.objectContaining({
        code: 'transition_refused',
        details: expect.objectContaining({ action, status }),
      }),
    );
  });

  it('never leads out of void but by deletion, nor out of closed but by opening it again', () => {
    expect(Object.values(LIFECYCLE.void).filter(Boolean)).toEqual(['unchanged', 'deleted']);
    expect(Object.values(LIFECYCLE.closed).filter(Boolean)).toEqual(['closed', 'unchanged', 'confirmed']);
  });

  it('names every obstacle that it knows of', () => {
    const named = Object.entries(OBSTACLES).flatMap(([action, obstacles]) =>
      obstacles.map(({ says }) => `${action} ${says}`),
    );
    const shown = OBSTRUCTED.map(({ action, says }) => `${action} ${says}`);
    expect(named.toSorted()).toEqual([...shown, ...UNDER_RULES].toSorted());
  });

  it.each(OBSTRUCTED)('refuses to $action while $says', ({ action, says, status, facts }) => {
    const order = { ...orderThatIs(status), ...facts };
    expect(() => moveFor(order, action)).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ action, obstacle: says }) }),
    );
    expect(moveFor(orderThatIs(status), action)).toBe(LIFECYCLE[status][action]);
  });

  it('refuses to delete what is packed in part, though its package is not known', () => {
    const order = confirmedOf(['2', '3']);
    const [packed, other] = order.lines;
    const lines = [{ ...packed, quantityPacked: decimal('1') }, other] as SalesOrder['lines'];
    const details = expect.objectContaining({ obstacle: 'a package stands' });
    expect(() => moveFor({ ...order, lines }, 'delete')).toThrow(expect.objectContaining({ details }));
  });
});

describe('approval', () => {
  it.each([
    ...([undefined, ...APPROVALS] as const).map((approval) => [approval, false, 'confirmed'] as const),
    [undefined, true, 'it is not approved'],
    ['pending', true, 'it is not approved'],
    ['rejected', true, 'it is not approved'],
    ['approved', true, 'confirmed'],
  ] as const)('%s, required: %s: %s', (approval, approvalRequired, expected) => {
    const order = { ...orderThatIs('draft'), approval };
    const confirm = () => moveFor(order, 'confirm', { approvalRequired });
    if (expected === 'confirmed') return expect(confirm()).toBe(expected);
    expect(confirm).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ obstacle: expected }) }),
    );
  });

  const moves = ORDER_STATUSES.flatMap((status) =>
    ([undefined, ...APPROVALS] as const).flatMap((approval) =>
      APPROVAL_ACTIONS.map((action) => ({ status, approval, action })),
    ),
  );
  it.each(moves)('$action when $status and $approval', ({ status, approval, action }) => {
    const move = status === 'draft' ? APPROVAL_MOVES[approval ?? 'none'][action] : undefined;
    const order = { ...orderThatIs(status), approval };
    if (move !== undefined) return expect(approvalFor(order, action)).toBe(move);
    expect(() => approvalFor(order, action)).toThrow(expect.objectContaining({ code: 'transition_refused' }));
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
