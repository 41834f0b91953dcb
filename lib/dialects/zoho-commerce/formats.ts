/** Amounts, days and times as an organisation shows them; its ways are frozen on the order, so that a replay prints the same. */
import type { Decimal } from '../../domain/decimal.ts';
import type { Instant } from '../../domain/identity.ts';
import { madeOnce } from '../../domain/made-once.ts';
import type { SalesOrder } from '../../domain/order.ts';
import { timeIn } from '../leaves/zoned-time.ts';

type Presentation = SalesOrder['presentation'];
type Presented = Pick<SalesOrder, 'presentation' | 'currency' | 'pricing'>;

/** How money is shown: where, in which currency, with how many decimals. */
export interface MoneyFormat {
  locale: string;
  currency: string;
  places: number;
}

/** TypeScript's library does not know yet that decimal text is formatted exactly. */
type ExactFormat = { format(text: string): string };

/** The order's currency, with the order's decimals. */
export function orderMoney({ presentation, currency, pricing }: Presented): MoneyFormat {
  return { locale: presentation.locale, currency: currency.code, places: pricing.profile.precision };
}

/** The base currency, with the decimals of base figures. */
export function baseMoney({ presentation, currency, pricing }: Presented): MoneyFormat {
  return { locale: presentation.locale, currency: currency.baseCode, places: pricing.profile.basePrecision };
}

const moneyFormat = madeOnce((locale, currency, places) => {
  const digits = { minimumFractionDigits: Number(places), maximumFractionDigits: Number(places) };
  return new Intl.NumberFormat(locale, { style: 'currency', currency, ...digits }) as ExactFormat;
});

/** 30 -> "$30.00" */
export function moneyText({ locale, currency, places }: MoneyFormat, amount: Decimal): string {
  return moneyFormat(locale, currency, String(places)).format(amount);
}

/** A weekday or month in words. */
const wordFormat = madeOnce(
  (locale: string, part: 'weekday' | 'month', width: 'long' | 'short') =>
    new Intl.DateTimeFormat(locale, { [part]: width, timeZone: 'UTC' }),
);

const PATTERN_PART = /y+|M+|d+|E+/g;

/** A day by the organisation's pattern, "dd MMM yyyy": 20 Jan 2017. '' for none. */
export function dayText({ locale, dateFormat }: Presentation, day: string | undefined): string {
  if (!day) return '';
  const date = new Date(`${day}T00:00:00.000Z`);
  const word = (part: 'weekday' | 'month', length: number) =>
    wordFormat(locale, part, length > 3 ? 'long' : 'short').format(date);
  const [year = '', month = '', dayOfMonth = ''] = day.split('-');
  const plain = (digits: string, length: number) => (length === 1 ? String(Number(digits)) : digits);
  return dateFormat.replace(PATTERN_PART, (part) => {
    if (part.startsWith('y')) return part.length === 2 ? year.slice(2) : year;
    if (part.startsWith('d')) return plain(dayOfMonth, part.length);
    if (part.startsWith('E')) return word('weekday', part.length);
    return part.length < 3 ? plain(month, part.length) : word('month', part.length);
  });
}

/** 2017-01-18T11:06:58+0530 */
export function timeText({ timeZone }: Presentation, moment: Instant): string {
  return timeIn(timeZone, moment).replace(/:(\d\d)$/, '$1');
}

/** The day by the pattern, then the time of day: 18 Jan 2017 11:06 AM. */
export function momentText(presentation: Presentation, moment: Instant): string {
  const local = timeIn(presentation.timeZone, moment);
  const [hours, minutes] = [Number(local.slice(11, 13)), local.slice(14, 16)];
  const clock = `${String(hours % 12 || 12).padStart(2, '0')}:${minutes} ${hours < 12 ? 'AM' : 'PM'}`;
  return `${dayText(presentation, local.slice(0, 10))} ${clock}`;
}

/** partially_shipped -> "Partially Shipped" */
export function wordsText(status: string): string {
  return status
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}
