/** The life cycle: one table of moves and of what stands in their way, read by every operation, every test and the README. */
import { compareDecimals, isZero, ZERO } from './decimal.ts';
import { hasInvoice, hasShipped } from './derived-status.ts';
import type { OrderStatus } from './order-status.ts';
import type { SalesOrder } from './order.ts';
import type { OrganizationSettings } from './settings.ts';

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

/** What an organisation has set about moves. */
export type MoveRules = Pick<OrganizationSettings, 'approvalRequired'>;

interface Obstacle {
  /** What a caller is told. */
  says: string;
  /** For the reader of the table: where it stands in the way at all. */
  where?: string;
  stands(order: SalesOrder, rules: MoveRules): boolean;
}

const NO_QUANTITY: Obstacle = {
  says: 'no line has a quantity above 0',
  stands: ({ lines }) => lines.every(({ quantity }) => compareDecimals(quantity, ZERO) <= 0),
};
const UNAPPROVED: Obstacle = {
  says: 'it is not approved',
  where: 'that is required',
  stands: ({ approval }, { approvalRequired }) => approvalRequired && approval !== 'approved',
};
const INVOICE: Obstacle = { says: 'an invoice stands', stands: hasInvoice };
const SHIPMENT: Obstacle = { says: 'a shipment is not returned', stands: hasShipped };
const PACKAGE: Obstacle = { says: 'a package stands', stands: hasPackage };

/** Facts that stand in the way of a move that the status allows; the first one is told. */
export const OBSTACLES: Partial<Record<Action, Obstacle[]>> = {
  confirm: [NO_QUANTITY, UNAPPROVED],
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
