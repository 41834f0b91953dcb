/** Lines: `lines`, when given, is the whole list. A known id is changed in place, no id adds, what is left out goes. */
import { ONE, ZERO, type Decimal } from '../domain/decimal.ts';
import { lineId } from '../domain/identity.ts';
import { OrderError } from '../domain/order-error.ts';
import type { LineInput, OrderInput } from '../domain/order-input.ts';
import type { OrderLine, SalesOrder } from '../domain/order.ts';
import type { References } from '../domain/ports.ts';
import type { ItemRow } from '../domain/reference.ts';
import { applyCustomFields, applyExtras } from './apply-extras.ts';
import { applyTax, UNTAXED } from './apply-tax.ts';

export const LINES_AT_MOST = 200;

/** @throws OrderError missing_field | limit_exceeded | invalid_value | unknown_reference */
export function applyLines(
  base: SalesOrder,
  input: OrderInput,
  references: References,
  newId: () => string,
): OrderLine[] {
  if (!input.lines) {
    if (base.version === 0) throw new OrderError('missing_field', { field: 'lines' });
    return base.lines;
  }
  if (input.lines.length === 0) throw new OrderError('missing_field', { field: 'lines' });
  if (input.lines.length > LINES_AT_MOST) {
    throw new OrderError('limit_exceeded', { field: 'lines', limit: LINES_AT_MOST });
  }
  const seen = new Set<string>();
  return input.lines.map((line, index) => {
    const existing = existingLine(base, line, index, seen);
    return applyLine(existing ?? blankLine(newId()), line, references, `lines[${index}]`);
  });
}

/** The line that the input changes. An order that is being made has none: ids are ours to give. */
export function existingLine(
  base: SalesOrder,
  line: LineInput,
  index: number,
  seen: Set<string>,
): OrderLine | undefined {
  if (!line.id || base.version === 0) return undefined;
  const field = `lines[${index}].id`;
  if (seen.has(line.id)) throw new OrderError('invalid_value', { field, reason: 'the line is named twice' });
  seen.add(line.id);
  const existing = base.lines.find((candidate) => candidate.id === line.id);
  if (!existing) throw new OrderError('unknown_reference', { field, kind: 'line', id: line.id });
  return existing;
}

/** A line that names no item and no rate yet. */
export function blankLine(id: string): OrderLine {
  return {
    id: lineId(id),
    name: '',
    description: '',
    rate: ZERO,
    quantity: ONE,
    unit: '',
    ...UNTAXED,
    customFields: [],
    quantityInvoiced: ZERO,
    quantityPacked: ZERO,
    quantityShipped: ZERO,
    extras: {},
  };
}

function applyLine(base: OrderLine, input: LineInput, references: References, field: string): OrderLine {
  const item = newItem(base, input, references, field);
  const described = { ...base, ...itemFacts(input, item) };
  return {
    ...described,
    name: requiredText(input.name, described.name, `${field}.name`),
    description: text(input.description, described.description),
    rate: rateOf(base, input, item, field),
    quantity: required(input.quantity, base.quantity, `${field}.quantity`),
    unit: text(input.unit, described.unit),
    discount: kept(input.discount, base.discount),
    ...applyTax(base, input.tax, references, `${field}.tax`),
    warehouseId: kept(input.warehouseId, base.warehouseId),
    hsnOrSac: kept(input.hsnOrSac, described.hsnOrSac),
    satItemKeyCode: kept(input.satItemKeyCode, base.satItemKeyCode),
    unitKeyCode: kept(input.unitKeyCode, base.unitKeyCode),
    tdsTaxId: kept(input.tdsTaxId, base.tdsTaxId),
    customFields: applyCustomFields(base.customFields, input.customFields),
    extras: applyExtras(base.extras, input.extras),
  };
}

/** The row of an item that is new on this line; an unchanged item keeps its snapshot. */
function newItem(
  base: OrderLine,
  input: LineInput,
  references: References,
  field: string,
): ItemRow | undefined {
  if (!input.itemId || input.itemId === base.itemId) return undefined;
  const row = references.row({ kind: 'item', id: input.itemId });
  if (!row)
    throw new OrderError('unknown_reference', { field: `${field}.itemId`, kind: 'item', id: input.itemId });
  return row;
}

function itemFacts(input: LineInput, item: ItemRow | undefined): Partial<OrderLine> {
  if (item) {
    const { id, code, name, description, unit, hsnOrSac, image, attributes } = item;
    return {
      itemId: id,
      productCode: code,
      name,
      description: description ?? '',
      unit: unit ?? '',
      hsnOrSac,
      image,
      attributes,
    };
  }
  return input.itemId === null || input.itemId === ''
    ? { itemId: undefined, image: undefined, attributes: undefined }
    : {};
}

/** A new line without an item must say its rate; a line never loses it. */
function rateOf(base: OrderLine, input: LineInput, item: ItemRow | undefined, field: string): Decimal {
  if (input.rate) return input.rate;
  if (input.rate === null) throw new OrderError('missing_field', { field: `${field}.rate` });
  if (item?.rate) return item.rate;
  if (item || base.name === '') throw new OrderError('missing_field', { field: `${field}.rate` });
  return base.rate;
}

function requiredText(given: string | null | undefined, current: string, field: string): string {
  const value = given === undefined ? current : (given ?? '');
  if (value.trim() === '') throw new OrderError('missing_field', { field });
  return value;
}

function required<Value>(given: Value | null | undefined, current: Value, field: string): Value {
  if (given === null) throw new OrderError('missing_field', { field });
  return given ?? current;
}

/** Absent stays, null or "" empties. */
export function text(given: string | null | undefined, current: string): string {
  return given === undefined ? current : (given ?? '');
}

/** Absent stays, null or "" forgets. */
export function kept<Value>(given: Value | null | undefined, current: Value | undefined): Value | undefined {
  if (given === undefined) return current;
  return given === null || given === '' ? undefined : given;
}
