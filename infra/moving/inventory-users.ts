import type { UserNames } from './inventory-order.ts';
import { listOf, textOf, type Fields } from './wire-values.ts';

/** Names of users; an account that does not tell them has orders with ids alone. */
export async function usersOf(pages: AsyncIterable<Fields>): Promise<UserNames> {
  const names = new Map<string, string>();
  try {
    for await (const page of pages)
      for (const user of listOf(page['users'])) names.set(textOf(user['user_id']), textOf(user['name']));
  } catch {
    // Their scope may not have been given.
  }
  return names;
}
