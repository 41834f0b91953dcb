/** Moves of orders, one or many: what is asked stands in the path, and hardly a body says anything. */
import * as z from 'zod/mini';
import type { Caller } from '../../domain/caller.ts';
import { NOTE_AT_MOST, REASON_AT_MOST, type OrderCommand } from '../../domain/commands.ts';
import { OrderError } from '../../domain/order-error.ts';
import type { SalesOrder } from '../../domain/order.ts';
import { SUB_STATUS_CODE_AT_MOST as CODE_AT_MOST } from '../../domain/sub-status.ts';
import type { SubStatusCommand } from '../../operations/set-substatus.ts';
import { aboutOne, type WireRequest } from '../exchange.ts';
import { bodyIfAny } from '../leaves/body.ts';
import { readWire, text } from '../leaves/leaves.ts';
import { preconditionOf } from '../leaves/preconditions.ts';
import { ofOwnOrganization } from '../zoho/access.ts';
import { bulkOf, encodeBulkDelete, encodeBulkStatus } from './bulk.ts';
import { exchange, fieldsOf, idOf } from './request.ts';

const NOTHING = {};

export const confirm = statusExchange("Sales order status has been changed to 'Confirmed'.");
export const open = statusExchange("Sales order status has been changed to 'Open'.");
const voidOrder = statusExchange('The status of the Sales Order has been changed to void.', whyOf);
const deleteOrder = statusExchange('The Sales Order has been deleted.');
export { deleteOrder as delete, voidOrder as void };

/** The documents say no more than this of what an approver is asked and says. */
export const submit = statusExchange('success');
export const approve = statusExchange('success', undefined, { verdict: 'approve' as const });
export const reject = statusExchange('success', whyOf, { verdict: 'reject' as const });

export const WireSubStatus = z.looseObject({ status_code: text(CODE_AT_MOST) });

/** The code stands in the path, or in the body as `status_code`. */
export const setSubStatus = exchange<SubStatusCommand, SalesOrder>((request, caller) => {
  const stated = request.params['code'] ?? readWire(WireSubStatus, fieldsOf(request, caller)).status_code;
  const code = stated?.trim();
  if (!code) throw new OrderError('missing_field', { field: 'status_code' });
  // Open is what Books calls it.
  const command = { id: idOf(request), code: code === 'open' ? 'confirmed' : code };
  return aboutOne({ ...command, precondition: preconditionOf(request) }, () => ({
    status: 200,
    body: { code: 0, message: 'The sub status of the Sales Order has been changed.' },
  }));
});

export const bulkConfirm = bulkExchange(
  encodeBulkStatus(
    'Sales order status has been changed to Confirmed.',
    'The status of the sales order has been changed to Open.',
  ),
);
export const bulkVoid = bulkExchange(
  encodeBulkStatus(
    'Sales order status has been changed to Void.',
    'The status of the sales order has been changed to Void.',
  ),
);
export const bulkDelete = bulkExchange(encodeBulkDelete);

export const WireReason = z.looseObject({ reason: text(REASON_AT_MOST), note: text(NOTE_AT_MOST) });

/** Why an order is moved, when the body says so: clients send all sorts of bodies with calls that need none. */
function whyOf(request: WireRequest, caller: Caller): OrderCommand['why'] {
  const { reason, note } = readWire(WireReason, ofOwnOrganization(bodyIfAny(request), caller));
  return { reason: reason ?? undefined, note: note ?? undefined };
}

/** A change that says no more than which order; the body is read where it may say why. */
function statusExchange<Also extends object>(
  message: string,
  whyOfRequest?: typeof whyOf,
  also: Also = NOTHING as Also,
) {
  return exchange<OrderCommand & Also, SalesOrder>((request, caller) => {
    const command = {
      ...also,
      id: idOf(request),
      precondition: preconditionOf(request),
      why: whyOfRequest?.(request, caller),
    };
    return aboutOne(command, () => ({ status: 200, body: { code: 0, message } }));
  });
}

function bulkExchange(encode: Parameters<typeof bulkOf>[2]) {
  return exchange<OrderCommand, SalesOrder>((request, caller) =>
    bulkOf(request, fieldsOf(request, caller), encode),
  );
}
