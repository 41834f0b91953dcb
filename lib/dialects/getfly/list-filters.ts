/** `filtering[field]`, `filtering[field:operation]` and lists of them -> what narrows a list. What is not served is refused by name. */
import type { Condition } from '../../domain/list-command.ts';
import { OrderError } from '../../domain/order-error.ts';
import { own } from '../leaves/own.ts';
import { FILTERS } from './list-fields.ts';
import type { Narrowing } from './list-operations.ts';

const FILTER = /^filtering\[([a-z_]+)(?::([a-z_]+))?\](?:\[([^\]]*)\])?$/;

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
export function given(query: URLSearchParams): Map<string, Given> {
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
