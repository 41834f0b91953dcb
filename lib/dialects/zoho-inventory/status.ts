/** Confirm, void and delete: an order in the path, and for void a reason in the body. */
import * as z from 'zod/mini';
import { NOTE_AT_MOST, REASON_AT_MOST, type OrderCommand } from '../../domain/commands.ts';
import type { SalesOrder } from '../../domain/order.ts';
import type { Outcome } from '../../operations/operation.ts';
import { readFormOrJson } from '../leaves/body.ts';
import type { Exchange, WireAnswer } from '../exchange.ts';
import { readWire, text } from '../leaves/leaves.ts';
import { preconditionOf } from '../leaves/preconditions.ts';
import { zohoInventory as dialect } from './dialect.ts';
import { only } from './envelope.ts';

const WireReason = z.looseObject({ reason: text(REASON_AT_MOST), note: text(NOTE_AT_MOST) });

/** A change that says no more than which order; its body, if any, is read so that a broken one is refused. */
export function statusExchange(message: string): Exchange<OrderCommand, SalesOrder> {
  return {
    dialect,
    decode: (request) => {
      const { reason, note } = readWire(WireReason, readFormOrJson(request));
      const why = { reason: reason ?? undefined, note: note ?? undefined };
      return [{ command: { id: request.params['id'] ?? '', precondition: preconditionOf(request), why } }];
    },
    encode: (outcomes: Outcome<SalesOrder>[]): WireAnswer => {
      only(outcomes);
      return { status: 200, body: { code: 0, message } };
    },
  };
}
