/** Which move an order may make, by the table of the life cycle. */
import { APPROVAL_MOVES, type ApprovalAction, type ApprovalMove } from '../domain/approval.ts';
import { LIFECYCLE, OBSTACLES, type Action, type Move, type MoveRules } from '../domain/lifecycle.ts';
import { OrderError } from '../domain/order-error.ts';
import type { SalesOrder } from '../domain/order.ts';

/** Where the action leads from where the order stands. @throws OrderError transition_refused, saying what is in the way */
export function moveFor(
  order: SalesOrder,
  action: Action,
  rules: MoveRules = NO_RULES,
): Exclude<Move, undefined> {
  const { status } = order;
  const move = LIFECYCLE[status][action];
  if (move === undefined) refuseMove(order, action, `the sales order is ${status}`);
  if (move === 'unchanged') return move;
  const obstacle = OBSTACLES[action]?.find(({ stands }) => stands(order, rules));
  if (obstacle) refuseMove(order, action, obstacle.says);
  return move;
}

/** What no rule of the organisation's stands in the way of. */
export const NO_RULES: MoveRules = { approvalRequired: false };

/** How the draft stands with its approver afterwards. @throws OrderError transition_refused */
export function approvalFor(order: SalesOrder, action: ApprovalAction): Exclude<ApprovalMove, undefined> {
  const { status, approval = 'none' } = order;
  if (status !== 'draft') refuseMove(order, action, `the sales order is ${status}`);
  const move = APPROVAL_MOVES[approval][action];
  if (move === undefined)
    refuseMove(order, action, approval === 'none' ? 'it was not submitted' : `it is ${approval}`);
  return move;
}

/** A status that is stated, and that no operation brings about, must be so. @throws OrderError transition_refused */
export function assertAlready(order: SalesOrder, is: boolean, action: string): void {
  if (!is) refuseMove(order, action, `the sales order is ${order.status}`);
}

/** @throws OrderError transition_refused */
export function refuseMove({ status }: SalesOrder, action: string, obstacle: string, field?: string): never {
  throw new OrderError('transition_refused', {
    action,
    status,
    obstacle,
    ...(field !== undefined && { field }),
  });
}
