import { APPROVAL_ACTIONS } from '../domain/approval.ts';
import { ACTIONS, type MoveRules } from '../domain/lifecycle.ts';
import type { AskedAction, NextAction } from '../domain/next-actions.ts';
import { isOrderError } from '../domain/order-error.ts';
import type { SalesOrder } from '../domain/order.ts';
import { approvalFor, moveFor } from './moves.ts';

/** Each action that can be asked for, judged by the rules that judge it when it is; what an edit may touch is another matter. */
export function nextActions(order: SalesOrder, rules: MoveRules): NextAction[] {
  const moves = ACTIONS.filter((action) => action !== 'close' && action !== 'reopen');
  return [
    ...moves.map((action) => judged(action, () => moveFor(order, action, rules))),
    ...APPROVAL_ACTIONS.map((action) => judged(action, () => approvalFor(order, action))),
  ];
}

type LeadsTo = ReturnType<typeof moveFor> | ReturnType<typeof approvalFor>;

function judged(action: AskedAction, judge: () => LeadsTo): NextAction {
  try {
    return { action, leadsTo: judge() };
  } catch (error) {
    if (!isOrderError(error, 'transition_refused')) throw error;
    return { action, refusal: error.details };
  }
}
