/** The fields of times that Getfly's lists are filtered by, days and moments. */
import { one, wrong, type Narrowing, type Operations } from './list-operations.ts';
import { dayOf, shifted, spanOf } from './list-times.ts';

const MS = 1;
const SECOND_MS = 1000;

const spans = (value: string, name: string) => {
  const span = spanOf(value);
  if (!span) throw wrong(name, 'a time like 2026-11-27 18:00:00');
  return span;
};
const days = (value: string, name: string, shift = 0) => {
  const day = dayOf(value, shift);
  if (!day) throw wrong(name, 'a day like 2026-11-27');
  return day;
};
/** The operations of times, from what a beginning and an end come to. */
function ranged(
  from: (value: string, name: string, isIncluded: boolean) => Narrowing,
  to: (value: string, name: string, isIncluded: boolean) => Narrowing,
): Operations {
  const both = (first: string, last: string, name: string) => ({
    ...from(first, name, true),
    ...to(last, name, true),
  });
  return {
    eq: one((value, name) => both(value, value, name)),
    gte: one((value, name) => from(value, name, true)),
    gt: one((value, name) => from(value, name, false)),
    lte: one((value, name) => to(value, name, true)),
    lt: one((value, name) => to(value, name, false)),
    between: ([first = '', last = ''], name) => both(first, last, name),
  };
}

export const TIME_FIELDS: Record<string, Operations> = {
  order_date: ranged(
    (value, name, isIncluded) => ({ dateFrom: days(value, name, isIncluded ? 0 : 1) }),
    (value, name, isIncluded) => ({ dateTo: days(value, name, isIncluded ? 0 : -1) }),
  ),
  created_at: ranged(
    (value, name, isIncluded) => ({
      createdFrom: isIncluded ? spans(value, name).from : shifted(spans(value, name).to, MS),
    }),
    (value, name, isIncluded) => ({
      createdTo: isIncluded ? spans(value, name).to : shifted(spans(value, name).from, -MS),
    }),
  ),
  updated_at: ranged(
    // Whole seconds, after the one that is named.
    (value, name, isIncluded) => ({
      modifiedSince: isIncluded ? shifted(spans(value, name).from, -SECOND_MS) : spans(value, name).to,
    }),
    (value, name, isIncluded) => ({
      modifiedTo: isIncluded ? spans(value, name).to : shifted(spans(value, name).from, -MS),
    }),
  ),
};
