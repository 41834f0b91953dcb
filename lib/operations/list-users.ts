/** List users: who can act in the organisation, as far as its callers may know. */
import type { Actor } from '../domain/caller.ts';
import { operation } from './operation.ts';

export interface UsersCommand {
  page: number;
  perPage: number;
}

export interface User extends Actor {
  email?: string;
  /** The one who asks. */
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
  run({ page }: UsersCommand, { caller: { id, name } }): Promise<UserPage> {
    const users = page === 1 ? [{ id, name, isCaller: true }] : [];
    return Promise.resolve({ users, hasMore: false });
  },
});
