/** List users: whoever asks, and the sales people of the organisation. */
import type { Actor } from '../domain/caller.ts';
import type { StoredRow } from '../domain/stored-rows.ts';
import { operation, type OperationContext } from './operation.ts';
import { trueKey } from './rows.ts';

export interface UsersCommand {
  page: number;
  perPage: number;
  /** Only this one, and whoever asks; a number that stands in for the id of a sales person too. */
  id?: string;
}

export interface User extends Actor {
  email?: string;
  /** The one who asks; the others are sales people. */
  isCaller: boolean;
}

export interface UserPage {
  users: User[];
  hasMore: boolean;
}

/** Other credentials are no caller's to see: a function that could list them could make callers up. */
export const listUsers = operation({
  name: 'list-users',
  rights: ['users.read'],
  table: 'read',
  async run({ page, perPage, id }: UsersCommand, context): Promise<UserPage> {
    const { caller } = context;
    const self = { id: caller.id, name: caller.name, isCaller: true };
    if (id !== undefined) return { users: [self, ...(await named(id, context))], hasMore: false };
    // The caller has a place on the first page; where a page has one place, it is the whole of it.
    const rowsPage = perPage === 1 ? page - 1 : page;
    const found = await context.rows.list(caller.organizationId, {
      kind: 'salesperson',
      sortBy: 'name',
      descending: false,
      page: Math.max(1, rowsPage),
      perPage: Math.max(1, perPage - 1),
    });
    const others = rowsPage === 0 ? [] : found.rows.flatMap(userOf);
    const users = [...(page === 1 ? [self] : []), ...others];
    return { users, hasMore: found.hasMore || found.rows.length > others.length };
  },
});

async function named(id: string, context: OperationContext): Promise<User[]> {
  const key = await trueKey({ kind: 'salesperson', id }, context);
  const found = await context.rows.load(context.caller.organizationId, key);
  return found ? userOf(found) : [];
}

function userOf({ row }: StoredRow): User[] {
  if (row.kind !== 'salesperson') return [];
  return [{ id: row.id, name: row.name, email: row.email, isCaller: false }];
}
