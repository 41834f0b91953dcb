/** Customers by the words of their names: look-up items that are written with a name and never go. */
import { fold } from '../domain/folded-text.ts';
import type { ListCommand } from '../domain/list-command.ts';
import type { FilterFacts } from '../domain/list-filter.ts';
import { BOUNDS } from '../domain/list-paths.ts';
import { OrderError } from '../domain/order-error.ts';
import type { OrganizationId } from '../domain/identity.ts';
import { partitions } from './keys.ts';
import { textPrefix } from './text-keys.ts';
import type { Calls } from './table.ts';

/** One name may be found by several words: so many items are read for each customer. */
const ITEMS_PER_CUSTOMER = 3;

interface NameWanted {
  text: string;
  /** The whole name, and not only a beginning. */
  whole: boolean;
  /** More customers than that are not looked for. */
  atMost: number;
}

/** The ids of customers that have or had such a name. */
export async function customersNamed(
  calls: Calls,
  org: OrganizationId,
  { text, whole, atMost }: NameWanted,
): Promise<string[]> {
  const folded = fold(text);
  if (folded === '') return [];
  const prefix = whole ? textPrefix.whole(folded) : textPrefix.beginning(folded);
  const found = new Set<string>();
  const items = calls.query({
    partition: partitions.names(org),
    sort: { prefix },
    eventually: true,
    pageSize: atMost * ITEMS_PER_CUSTOMER,
  });
  for await (const item of items) {
    found.add(String(item['customerId']));
    if (found.size >= atMost) break;
  }
  return [...found];
}

/** The customers that the query's names mean. @throws OrderError invalid_value when they are too many */
export async function customersMeant(
  calls: Calls,
  org: OrganizationId,
  { customerName, customerNameStartsWith, searchText }: ListCommand,
): Promise<Omit<FilterFacts, 'today'>> {
  const named = async (text: string, whole: boolean) =>
    new Set(await customersNamed(calls, org, { text, whole, atMost: BOUNDS.customers + 1 }));
  const whole = customerName === undefined ? undefined : await named(customerName, true);
  const beginning =
    customerNameStartsWith === undefined ? undefined : await named(customerNameStartsWith, false);
  const both = whole && beginning ? whole.intersection(beginning) : (whole ?? beginning);
  if (both && both.size > BOUNDS.customers)
    throw tooManyCustomers(whole ? 'customerName' : 'customerNameStartsWith');
  const found = searchText === undefined ? undefined : await named(searchText, false);
  return { customersNamed: both, customersFound: found };
}

function tooManyCustomers(field: string): OrderError {
  const reason = `more than ${BOUNDS.customers} customers are called so; give more of the name`;
  return new OrderError('invalid_value', { field, reason });
}
