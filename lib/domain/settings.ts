/** Settings of an organisation. Orders freeze what they computed with; a change here touches no old order. */
import * as z from 'zod/mini';
import { LEVELS } from './pricing.ts';

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

const precision = z.int().check(z.gte(0), z.lte(6));

export const OrganizationSettings = z.strictObject({
  kind: z.literal('settings'),
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
  timeZone: z._default(z.string().check(z.refine(isTimeZone)), 'UTC'),
  locale: z._default(z.string().check(z.refine(isLocale)), 'en-US'),
  dateFormat: z._default(z.string(), 'dd MMM yyyy'),
  idempotencyHours: z._default(z.int().check(z.gte(24), z.lte(24 * 30)), 24),
  historyDaysAfterDelete: z._default(z.int().check(z.gte(7)), 90),
  /** Of closed orders; without it their history is kept. The newest change always is. */
  historyDaysAfterClose: z.optional(z.int().check(z.gte(7))),
});
export type OrganizationSettings = z.infer<typeof OrganizationSettings>;
