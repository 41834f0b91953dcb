/** Settings of an organisation. Orders freeze what they computed with; a change here touches no old order. */
import * as z from 'zod/mini';
import { areDistinct, CustomFieldDefinition } from './custom-field.ts';
import { LIMITS } from './limits.ts';
import { STATED_STATUSES } from './order-input.ts';
import { LEVELS } from './pricing.ts';
import { SubStatus } from './sub-status.ts';

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name }).format();
    return true;
  } catch {
    return false;
  }
}

function isLocale(name: string): boolean {
  try {
    return Intl.getCanonicalLocales(name).length === 1;
  } catch {
    return false;
  }
}

/** Below the largest bulk call that call would never be served. */
const perMinute = z.optional(z.int().check(z.gte(100), z.lte(1_000_000)));

const precision = z.int().check(z.gte(0), z.lte(6));

/** A word of an organisation's own for a status, and what it means here. Of several with one meaning the first is shown. */
const StatusWord = z.strictObject({
  word: z.string().check(z.minLength(1), z.maxLength(120)),
  means: z.enum(STATED_STATUSES),
});
export type StatusWord = z.infer<typeof StatusWord>;

export const OrganizationSettings = z.strictObject({
  kind: z.literal('settings'),
  /** What the organisation is called. */
  name: z.optional(z.string().check(z.maxLength(200))),
  baseCurrency: z.strictObject({
    id: z._default(z.string(), ''),
    code: z.string().check(z.regex(/^[A-Z]{3}$/)),
    symbol: z._default(z.string(), ''),
  }),
  /** Automatic numbers: prefix, then the counter padded with zeros. `next` is the first one of the prefix. */
  numbering: z._default(
    z.strictObject({
      prefix: z._default(z.string().check(z.maxLength(50)), 'SO-'),
      padding: z._default(z.int().check(z.gte(0), z.lte(15)), 5),
      next: z._default(z.int().check(z.gte(1)), 1),
    }),
    { prefix: 'SO-', padding: 5, next: 1 },
  ),
  taxRounding: z._default(z.enum(LEVELS), 'entity_level'),
  /** Decimals of amounts; by default those of the currency. */
  pricePrecision: z.optional(precision),
  closeWhen: z._default(z.enum(['invoiced', 'shipped', 'invoiced_and_shipped']), 'invoiced_and_shipped'),
  /** An order is confirmed only when it is approved. */
  approvalRequired: z._default(z.boolean(), false),
  /** A code stands once in the list. */
  subStatuses: z._default(
    z.array(SubStatus).check(
      z.maxLength(100),
      z.refine((list) => new Set(list.map(({ code }) => code)).size === list.length, 'a code stands twice'),
    ),
    [],
  ),
  customFields: z._default(
    z
      .array(CustomFieldDefinition)
      .check(z.maxLength(200), z.refine(areDistinct, 'an id or an API name stands twice')),
    [],
  ),
  timeZone: z._default(z.string().check(z.refine(isTimeZone)), 'UTC'),
  locale: z._default(z.string().check(z.refine(isLocale)), 'en-US'),
  dateFormat: z._default(z.string(), 'dd MMM yyyy'),
  idempotencyHours: z._default(z.int().check(z.gte(24), z.lte(24 * 30)), 24),
  /** What is left out is `ORDERS_PER_MINUTE`. */
  ordersPerMinute: z.optional(z.strictObject({ credential: perMinute, organization: perMinute })),
  /** The customer of orders that are made without one. */
  defaultCustomerId: z.optional(z.string().check(z.minLength(1), z.maxLength(LIMITS.idLength))),
  /** Beside the words of the wire that has such. */
  statusWords: z.optional(z.array(StatusWord).check(z.maxLength(50))),
  historyDaysAfterDelete: z._default(z.int().check(z.gte(7)), 90),
  /** Of closed orders; without it their history is kept. The newest change always is. */
  historyDaysAfterClose: z.optional(z.int().check(z.gte(7))),
});
export type OrganizationSettings = z.infer<typeof OrganizationSettings>;
