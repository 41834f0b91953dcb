/**
 * Lines: `lines`, when given, is the whole list. A known id is changed in place, no id adds, what is left out goes.
 * A list that takes lines out by name is a list of changes instead: what it leaves out stays.
 */
import { ONE, ZERO, type Decimal } from '../domain/decimal.ts';
import { lineId, type LineId } from '../domain/identity.ts';
import { OrderError } from '../domain/order-error.ts';
import type { LineInput, OrderInput } from '../domain/order-input.ts';
import type { OrderLine, SalesOrder } from '../domain/order.ts';
import { rowIn, type References } from '../domain/references.ts';
import type { ItemRow } from '../domain/reference.ts';
import { assertLineCount } from '../validators/limits.ts';
import { applyCustomFields } from './custom-fields.ts';
import { applyExtras } from './extras.ts';
import { keptDiscount } from './discount.ts';
import { applyTax, UNTAXED } from './tax.ts';
import { kept, required, requiredText, text } from './given.ts';

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
  const seen = new Set<string>();
  const stated = input.lines.map((line, index) => {
    const existing = existingLine(base, line, index, seen);
    if (line.remove) return { removed: existing?.id };
    const applied = applyLine(existing ?? blankLine(newId()), line, references, `lines[${index}]`);
    return { line: applied, order: line.order };
  });
  const lines = inOrder(stated).flatMap(({ line }) => (line ? [line] : []));
  const listed = input.lines.some(({ remove }) => remove) ? amended(base.lines, lines, stated) : lines;
  assertLineCount(listed);
  return listed;
}

/**
 * By the stated order; a line that states none stays behind the one before it. So a list that is sent back as it was
 * answered can have new lines put in anywhere.
 */
function inOrder<Stated extends { order?: number }>(stated: Stated[]): Stated[] {
  let last = -Infinity;
  const placed = stated.map((line) => ({ line, order: (last = line.order ?? last) }));
  return placed.toSorted((left, right) => compareOrders(left.order, right.order)).map(({ line }) => line);
}

/** Not by difference: two lines that nothing is said of are equal. */
function compareOrders(left: number, right: number): number {
  return left === right ? 0 : left - right;
}

/** The standing lines without the removed and with the changed ones in their places, then the new ones. */
function amended(standing: OrderLine[], lines: OrderLine[], stated: { removed?: LineId }[]): OrderLine[] {
  const removed = new Set(stated.map((line) => line.removed));
  const changed = new Map(lines.map((line) => [line.id, line]));
  const ids = new Set(standing.map(({ id }) => id));
  return [
    ...standing.filter(({ id }) => !removed.has(id)).map((line) => changed.get(line.id) ?? line),
    ...lines.filter(({ id }) => !ids.has(id)),
  ];
}

/** The line that the input changes. An order that is being made has none: ids are ours to give. */
function existingLine(
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
    name: nameOf(described, input, references, `${field}.name`),
    description: text(input.description, described.description),
    rate: rateOf(base, input, item, field),
    quantity: required(input.quantity, base.quantity, `${field}.quantity`),
    unit: text(input.unit, described.unit),
    discount: keptDiscount(input.discount, base.discount),
    // A group goes with its taxes.
    group: undefined,
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

/** An item's own name takes the place of an emptied one. @throws OrderError missing_field */
function nameOf(described: OrderLine, input: LineInput, references: References, field: string): string {
  if (described.itemId === undefined || !isBlank(input.name))
    return requiredText(input.name, described.name, field);
  const row = rowIn(references, { kind: 'item', id: described.itemId });
  return requiredText(undefined, row?.name ?? described.name, field);
}

/** True for what is stated and empty. */
export const isBlank = (given: string | null | undefined): boolean =>
  given === null || (given !== undefined && given.trim() === '');

/** The row of an item that is new on this line; an unchanged item keeps its snapshot. */
function newItem(
  base: OrderLine,
  input: LineInput,
  references: References,
  field: string,
): ItemRow | undefined {
  if (!input.itemId || input.itemId === base.itemId) return undefined;
  const row = rowIn(references, { kind: 'item', id: input.itemId });
  const { productCode } = input;
  // An item may have given up the code that it was found by.
  if (productCode && row?.code !== productCode && row?.id !== productCode) {
    throw new OrderError('unknown_reference', {
      field: `${field}.productCode`,
      kind: 'item',
      id: productCode,
    });
  }
  if (!row)
    throw new OrderError('unknown_reference', { field: `${field}.itemId`, kind: 'item', id: input.itemId });
  return row;
}

function itemFacts(input: LineInput, item: ItemRow | undefined): Partial<OrderLine> {
  if (item) {
    const { id, code, name, description, rate, unit, hsnOrSac, image, attributes } = item;
    return {
      itemId: id,
      itemRate: rate,
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
    ? { itemId: undefined, itemRate: undefined, image: undefined, attributes: undefined }
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
