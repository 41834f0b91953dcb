/** Lines of an Inventory request, and what orders have as lines do: taxes and custom fields. */
import * as z from 'zod/mini';
import type { Decimal } from '../../domain/decimal.ts';
import { OrderError } from '../../domain/order-error.ts';
import type { LineInput, OrderInput, TaxInput } from '../../domain/order-input.ts';
import { LINES_AT_MOST } from '../../domain/order.ts';
import { boundedJson, decodeExtras } from '../leaves/extras.ts';
import { readWire } from '../leaves/leaves.ts';
import { isJsonObject } from '../leaves/json.ts';
import { OWNED_LINE_FIELDS, WireLine, type WireCustomField } from './wire.ts';

/** The whole list; absent means that the lines stay. */
export function decodeLines(lines: unknown[] | null | undefined): LineInput[] | undefined {
  if (lines === undefined) return undefined;
  // Counted before they are read: a thousand bad lines are one refusal.
  if (lines && lines.length > LINES_AT_MOST) {
    throw new OrderError('limit_exceeded', { field: 'line_items', limit: LINES_AT_MOST });
  }
  return (lines ?? []).map((line, index) => decodeLine(line, `line_items[${index}]`));
}

const KNOWN = new Set(Object.keys(WireLine.def.shape));

function decodeLine(line: unknown, field: string): LineInput {
  if (!isJsonObject(line)) throw new OrderError('invalid_value', { field, expected: 'object' });
  const wire = readWire(WireLine, line, field);
  return {
    id: wire.line_item_id ?? undefined,
    order: wire.item_order ?? undefined,
    itemId: wire.item_id,
    name: wire.name,
    description: wire.description,
    rate: wire.rate,
    quantity: wire.quantity,
    unit: wire.unit,
    discount: wire.discount,
    tax: lineTax(wire, field),
    warehouseId: wire.warehouse_id,
    hsnOrSac: wire.hsn_or_sac,
    satItemKeyCode: wire.sat_item_key_code,
    unitKeyCode: wire.unitkey_code,
    tdsTaxId: wire.tds_tax_id,
    customFields: customFieldsOf(wire, field),
    extras: decodeExtras('zoho-inventory', line, KNOWN, OWNED_LINE_FIELDS),
  };
}

/** A line's list is cleared by an empty one, so null says the same. */
function customFieldsOf({ item_custom_fields }: WireLine, field: string): LineInput['customFields'] {
  return (
    decodeCustomFields(
      item_custom_fields === null ? [] : item_custom_fields,
      `${field}.item_custom_fields`,
    ) ?? undefined
  );
}

/** An id wins; else several taxes stated in place; else one. A line sent back as it was answered means the same. */
function lineTax(wire: WireLine, field: string): TaxInput | null | undefined {
  if (!wire.tax_id && wire.line_item_taxes && wire.line_item_taxes.length > 0) {
    return {
      stated: wire.line_item_taxes.map((tax, index) => statedTax(tax, `${field}.line_item_taxes[${index}]`)),
    };
  }
  return decodeTax({
    id: wire.tax_id,
    name: wire.tax_name,
    percent: wire.tax_percentage,
    field: `${field}.tax`,
  });
}

type WireTaxEntry = NonNullable<WireLine['line_item_taxes']>[number];

function statedTax({ tax_name, tax_percentage, is_compound }: WireTaxEntry, field: string) {
  if (!tax_name) throw new OrderError('missing_field', { field: `${field}.tax_name` });
  if (!tax_percentage) throw new OrderError('missing_field', { field: `${field}.tax_percentage` });
  return { name: tax_name, percent: tax_percentage, compound: is_compound ?? false };
}

interface StatedTaxFields {
  id: string | null | undefined;
  name: string | null | undefined;
  percent: Decimal | null | undefined;
  field: string;
}

/**
 * A tax by id, stated as name and percentage, or a percentage alone; all empty clears it, all absent leaves it.
 * @throws OrderError missing_field (a name without a percentage)
 */
export function decodeTax({ id, name, percent, field }: StatedTaxFields): TaxInput | null | undefined {
  if (id) return { id, percent: percent ?? undefined };
  if (name && percent) return { stated: [{ name, percent, compound: false }] };
  if (name) throw new OrderError('missing_field', { field: `${field}_percentage` });
  if (percent) return { percent };
  return id === null || name === null ? null : undefined;
}

const CUSTOM_VALUE_LENGTH = 5000;

/** Each names its field by id, API name (also called placeholder), label or index. @throws OrderError missing_field | invalid_value */
export function decodeCustomFields(
  fields: z.infer<typeof WireCustomField>[] | null | undefined,
  at = 'custom_fields',
): OrderInput['customFields'] {
  if (!fields) return fields;
  return fields.map((field, index) => decodeCustomField(field, `${at}[${index}]`));
}

function decodeCustomField(
  field: z.infer<typeof WireCustomField>,
  at: string,
): NonNullable<LineInput['customFields']>[number] {
  const { index, label, value } = field;
  const id = field.custom_field_id ?? field.customfield_id ?? undefined;
  const apiName = field.api_name ?? field.placeholder ?? undefined;
  const isNamed = Boolean(id || apiName || label) || typeof index === 'number';
  if (!isNamed) throw new OrderError('missing_field', { field: `${at}.custom_field_id` });
  return {
    id,
    index: index ?? undefined,
    apiName,
    label: label ?? undefined,
    value: value == null ? value : boundedJson(value, `${at}.value`, CUSTOM_VALUE_LENGTH),
  };
}
