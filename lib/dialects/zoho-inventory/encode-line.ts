/** One line of an Inventory answer. */
import { extentOf } from '../../domain/derived-status.ts';
import { isZero, type Decimal } from '../../domain/decimal.ts';
import type { CustomField, OrderLine, SalesOrder } from '../../domain/order.ts';
import type { Discount } from '../../domain/pricing.ts';
import type { LineTotals } from '../../domain/totals.ts';
import { idNamed, shownId } from '../leaves/ids.ts';
import { encodeExtras } from '../leaves/extras.ts';
import { numeric, storedJson } from '../leaves/json.ts';
import { encodeTreatment } from '../zoho/tax.ts';

/** The lines of an order, in its order. */
export function encodeLines({ lines, totals }: SalesOrder): Record<string, unknown>[] {
  return lines.map((line, index) => encodeLine(line, totals.lines[index], index));
}

function encodeLine(line: OrderLine, totals: LineTotals | undefined, index: number): Record<string, unknown> {
  return {
    ...encodeExtras('zoho-inventory', line.extras),
    line_item_id: line.id,
    ...idNamed('item_id', 'item', line.itemId),
    name: line.name,
    description: line.description,
    item_order: index,
    bcy_rate: numeric(totals?.baseRate),
    rate: numeric(line.rate),
    quantity: numeric(line.quantity),
    quantity_invoiced: numeric(line.quantityInvoiced),
    quantity_packed: numeric(line.quantityPacked),
    quantity_shipped: numeric(line.quantityShipped),
    unit: line.unit,
    discount: encodeDiscount(line.discount),
    discount_amount: numeric(totals?.discountAmount),
    ...encodeTreatment(line),
    line_item_taxes: (totals?.taxes ?? []).map((tax, at) => ({
      ...idNamed('tax_id', 'tax', tax.id),
      tax_name: tax.name,
      tax_percentage: numeric(tax.percent),
      is_compound: line.taxes[at]?.compound ?? false,
      tax_amount: numeric(tax.amount),
    })),
    ...idNamed('tds_tax_id', 'tds', line.tdsTaxId),
    item_total: numeric(totals?.itemTotal),
    is_invoiced: extentOf(line.quantityInvoiced, line.quantity) === 'all',
    ...idNamed('image_id', 'image', line.image?.id),
    image_name: line.image?.name ?? '',
    image_type: line.image?.type ?? '',
    ...idNamed('warehouse_id', 'warehouse', line.warehouseId),
    hsn_or_sac: line.hsnOrSac ?? '',
    sat_item_key_code: line.satItemKeyCode ?? '',
    unitkey_code: line.unitKeyCode ?? '',
    item_custom_fields: encodeCustomFields(line.customFields),
  };
}

export function encodeCustomFields(fields: CustomField[]): Record<string, unknown>[] {
  return fields.map(({ id, index, apiName, label, value }) => ({
    ...idNamed('custom_field_id', 'field', id),
    customfield_id: shownId('field', id),
    index: index ?? 0,
    label: label ?? '',
    ...(apiName === undefined ? {} : { api_name: apiName, placeholder: apiName }),
    value: value === undefined ? '' : storedJson(value),
  }));
}

/**
 * The custom fields of an order, as clients look for them: in a list, and those with an API name as `cf_…` keys of the
 * order and of `custom_field_hash`, with the bare value beside each.
 */
export function encodeFieldsByName(fields: CustomField[]): Record<string, unknown> {
  const named = fields.flatMap(({ apiName, value }) => {
    if (!apiName?.startsWith(OWN_FIELD)) return [];
    const shown = value === undefined ? '' : storedJson(value);
    return [[apiName, shown] as const, [`${apiName}${UNFORMATTED}`, shown] as const];
  });
  const byName = Object.fromEntries(named);
  return { custom_fields: encodeCustomFields(fields), custom_field_hash: byName, ...byName };
}

/** How the service begins the API name of a field that an organisation has made. */
export const OWN_FIELD = 'cf_';
export const UNFORMATTED = '_unformatted';

/** 20 % -> "20.00%", with more decimals where the rate has them; an amount is a number. */
export function encodeDiscount(discount: Discount | undefined): unknown {
  if (!discount || isZero(discount.value)) return numeric(undefined);
  return discount.kind === 'percent' ? `${atLeastTwoDecimals(discount.value)}%` : numeric(discount.value);
}

function atLeastTwoDecimals(value: Decimal): string {
  const [whole = '0', fraction = ''] = value.split('.');
  return `${whole}.${fraction.padEnd(2, '0')}`;
}
