/** One line of a Commerce answer, with the options of its variant. */
import { extentOf } from '../../domain/derived-status.ts';
import type { CustomField, OrderLine } from '../../domain/order.ts';
import type { LineTotals } from '../../domain/totals.ts';
import { idNamed } from '../leaves/ids.ts';
import { numeric, storedJson } from '../leaves/json.ts';
import { encodeTreatment } from '../zoho/tax.ts';

const OPTIONS = 3;

export function encodeLine(
  line: OrderLine,
  totals: LineTotals | undefined,
  index: number,
): Record<string, unknown> {
  return {
    line_item_id: line.id,
    ...idNamed('item_id', 'item', line.itemId),
    name: line.name,
    description: line.description,
    // Counted from 1 here.
    item_order: index + 1,
    bcy_rate: numeric(totals?.baseRate),
    rate: numeric(line.rate),
    quantity: numeric(line.quantity),
    unit: line.unit,
    discount_amount: numeric(totals?.discountAmount),
    // Documented as a number, so it is the money and not the percentage.
    discount: numeric(totals?.discountAmount),
    ...encodeOptions(line),
    quantity_invoiced: numeric(line.quantityInvoiced),
    quantity_packed: numeric(line.quantityPacked),
    quantity_shipped: numeric(line.quantityShipped),
    ...encodeTreatment(line),
    item_total: numeric(totals?.itemTotal),
    is_invoiced: extentOf(line.quantityInvoiced, line.quantity) === 'all',
    is_unconfirmed_product: false,
    ...idNamed('image_id', 'image', line.image?.id),
    image_name: line.image?.name ?? '',
    image_type: line.image?.type ?? '',
    item_custom_fields: encodeCustomFields(line.customFields),
  };
}

/** attribute_name1, attribute_option_name1, attribute_option_data1 and so on: always three of each. */
function encodeOptions({ attributes = [] }: OrderLine): Record<string, string> {
  const places = Array.from({ length: OPTIONS }, (_, at) => ({ number: at + 1, attribute: attributes[at] }));
  return Object.fromEntries(
    places.flatMap(({ number, attribute }) => [
      [`attribute_name${number}`, attribute?.name ?? ''],
      [`attribute_option_name${number}`, attribute?.option ?? ''],
      [`attribute_option_data${number}`, attribute?.content ?? ''],
    ]),
  );
}

export function encodeCustomFields(fields: CustomField[]): Record<string, unknown>[] {
  return fields.map(({ id, index, label, value }) => ({
    ...idNamed('customfield_id', 'field', id),
    index: index ?? 0,
    label: label ?? '',
    value: value === undefined ? '' : storedJson(value),
  }));
}
