/** saved_order_details of a request: the whole list, each entry naming its product by code or id. */
import { ZERO } from '../../domain/decimal.ts';
import { OrderError } from '../../domain/order-error.ts';
import type { LineInput } from '../../domain/order-input.ts';
import { LINES_AT_MOST } from '../../domain/order.ts';
import { decodeExtras } from '../leaves/extras.ts';
import { readWire } from '../leaves/leaves.ts';
import { isJsonObject } from '../leaves/json.ts';
import { OWNED_DETAIL_FIELDS, WireDetail } from './wire.ts';

const KNOWN = new Set(Object.keys(WireDetail.def.shape));

/** Absent means that the lines stay. @throws OrderError invalid_value | missing_field | limit_exceeded */
export function decodeLines(details: unknown[] | null | undefined): LineInput[] | undefined {
  if (details === undefined) return undefined;
  // Counted before they are read: a thousand bad lines are one refusal.
  if (details && details.length > LINES_AT_MOST) {
    throw new OrderError('limit_exceeded', { field: 'saved_order_details', limit: LINES_AT_MOST });
  }
  return (details ?? []).map((detail, index) => decodeLine(detail, `saved_order_details[${index}]`));
}

function decodeLine(detail: unknown, field: string): LineInput {
  if (!isJsonObject(detail)) throw new OrderError('invalid_value', { field, expected: 'an object' });
  const wire = readWire(WireDetail, detail, field);
  if (!wire.product_code && !isNamed(wire.product_id) && !wire.product_name) {
    throw new OrderError('missing_field', { field: `${field}.product_code` });
  }
  return {
    productCode: wire.product_code ?? '',
    // 0 is none; a code says more.
    ...(!wire.product_code && isNamed(wire.product_id) && { itemId: wire.product_id }),
    name: wire.product_name,
    unit: wire.unit_name,
    quantity: wire.quantity,
    rate: wire.price,
    discount: discountOf(wire),
    description: wire.note,
    extras: decodeExtras('getfly', detail, KNOWN, OWNED_DETAIL_FIELDS),
  };
}

/**
 * `product_sale_off` is documented as a flag and used as a percentage. 0: no discount, whatever cash_discount says.
 * 1 or absent: cash_discount, which may be the figure that we showed. Anything else: the percentage.
 */
function discountOf({ product_sale_off: saleOff, cash_discount: cash }: WireDetail): LineInput['discount'] {
  if (saleOff === ZERO) return { kind: 'figure', value: ZERO };
  if (saleOff && saleOff !== '1') return { kind: 'percent', value: saleOff };
  if (cash === undefined) return saleOff === null ? { kind: 'figure', value: ZERO } : undefined;
  return { kind: 'figure', value: cash ?? ZERO };
}

const isNamed = (id: string | null | undefined): id is string => Boolean(id) && id !== '0';
