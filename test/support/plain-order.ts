/** Orders as plain data, for tests of pure functions: no store, no operation. Every call makes a new one. */
import { decimal, ONE, ZERO, type Decimal } from '../../lib/domain/decimal.ts';
import { FactRefusal } from '../../lib/domain/facts.ts';
import {
  lineId,
  orderId,
  organizationId,
  type CalendarDate,
  type Instant,
} from '../../lib/domain/identity.ts';
import { OrderError } from '../../lib/domain/order-error.ts';
import type { OrderLine, SalesOrder } from '../../lib/domain/order.ts';
import { OrderInput } from '../../lib/domain/order-input.ts';
import type { AppliedTax, Charge, Pricing } from '../../lib/domain/pricing.ts';
import type { Progress } from '../../lib/domain/progress.ts';
import { ReferenceRow } from '../../lib/domain/reference.ts';
import { rowName, type References } from '../../lib/domain/references.ts';
import { OrganizationSettings } from '../../lib/domain/settings.ts';
import { NO_TOTALS } from '../../lib/domain/totals.ts';

export const d = (value: string | number): Decimal => decimal(value);
export const day = (text: string) => text as CalendarDate;
export const at = (text: string) => text as Instant;

export const NOTHING_DONE: Progress = {
  packages: [],
  shipments: [],
  invoices: [],
  payments: [],
  purchaseOrders: [],
  removed: [],
};

/** Two of what costs 10, without an item. */
export function aLine(fields: Partial<OrderLine> = {}): OrderLine {
  return {
    id: lineId('11'),
    name: 'Desk',
    description: '',
    rate: d(10),
    quantity: d(2),
    unit: '',
    taxes: [],
    customFields: [],
    quantityInvoiced: ZERO,
    quantityPacked: ZERO,
    quantityShipped: ZERO,
    extras: {},
    ...fields,
  };
}

export function somePricing(fields: Partial<Pricing> = {}): Pricing {
  return {
    profile: { taxRounding: 'entity_level', precision: 2, discountBase: 'untaxed', basePrecision: 2 },
    taxInclusive: false,
    discountLevel: 'entity_level',
    discountBeforeTax: true,
    charges: [],
    documentTaxes: [],
    adjustment: ZERO,
    adjustmentDescription: '',
    ...fields,
  };
}

/** A confirmed order of one line in its third version; its totals are not worked out. */
export function anOrder(fields: Partial<SalesOrder> = {}): SalesOrder {
  return {
    id: orderId('1'),
    organizationId: organizationId('5'),
    number: 'SO-00001',
    version: 3,
    status: 'confirmed',
    referenceNumber: '',
    date: day('2026-11-21'),
    createdAt: at('2026-11-21T10:00:00.000Z'),
    modifiedAt: at('2026-11-21T11:00:00.000Z'),
    createdBy: { id: 'k', name: 'K' },
    modifiedBy: { id: 'k', name: 'K' },
    presentation: { timeZone: 'UTC', locale: 'en-US', dateFormat: 'dd MMM yyyy' },
    customer: { id: '501', name: 'Ann', contactPersons: [] },
    registration: { isPreGst: false },
    currency: { id: '', code: 'USD', symbol: '$', baseCode: 'USD', exchangeRate: ONE },
    pricing: somePricing(),
    lines: [aLine()],
    totals: NO_TOTALS,
    progress: NOTHING_DONE,
    notes: '',
    terms: '',
    customFields: [],
    documents: [],
    extras: {},
    ...fields,
  };
}

/** An order before anything is said about it. */
export function aNewOrder(fields: Partial<SalesOrder> = {}): SalesOrder {
  return anOrder({
    version: 0,
    status: 'draft',
    number: '',
    customer: { id: '', name: '', contactPersons: [] },
    lines: [],
    ...fields,
  });
}

export const aTax = (
  name: string,
  percent: number | string,
  fields: Partial<AppliedTax> = {},
): AppliedTax => ({
  name,
  percent: d(percent),
  compound: false,
  ...fields,
});

export const aCharge = (name: string, amount: number, ...taxes: AppliedTax[]): Charge => ({
  name,
  amount: d(amount),
  taxes,
});

/** What a caller states, read as a command would be. */
export const stated = (input: Record<string, unknown>): OrderInput => OrderInput.parse(input);

export const someSettings = (fields: Record<string, unknown> = {}): OrganizationSettings =>
  OrganizationSettings.parse({
    kind: 'settings',
    baseCurrency: { id: '90', code: 'USD', symbol: '$' },
    ...fields,
  });

/** Rows as they stand in an import file, read. */
export function lookedUp(rows: Record<string, unknown>[] = [], settings?: OrganizationSettings): References {
  const read = rows.map((row) => ReferenceRow.parse(row));
  return { settings, rows: new Map(read.map((row) => [rowName(row), row])) };
}

/** Ids from 101 on. */
export function counting(): () => string {
  let last = 100;
  return () => String((last += 1));
}

/** What the refusal says: its code and what it carries. Undefined when there was none. */
export function refused(work: () => unknown): Record<string, unknown> | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof OrderError) return { code: error.code, ...error.details };
    if (error instanceof FactRefusal) return { says: error.message, mayPass: error.mayPass };
    throw error;
  }
}
