/** Users of Inventory and Books: whoever asks, as far as we know them. */
import { OrderError } from '../../domain/order-error.ts';
import type { User, UserPage, UsersCommand } from '../../operations/list-users.ts';
import { aboutOne } from '../exchange.ts';
import { shownId } from '../leaves/ids.ts';
import { pageOf } from '../leaves/paging.ts';
import { exchange } from './request.ts';

const USERS_PER_PAGE = 200;
const ALL = { page: 1, perPage: USERS_PER_PAGE };

/** `filter_by=Status.Inactive` and the like: everybody here is active. */
const NOBODY = /^(status\.)?(inactive|invited|deleted|unconfirmed|vendor|accountant)/i;

export const listUsers = exchange<UsersCommand, UserPage>(({ query }) => {
  const page = pageOf(query, USERS_PER_PAGE);
  const filter = query.get('filter_by') || 'Status.All';
  return aboutOne(page, ({ users, hasMore }) => {
    const page_context = {
      page: page.page,
      per_page: page.perPage,
      has_more_page: hasMore,
      report_name: 'Users',
      applied_filter: filter,
      sort_column: 'name',
      sort_order: 'A',
    };
    const found = NOBODY.test(filter) ? [] : users;
    const body = { code: 0, message: 'success', users: found.map(encodeUser), page_context };
    return { status: 200, body };
  });
});

/** By id, or as `me`. */
export const getUser = exchange<UsersCommand, UserPage>(({ params: { id } }) =>
  aboutOne(ALL, ({ users }) => {
    const found = users.find((user) => (id === 'me' ? user.isCaller : idOf(user) === id));
    if (!found) throw new OrderError('not_found', { id, kind: 'user' });
    return { status: 200, body: { code: 0, message: 'success', user: encodeUser(found) } };
  }),
);

const idOf = ({ id }: User): string => shownId('user', id);

function encodeUser(user: User): Record<string, unknown> {
  const { name, email = '', isCaller } = user;
  return {
    user_id: idOf(user),
    role_id: shownId('user', 'role'),
    name,
    email,
    email_ids: email === '' ? [] : [{ email, is_selected: true }],
    user_role: isCaller ? 'admin' : 'staff',
    user_type: 'zoho',
    status: 'active',
    is_current_user: isCaller,
    photo_url: '',
  };
}
