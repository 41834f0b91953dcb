/** A status stated inside a create or an update: the same moves, rules and kinds as confirm and void. */
import type { ChangeKind } from '../domain/change.ts';
import { isDelivered } from '../domain/derived-status.ts';
import { moveFor } from '../domain/lifecycle.ts';
import type { StatedStatus } from '../domain/order-input.ts';
import type { SalesOrder } from '../domain/order.ts';
import { assertAlready, assertNotShipped } from '../validators/fulfilment.ts';

interface Moved {
  order: SalesOrder;
  kinds: ChangeKind[];
}

/** Where the stated status takes the order. @throws OrderError transition_refused */
export function moveStatus(order: SalesOrder, stated: StatedStatus | undefined): Moved {
  if (stated === 'confirmed') return confirmed(order);
  if (stated === 'void') return voided(order);
  if (stated === 'draft') assertAlready(order, order.status === 'draft', 'return to draft');
  if (stated === 'delivered') assertAlready(order, isDelivered(order), 'deliver');
  return { order, kinds: [] };
}

/** Draft -> confirmed. @throws OrderError transition_refused */
export function confirmed(order: SalesOrder): Moved {
  if (moveFor(order.status, 'confirm') === 'unchanged') return { order, kinds: [] };
  return { order: { ...order, status: 'confirmed' }, kinds: ['confirmed'] };
}

/** Draft or confirmed -> void, while nothing is shipped. @throws OrderError transition_refused */
export function voided(order: SalesOrder, voidedAs: SalesOrder['voidedAs'] = 'void'): Moved {
  if (moveFor(order.status, 'void') === 'unchanged') return { order, kinds: [] };
  assertNotShipped(order);
  return { order: { ...order, status: 'void', voidedAs }, kinds: ['voided'] };
}
