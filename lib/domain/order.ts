/** The sales order: a superset of what the four wires carry, plain data throughout (it is stored as one JSON document). */
import type { Approval } from './approval.ts';
import type { Actor } from './caller.ts';
import { ZERO, type Decimal } from './decimal.ts';
import type { CalendarDate, Instant, LineId, OrderId, OrganizationId } from './identity.ts';
import type { OrderStatus } from './order-status.ts';
import type { OrderCustomer, TaxRegistration } from './parties.ts';
import { percentOf, type Discount, type OrderCurrency, type Pricing, type TaxTreatment } from './pricing.ts';
import type { Progress } from './progress.ts';
import type { StatusWord } from './settings.ts';
import type { SubStatus } from './sub-status.ts';
import type { Totals } from './totals.ts';
import { LIMITS } from './limits.ts';

/** Field name -> JSON text of the value: no digit of a foreign number is lost, and the core never reads it. */
export type Extras = Record<string, string>;

export interface CustomField {
  id?: string;
  index?: number;
  apiName?: string;
  label?: string;
  /** JSON text of the value. */
  value?: string;
}

export interface OrderDocument {
  id: string;
  fileName?: string;
  fileType?: string;
  fileSize?: Decimal;
  fileSizeFormatted?: string;
  attachmentOrder?: number;
  canSendInMail: boolean;
}

/** The document that comes first by its number; of equals, the one that is listed first. */
export function firstDocument(documents: readonly OrderDocument[]): OrderDocument | undefined {
  return documents.toSorted((left, right) => (left.attachmentOrder ?? 0) - (right.attachmentOrder ?? 0))[0];
}

/** Item facts copied from its reference row. */
interface ItemImage {
  id: string;
  name: string;
  type: string;
}

/** One option of a variant: "Colour", "Red", and what stands for it ("#ff0000"). */
interface ItemAttribute {
  name: string;
  option: string;
  content: string;
}

/** The most lines that an order has, whoever states them. */
export const LINES_AT_MOST = LIMITS.lines;

export interface OrderLine extends TaxTreatment {
  id: LineId;
  itemId?: string;
  /** The item's code (SKU); Getfly addresses lines by it. */
  productCode?: string;
  name: string;
  description: string;
  rate: Decimal;
  /** The price that the item's own row had when it was put on the line. */
  itemRate?: Decimal;
  quantity: Decimal;
  unit: string;
  discount?: Discount;
  warehouseId?: string;
  hsnOrSac?: string;
  satItemKeyCode?: string;
  unitKeyCode?: string;
  tdsTaxId?: string;
  image?: ItemImage;
  attributes?: ItemAttribute[];
  customFields: CustomField[];
  quantityInvoiced: Decimal;
  quantityPacked: Decimal;
  quantityShipped: Decimal;
  extras: Record<string, Extras>;
}

/** The rule of a difference that nothing known explains. */
export const UNEXPLAINED = 'unexplained';

/**
 * `totals` are those of the system that the order was moved from, until something changes that figures are made of. Then
 * this goes, and the history tells of it.
 */
interface ImportedFigures {
  /** What explains the difference, or `UNEXPLAINED`. */
  rule: string;
  /** What our own rules come to, of the figures that differ. */
  ours: Record<string, Decimal>;
}

export interface SalesOrder {
  id: OrderId;
  organizationId: OrganizationId;
  number: string;
  /** 1 at creation, one more at every committed change. */
  version: number;
  /**
   * What the order is called where it came from, by who asks for it so: a dialect, or "dialect:base" where a base counts
   * for itself. No two orders of an organisation have the same one.
   */
  foreignIds?: Record<string, string>;
  /** Of an order that was moved in: from where, as it was there at that time, and the version that this made here. */
  moved?: { from: string; modifiedAt: Instant; version: number };
  /** Of an order whose figures came out otherwise where it was moved from. */
  imported?: ImportedFigures;
  status: OrderStatus;
  /** What was last said of the draft that it is or was; nothing says more of a void order. */
  approval?: Approval;
  subStatus?: SubStatus;
  /** How a void order came to be void; Commerce words it. */
  voidedAs?: 'void' | 'cancelled';
  referenceNumber: string;
  subject?: string;
  estimateId?: string;
  date: CalendarDate;
  shipmentDate?: CalendarDate;
  dueDate?: CalendarDate;
  createdAt: Instant;
  modifiedAt: Instant;
  createdBy: Actor;
  modifiedBy: Actor;
  /** How the organisation shows times and amounts, frozen so that a replay prints the same. */
  presentation: {
    timeZone: string;
    locale: string;
    dateFormat: string;
    /** The organisation's own words for statuses. */
    statusWords?: StatusWord[];
  };
  customer: OrderCustomer;
  registration: TaxRegistration;
  currency: OrderCurrency;
  pricing: Pricing;
  lines: OrderLine[];
  totals: Totals;
  progress: Progress;
  salesperson?: { id?: string; name: string };
  deliveryMethod?: { id?: string; name: string };
  priceBookId?: string;
  template?: { id: string; name: string; type: string };
  notes: string;
  terms: string;
  customFields: CustomField[];
  documents: OrderDocument[];
  extras: Record<string, Extras>;
}

/** What a caller without line ids calls a line: the item's code, else its id; '' for a line without an item. */
export function lineCode({ productCode, itemId }: OrderLine): string {
  return productCode ?? itemId ?? '';
}

/** The percentage of the only tax on the document, or the one that all lines bear alike; 0 where there is no such one. */
export function solePercent({ lines, pricing }: SalesOrder): Decimal {
  const onLines = new Set(lines.map((line) => percentOf(line)));
  const [onEveryLine] = onLines;
  if (onLines.size > 1) return ZERO;
  const [onDocument, ...more] = pricing.documentTaxes;
  if (!onDocument) return onEveryLine ?? ZERO;
  return more.length === 0 && onEveryLine === ZERO ? (onDocument.percent ?? ZERO) : ZERO;
}
