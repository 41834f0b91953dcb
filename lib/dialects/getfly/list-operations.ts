/** What the operations of a filter are made of. */
import type { Condition, ListCommand, SingleFilters } from '../../domain/list-command.ts';
import { OrderError } from '../../domain/order-error.ts';

export type Narrowing = Partial<ListCommand> & { where?: Condition };
/** By operation: what the values of a filter mean. `name`: the parameter, for whoever refuses it. */
export type Operations = Record<string, (values: string[], name: string) => Narrowing>;

export const one = (read: (value: string, name: string) => Narrowing): Operations[string] => {
  return ([value = ''], name) => read(value, name);
};
export const any = (read: (value: string) => SingleFilters): Operations[string] => {
  return (values) => ({ where: { any: values.map((value) => ({ filter: read(value) })) } });
};
export const wrong = (field: string, expected: string) =>
  new OrderError('invalid_value', { field, expected });
