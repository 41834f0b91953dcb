/** Which parameters of a list are served and which refused by name: what is silently ignored answers the wrong orders. */
import { OrderError } from '../../domain/order-error.ts';

/** A parameter of the service's own lists. Served ones are read by the dialect's `lists.ts`. */
export interface ListParameter {
  name: string;
  /** The suffixes under which it is served, '' for its own name; all others that the service knows are refused. */
  served: readonly string[];
  /** The values that are served, lower case, where not every one is. */
  values?: readonly string[];
}

/** How the services' families of parameters end, after `_` or `.`: `date_start`, `total_less_than`, `date.start`. */
export const SUFFIXES = [
  'startswith',
  'endswith',
  'contains',
  'not_contains',
  'in',
  'not_in',
  'is',
  'is_not',
  'equals',
  'not_equals',
  'start',
  'end',
  'from',
  'to',
  'before',
  'after',
  'on',
  'between',
  'less_than',
  'less_equals',
  'greater_than',
  'greater_equals',
  'min',
  'max',
  'is_empty',
  'is_not_empty',
] as const;

/** These may end any name; all others nothing but a filter, whatever it narrows. */
const OF_ANY_NAME = new Set(['', 'in', 'is', 'start', 'end', 'from', 'to', 'on', 'min', 'max']);

const SUFFIX = new RegExp(`^(.+?)[_.](${[...SUFFIXES].sort((a, b) => b.length - a.length).join('|')})$`);

/**
 * Refuses the first parameter that is known and not served, or that ends as only filters do; other unknown names and empty
 * values are ignored. @throws OrderError invalid_value
 */
export function assertServed(query: URLSearchParams, parameters: readonly ListParameter[]): void {
  for (const [name, value] of query) {
    if (value.trim() === '') continue;
    const [, stem = '', suffix = ''] = SUFFIX.exec(name) ?? [];
    const whole = parameters.find((candidate) => candidate.name === name);
    const parameter = whole ?? parameters.find((candidate) => candidate.name === stem);
    if (!parameter && OF_ANY_NAME.has(suffix)) continue;
    if (!parameter?.served.includes(whole ? '' : suffix))
      throw new OrderError('invalid_value', { field: name, reason: 'this filter is not supported' });
    if (parameter.values && !parameter.values.includes(value.toLowerCase()))
      throw new OrderError('invalid_value', {
        field: name,
        reason: `this filter is supported for ${parameter.values.join(', ')} only`,
      });
  }
}
