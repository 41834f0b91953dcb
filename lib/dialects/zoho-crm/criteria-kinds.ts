/** The kinds of fields in criteria: what each comparison asks of an order, as filters of lists where there are such. */
import { parseDecimal } from '../../domain/decimal.ts';
import { parseCalendarDate } from '../../domain/identity.ts';
import type { Condition, SingleFilters } from '../../domain/list-command.ts';
import type { Look } from '../../domain/list-look.ts';
import type { OrderError } from '../../domain/order-error.ts';
import { stagesOf } from './status-words.ts';

/** The condition of comparisons that a kind of field has: the rest follows from these. */
export interface Comparisons {
  equals(value: string): Condition;
  starts_with?(value: string): Condition;
  greater_equal?(value: string): Condition;
  greater_than?(value: string): Condition;
  less_equal?(value: string): Condition;
  less_than?(value: string): Condition;
}

export type Refuse = (reason: string) => OrderError;

export const filter = (filters: SingleFilters): Condition => ({ filter: filters });
export const not = (condition: Condition): Condition => ({ not: condition });

const looks =
  (at: Look['at'], as: Look['as'], value: string) =>
  (is: Look['is']): Condition => ({
    look: { at, is, value, as },
  });

export const textIn = (at: Look['at']) => (): Comparisons => ({
  equals: (value) => looks(at, 'text', value)('equal'),
  starts_with: (value) => looks(at, 'text', value)('begins'),
});

/** What has an order: `read` says what is compared, and refuses what is no such value. */
export const ordered =
  (at: Look['at'], as: Look['as'], read: (value: string, refuse: Refuse) => string) =>
  (refuse: Refuse): Comparisons => {
    const look = (is: Look['is']) => (value: string) => looks(at, as, read(value, refuse))(is);
    return {
      equals: look('equal'),
      greater_equal: look('from'),
      greater_than: look('above'),
      less_equal: look('to'),
      less_than: look('below'),
    };
  };

function asNumber(value: string, refuse: Refuse): string {
  const number = parseDecimal(value);
  if (number === undefined) throw refuse('a number is expected');
  return number;
}

export function asDay(value: string, refuse: Refuse): string {
  const day = parseCalendarDate(value);
  if (day === undefined) throw refuse('a date is expected (yyyy-mm-dd)');
  return day;
}

export const numberIn = (at: Look['at']) => ordered(at, 'number', asNumber);
export const crm = (extra: string) => ({ dialect: 'zoho-crm', extra });

/** Its id or its name. */
export const lookupIn = (extra: string) => textIn(crm(extra));

/** Whoever is stated, else whoever made it. */
export function owner(): Comparisons {
  const [stated, maker] = [lookupIn('Owner')(), textIn('createdBy')()];
  const isStated = looks(crm('Owner'), 'text', '')('given');
  const either = (first: Condition, second: Condition): Condition => ({
    any: [first, { all: [not(isStated), second] }],
  });
  return { equals: (value) => either(stated.equals(value), maker.equals(value)) };
}

const isId = (value: string): boolean => /^\d{1,100}$/.test(value);

/** By id, or by the name. */
export const account = (): Comparisons => ({
  equals: (value) => filter(isId(value) ? { customerId: value } : { customerName: value }),
  starts_with: (value) => filter({ customerNameStartsWith: value }),
});

export function status(refuse: Refuse): Comparisons {
  return {
    equals: (value) => {
      const stages = stagesOf(value);
      if (!stages) throw refuse('the status is unknown');
      return filter({ stages });
    },
  };
}

export function total(refuse: Refuse): Comparisons {
  const by = (name: 'totalIs' | 'totalFrom' | 'totalAbove' | 'totalTo' | 'totalBelow') => (value: string) =>
    filter({ [name]: asNumber(value, refuse) });
  return {
    equals: by('totalIs'),
    greater_equal: by('totalFrom'),
    greater_than: by('totalAbove'),
    less_equal: by('totalTo'),
    less_than: by('totalBelow'),
  };
}

/** A text that orders are found by. */
export const textBy = (whole: 'number' | 'subject') => (): Comparisons => ({
  equals: (value) => filter({ [whole]: value }),
  starts_with: (value) => filter({ [`${whole}StartsWith`]: value }),
});

export const recordId = (): Comparisons => ({ equals: (value) => filter({ ids: [value] }) });
