/** What may be asked of an order as it stands, and why the rest may not. */
import type { ApprovalAction, ApprovalMove } from './approval.ts';
import type { Action, Move } from './lifecycle.ts';
import type { OrderErrorDetails } from './order-error.ts';
import type { SalesOrder } from './order.ts';

/** Closing and reopening are no actions of a caller: they follow from what is done. */
export type AskedAction = Exclude<Action, 'close' | 'reopen'> | ApprovalAction;

export type NextAction = { action: AskedAction } & (
  { leadsTo: Exclude<Move | ApprovalMove, undefined> } | { refusal: OrderErrorDetails['transition_refused'] }
);

/** An order with its next actions, where they were asked for. */
export type OrderWithActions = SalesOrder & { actions?: NextAction[] };
