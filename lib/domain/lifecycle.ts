/** The life cycle: one table of moves, read by every operation, every test and the README. */
import { OrderError } from './order-error.ts';
import type { OrderStatus } from './order.ts';

export const ACTIONS = ['edit', 'confirm', 'void', 'close', 'delete'] as const;
export type Action = (typeof ACTIONS)[number];

/** The status after the action; 'unchanged' = success without a new version; undefined = refused. */
type Move = OrderStatus | 'unchanged' | 'deleted' | undefined;

export const LIFECYCLE: Record<OrderStatus, Record<Action, Move>> = {
  draft: { edit: 'draft', confirm: 'confirmed', void: 'void', close: undefined, delete: 'deleted' },
  confirmed: { edit: 'confirmed', confirm: 'unchanged', void: 'void', close: 'closed', delete: 'deleted' },
  closed: { edit: 'closed', confirm: undefined, void: undefined, close: 'unchanged', delete: undefined },
  void: { edit: undefined, confirm: undefined, void: 'unchanged', close: undefined, delete: 'deleted' },
};

/** Where the action leads from a status. @throws OrderError transition_refused */
export function moveFor(status: OrderStatus, action: Action): Exclude<Move, undefined> {
  const move = LIFECYCLE[status][action];
  if (move === undefined) {
    throw new OrderError('transition_refused', { action, status, obstacle: `the sales order is ${status}` });
  }
  return move;
}
