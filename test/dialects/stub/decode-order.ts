import { readWire } from '../../../lib/dialects/leaves/leaves.ts';
import type { JsonValue } from '../../../lib/dialects/leaves/json.ts';
import type { OrderInput } from '../../../lib/domain/order-input.ts';
import { WireOrder } from './wire.ts';

/** @throws OrderError invalid_value */
export function decodeOrder(body: Record<string, JsonValue>): OrderInput {
  const { buyer, remark, lines } = readWire(WireOrder, body);
  return {
    customerId: buyer,
    notes: remark,
    lines: lines?.map(({ item, count }) => ({ itemId: item, quantity: count })),
  };
}
