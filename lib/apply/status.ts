/** Moves of an order's status: those that a caller states or asks for, and those that follow from what is done. */
import type { ApprovalAction } from '../domain/approval.ts';
import type { ChangedPath, ChangeKind } from '../domain/change.ts';
import { compareDecimals } from '../domain/decimal.ts';
import { isDelivered, isDone, openQuantity, standingOf } from '../domain/derived-status.ts';
import { LIFECYCLE, type MoveRules } from '../domain/lifecycle.ts';
import type { StatedStatus } from '../domain/order-input.ts';
import type { OrderStatus } from '../domain/order-status.ts';
import type { SalesOrder } from '../domain/order.ts';
import type { OrganizationSettings } from '../domain/settings.ts';
import { approvalFor, assertAlready, moveFor } from '../validators/moves.ts';

interface Moved {
  order: SalesOrder;
  kinds: ChangeKind[];
}

/** Where the stated status takes the order. @throws OrderError transition_refused */
export function moveStatus(order: SalesOrder, stated: StatedStatus | undefined, rules: MoveRules): Moved {
  if (stated === 'confirmed') return confirmed(order, rules);
  if (stated === 'void') return voided(order);
  if (stated === 'draft') assertAlready(order, order.status === 'draft', 'return to draft');
  if (stated === 'delivered') assertAlready(order, isDelivered(order), 'deliver');
  return { order, kinds: [] };
}

/** Draft -> confirmed. @throws OrderError transition_refused */
export function confirmed(order: SalesOrder, rules: MoveRules): Moved {
  if (moveFor(order, 'confirm', rules) === 'unchanged') return { order, kinds: [] };
  return moved(order, 'confirmed', 'confirmed');
}

/** Draft or confirmed -> void. @throws OrderError transition_refused */
export function voided(order: SalesOrder, voidedAs: SalesOrder['voidedAs'] = 'void'): Moved {
  if (moveFor(order, 'void') === 'unchanged') return { order, kinds: [] };
  return moved({ ...order, voidedAs }, 'void', 'voided');
}

/**
 * What a change of lines or facts makes of the status, by the organisation's rule: a confirmed order that is done is
 * closed; a closed one that is not done, because there is more to do than before, is confirmed again.
 */
export function closedOrReopened(
  before: SalesOrder,
  after: SalesOrder,
  closeWhen: OrganizationSettings['closeWhen'] = 'invoiced_and_shipped',
): Moved {
  const standing = standingOf(after);
  const hasMore = compareDecimals(openQuantity(standing), openQuantity(standingOf(before))) > 0;
  const action = isDone(standing, closeWhen) ? 'close' : hasMore ? 'reopen' : undefined;
  const move = action && LIFECYCLE[after.status][action];
  if (move === 'closed') return moved(after, move, 'closed');
  if (move === 'confirmed') return moved(after, move, 'reopened');
  return { order: after, kinds: [] };
}

/** The approver's word on a draft. @throws OrderError transition_refused */
export function approvalMoved(order: SalesOrder, action: ApprovalAction): Moved {
  const approval = approvalFor(order, action);
  if (approval === 'unchanged') return { order, kinds: [] };
  return { order: { ...order, approval }, kinds: [approval === 'pending' ? 'submitted' : approval] };
}

/** What an approver has looked at: prices, quantities and whoever pays. Words and places are none of it. */
const MONEY = /^(lines|pricing|currency|customer\.id$|totals)\b/;
const WORDS = /^lines(\.order$|\[[^\]]+\]\.(description|customFields|extras|warehouseId|image|attributes)\b)/;

/** An approval holds for the money that was approved: a change of it takes it back. */
export function withdrawn(edited: SalesOrder, paths: readonly ChangedPath[]): SalesOrder {
  const isOther = paths.some(({ path }) => MONEY.test(path) && !WORDS.test(path));
  return edited.approval === 'approved' && isOther ? { ...edited, approval: undefined } : edited;
}

/** A sub-status of another status goes with the status that it was a part of. */
function moved(order: SalesOrder, status: OrderStatus, kind: ChangeKind): Moved {
  const subStatus = order.subStatus?.status === status ? order.subStatus : undefined;
  return { order: { ...order, status, subStatus }, kinds: [kind] };
}
