/** The life cycle: one table of moves and of what stands in their way, read by every operation, every test and the README. */
import { compareDecimals, isZero, ZERO } from './decimal.ts';
import { hasInvoice, hasShipped } from './derived-status.ts';
import type { OrderStatus, SalesOrder } from './order.ts';

export const ACTIONS = ['edit', 'confirm', 'void', 'close', 'reopen', 'delete'] as const;
export type Action = (typeof ACTIONS)[number];

/** The status after the action; 'unchanged' = success without a new version; undefined = refused. */
export type Move = OrderStatus | 'unchanged' | 'deleted' | undefined;

// prettier-ignore
export const LIFECYCLE: Record<OrderStatus, Record<Action, Move>> = {
  draft:     { edit: 'draft',     confirm: 'confirmed', void: 'void',      close: undefined,   reopen: undefined,   delete: 'deleted' },
  confirmed: { edit: 'confirmed', confirm: 'unchanged', void: 'void',      close: 'closed',    reopen: 'unchanged', delete: 'deleted' },
  closed:    { edit: 'closed',    confirm: undefined,   void: undefined,   close: 'unchanged', reopen: 'confirmed', delete: undefined },
  void:      { edit: undefined,   confirm: undefined,   void: 'unchanged', close: undefined,   reopen: undefined,   delete: 'deleted' },
};

interface Obstacle {
  /** What a caller is told. */
  says: string;
  stands(order: SalesOrder): boolean;
}

const NO_QUANTITY: Obstacle = {
  says: 'no line has a quantity above 0',
  stands: ({ lines }) => lines.every(({ quantity }) => compareDecimals(quantity, ZERO) <= 0),
};
const INVOICE: Obstacle = { says: 'an invoice stands', stands: hasInvoice };
const SHIPMENT: Obstacle = { says: 'a shipment is not returned', stands: hasShipped };
const PACKAGE: Obstacle = { says: 'a package stands', stands: hasPackage };

/** Facts that stand in the way of a move that the status allows; the first one is told. */
export const OBSTACLES: Partial<Record<Action, Obstacle[]>> = {
  confirm: [NO_QUANTITY],
  void: [INVOICE, SHIPMENT],
  delete: [INVOICE, SHIPMENT, PACKAGE],
};

/** A package, or what an earlier version of ours counted without one; also one that is only named by a shipment. */
function hasPackage({ lines, progress: { packages, shipments } }: SalesOrder): boolean {
  return (
    packages.some(({ version }) => version > 0) ||
    shipments.some(({ delivery }) => delivery !== 'returned') ||
    lines.some(({ quantityPacked }) => !isZero(quantityPacked))
  );
}
