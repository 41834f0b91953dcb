/** An order and what a caller states about it -> the order as it would stand. Create, update and calculate all go through here. */
import { calculateTotals } from '../calculators/calculate-totals.ts';
import { calendarDateIn } from '../domain/identity.ts';
import { OrderError } from '../domain/order-error.ts';
import type { OrderInput } from '../domain/order-input.ts';
import type { OrderDocument, SalesOrder } from '../domain/order.ts';
import { rowIn, type References } from '../domain/references.ts';
import { applyCurrency, currencyCodeFor } from './currency.ts';
import { applyCustomer } from './customer.ts';
import { applyCustomFields } from './custom-fields.ts';
import { applyExtras } from './extras.ts';
import { changedPaths } from './changed-paths.ts';
import { discountLevelAfter, withDiscountLevel } from './discount.ts';
import { applyLines } from './lines.ts';
import { applyPayments } from './payments.ts';
import { applyPricing } from './pricing.ts';
import { applySoleTax } from './sole-tax.ts';
import { withAdjustment, withoutEcho } from './echoes.ts';
import { kept, text } from './given.ts';

/**
 * Pure: everything it looks up is in `references`. The number, version, status and times stay as they are.
 * @throws OrderError missing_field | invalid_value | limit_exceeded | unknown_reference
 */
export function applyInput(
  base: SalesOrder,
  given: OrderInput,
  references: References,
  newId: () => string,
): SalesOrder {
  const input = withoutEcho(base, given);
  const customerRow = rowIn(references, { kind: 'customer', id: input.customerId || base.customer.id });
  const parties = applyCustomer(base, input, customerRow);
  const code = currencyCodeFor(base, input, customerRow?.currencyCode);
  const priced = applyCurrency(base, input, code, references);
  const pricing = applyPricing(priced.pricing, input, references);
  const lines = applyLines(base, input, references, newId);
  const stated = {
    ...base,
    ...described(base, input, references),
    ...parties,
    currency: priced.currency,
    pricing: withDiscountLevel(pricing, discountLevelAfter(base, input, { pricing, lines })),
    lines,
    progress: applyPayments(base.progress, input.payments, pricing.profile.precision, newId),
  };
  const order = applySoleTax(base, stated, input);
  const adjusted = withAdjustment(order, input);
  if (keepsImported(base, adjusted)) return adjusted;
  return { ...adjusted, imported: undefined, totals: totalsOf(adjusted) };
}

/** True of an order with the figures of another system, while it stands as they were made. */
function keepsImported(base: SalesOrder, order: SalesOrder): boolean {
  return (
    base.imported !== undefined && changedPaths(base, order).every(({ path }) => !MAKES_FIGURES.test(path))
  );
}

const MAKES_FIGURES =
  /^(?:currency\b|pricing\.(?!adjustmentDescription)|lines\[[^\]]*\](?:$|\.(?:rate|quantity|discount|taxes|group)\b))/;

/** The figures of an order: the one place where they come from. @throws OrderError invalid_value */
function totalsOf(order: SalesOrder): SalesOrder['totals'] {
  return calculateTotals({ ...order.pricing, exchangeRate: order.currency.exchangeRate, lines: order.lines });
}

const dayOf = ({ presentation }: SalesOrder, moment: string | undefined) =>
  moment === undefined ? undefined : calendarDateIn(presentation.timeZone, new Date(moment));

function described(base: SalesOrder, input: OrderInput, references: References): Partial<SalesOrder> {
  if (input.date === null) throw new OrderError('missing_field', { field: 'date' });
  return {
    referenceNumber: text(input.referenceNumber, base.referenceNumber),
    date: input.date ?? dayOf(base, input.dateAt) ?? base.date,
    subject: subject(base, input),
    shipmentDate: kept(input.shipmentDate, base.shipmentDate),
    dueDate: kept(input.dueDate, base.dueDate),
    salesperson: salesperson(base, input, references),
    deliveryMethod: deliveryMethod(base, input),
    priceBookId: kept(input.priceBookId, base.priceBookId),
    template: template(base, input),
    notes: text(input.notes, base.notes),
    terms: text(input.terms, base.terms),
    customFields: applyCustomFields(base.customFields, input.customFields, references.settings?.customFields),
    documents: input.documents === undefined ? base.documents : ((input.documents ?? []) as OrderDocument[]),
    extras: applyExtras(base.extras, input.extras),
  };
}

/** A subject can be exchanged for another, not given up; an order made without one may go on so. */
function subject(base: SalesOrder, input: OrderInput): string | undefined {
  if (input.subject?.trim() || !base.subject) return kept(input.subject, base.subject);
  if (input.subject === undefined) return base.subject;
  throw new OrderError('missing_field', { field: 'subject' });
}

/** An id is looked up when it is new; a name alone is kept as text. */
function salesperson(base: SalesOrder, input: OrderInput, references: References): SalesOrder['salesperson'] {
  const { salespersonId: id, salespersonName: name } = input;
  if (id && id !== base.salesperson?.id) {
    const row = rowIn(references, { kind: 'salesperson', id });
    if (!row) throw new OrderError('unknown_reference', { field: 'salespersonId', kind: 'sales person', id });
    return { id: row.id, name: row.name };
  }
  if (id) return base.salesperson;
  const forgotten = id === null || id === '';
  if (name === undefined) return forgotten ? undefined : base.salesperson;
  if (!name) return undefined;
  return !forgotten && name === base.salesperson?.name ? base.salesperson : { name };
}

function deliveryMethod(base: SalesOrder, input: OrderInput): SalesOrder['deliveryMethod'] {
  const name = text(input.deliveryMethod, base.deliveryMethod?.name ?? '');
  const id = kept(input.deliveryMethodId, base.deliveryMethod?.id);
  return name === '' && id === undefined ? undefined : { id, name };
}

function template(base: SalesOrder, input: OrderInput): SalesOrder['template'] {
  const id = kept(input.templateId, base.template?.id);
  if (id === undefined) return undefined;
  return id === base.template?.id ? base.template : { id, name: '', type: '' };
}
