/** `filtering[field]`, `filtering[field:operation]` and lists of them -> what narrows a list. What is not served is refused by name. */
import { parseDecimal } from '../../domain/decimal.ts';
import { STAGES_OF, type Stage } from '../../domain/derived-status.ts';
import type { Condition, ListCommand, SingleFilters } from '../../domain/list-command.ts';
import { LIMITS } from '../../domain/limits.ts';
import { OrderError } from '../../domain/order-error.ts';
import { own } from '../leaves/own.ts';
import { dayOf, shifted, spanOf } from './list-times.ts';
import { STATUS_NUMBERS } from './status-words.ts';

type Narrowing = Partial<ListCommand> & { where?: Condition };
/** By operation: what the values of a filter mean. `name`: the parameter, for whoever refuses it. */
type Operations = Record<string, (values: string[], name: string) => Narrowing>;

const FILTER = /^filtering\[([a-z_]+)(?::([a-z_]+))?\](?:\[([^\]]*)\])?$/;
const MS = 1;
const SECOND_MS = 1000;

const one = (read: (value: string, name: string) => Narrowing): Operations[string] => {
  return ([value = ''], name) => read(value, name);
};
const any = (read: (value: string) => SingleFilters): Operations[string] => {
  return (values) => ({ where: { any: values.map((value) => ({ filter: read(value) })) } });
};
const looks = (at: 'phones' | 'emails', as: 'phone' | 'email'): Operations => {
  const eq = one((value) => ({ where: { look: { at, is: 'equal', value, as } } }));
  return { eq, is: eq };
};

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
const wrong = (field: string, expected: string) => new OrderError('invalid_value', { field, expected });

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

const decimal = (value: string, name: string) => {
  const read = parseDecimal(value);
  if (read === undefined) throw wrong(name, 'a number');
  return read;
};

function stages(values: string[], name: string): Narrowing {
  const asked = values.map((value) => {
    const status = Object.entries(STATUS_NUMBERS).find(([, number]) => String(number) === value)?.[0];
    if (!status) throw wrong(name, Object.values(STATUS_NUMBERS).join(', '));
    return STAGES_OF[status as keyof typeof STAGES_OF];
  });
  return { stages: [...new Set<Stage>(asked.flat())] };
}

function ids(values: string[], name: string): Narrowing {
  if (values.length > LIMITS.listedIds)
    throw new OrderError('limit_exceeded', { field: name, limit: LIMITS.listedIds });
  return { ids: [...new Set(values)] };
}

const code = one((value) => ({ number: value }));
const customer = one((value) => ({ customerId: value }));
const total = (filter: 'totalIs' | 'totalFrom' | 'totalAbove' | 'totalTo' | 'totalBelow') =>
  one((value, name) => ({ [filter]: decimal(value, name) }));

/** By field: the operations that are served; docs/getfly.md lists them. */
export const FILTERS: Record<string, Operations> = {
  id: { eq: ids, is: ids, in: ids },
  order_code: {
    eq: code,
    is: code,
    in: any((value) => ({ number: value })),
    contains: one((value) => ({ numberContains: value })),
  },
  account_id: { eq: customer, is: customer, in: any((value) => ({ customerId: value })) },
  account_code: { eq: customer, is: customer, in: any((value) => ({ customerId: value })) },
  account_phone: looks('phones', 'phone'),
  account_email: looks('emails', 'email'),
  status: { eq: stages, is: stages, in: stages },
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
  real_amount: {
    eq: total('totalIs'),
    gte: total('totalFrom'),
    gt: total('totalAbove'),
    lte: total('totalTo'),
    lt: total('totalBelow'),
  },
};

/** Operations whose values are lists, also as one text with commas. */
const OF_LISTS = ['in', 'between'];

/** Of texts that sort; figures do not. */
const RANGES = /^(date|created|modified)(From|Since|To)$/;

/** The later beginning, the earlier end. */
function narrower(name: string, ends: [string, string], field: string): string | undefined {
  if (ends[0].endsWith('Z') !== ends[1].endsWith('Z'))
    throw new OrderError('invalid_value', { field, reason: 'is said in two ways' });
  const sorted = ends.toSorted();
  return name.endsWith('To') ? sorted[0] : sorted[1];
}

/** All that are given must hold. @throws OrderError invalid_value | limit_exceeded */
export function listFilters(query: URLSearchParams): Narrowing {
  const found: Narrowing = {};
  const conditions: Condition[] = [];
  for (const [parameter, { field, operation, values }] of given(query)) {
    const read = own(own(FILTERS, field) ?? {}, operation);
    if (!read) throw new OrderError('invalid_value', { field: parameter, reason: 'is not supported' });
    const { where, ...filters } = read(values, parameter);
    if (where) conditions.push(where);
    for (const [name, value] of Object.entries(filters)) {
      const before = found[name as keyof Narrowing];
      if (before === undefined) Object.assign(found, { [name]: value });
      else if (RANGES.test(name))
        Object.assign(found, { [name]: narrower(name, [String(before), String(value)], parameter) });
      else conditions.push({ filter: { [name]: value } });
    }
  }
  return { ...found, where: conditions.length > 0 ? { all: conditions } : undefined };
}

interface Given {
  field: string;
  operation: string;
  values: string[];
}

/** What is said of each field, by the parameter that says so: `filtering[id][0]` and `filtering[id][1]` are one. */
function given(query: URLSearchParams): Map<string, Given> {
  const found = new Map<string, Given>();
  for (const [name, text] of query) {
    if (!name.startsWith('filtering') || text.trim() === '') continue;
    const [, field, said, index] = FILTER.exec(name) ?? [];
    if (field === undefined)
      throw new OrderError('invalid_value', { field: name, reason: 'is not supported' });
    const isOperation = index !== undefined && /^[a-z]/.test(index);
    const isListed = index !== undefined && !isOperation;
    const operation = said ?? (isOperation ? index : isListed ? 'in' : 'eq');
    const parameter = `filtering[${field}${said || isOperation ? `:${operation}` : ''}]`;
    const values = OF_LISTS.includes(operation) && !isListed ? text.split(',') : [text];
    const before = found.get(parameter)?.values ?? [];
    found.set(parameter, { field, operation, values: [...before, ...values.map((value) => value.trim())] });
  }
  return found;
}
