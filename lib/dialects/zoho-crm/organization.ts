/** The organisation and its users, as clients read them when they sign in. */
import { numericId } from '../../domain/numeric-id.ts';
import { OrderError } from '../../domain/order-error.ts';
import type { Organization } from '../../operations/get-organization.ts';
import type { User, UserPage, UsersCommand } from '../../operations/list-users.ts';
import { aboutOne, type WireAnswer } from '../exchange.ts';
import { inPath } from '../leaves/in-path.ts';
import { pageOf, type Page } from '../leaves/paging.ts';
import { beside } from './request.ts';

const USERS_PER_PAGE = 200;

export const getOrganization = beside<Record<never, never>, Organization>(() =>
  aboutOne({}, encodeOrganization),
);

function encodeOrganization({ id, settings }: Organization): WireAnswer {
  const { code = null, symbol = null } = settings?.baseCurrency ?? {};
  const org = {
    id: numericId('record', id),
    zgid: numericId('record', id),
    company_name: null,
    primary_email: null,
    phone: null,
    country: null,
    country_code: null,
    currency: code,
    iso_code: code,
    currency_symbol: symbol,
    currency_locale: settings?.locale.replace('-', '_') ?? null,
    time_zone: settings?.timeZone ?? 'UTC',
    type: 'Production',
    mc_status: true,
    translation_enabled: false,
    privacy_settings: false,
    // Nothing is licensed here, and nothing runs out.
    license_details: {
      paid: true,
      paid_type: 'enterprise',
      paid_expiry: null,
      trial_type: null,
      trial_expiry: null,
      users_license_purchased: 1,
    },
  };
  return { status: 200, body: { org: [org] } };
}

/** What `type` asks for: all who are there are active and confirmed. */
const TYPES: Record<string, (user: User) => boolean> = {
  AllUsers: () => true,
  ActiveUsers: () => true,
  ConfirmedUsers: () => true,
  ActiveConfirmedUsers: () => true,
  CurrentUser: ({ isCaller }) => isCaller,
  AdminUsers: ({ isCaller }) => isCaller,
  ActiveConfirmedAdmins: ({ isCaller }) => isCaller,
  DeactiveUsers: () => false,
  NotConfirmedUsers: () => false,
  DeletedUsers: () => false,
};

export const listUsers = beside<UsersCommand, UserPage>(({ query }) => {
  const page = pageOf(query, USERS_PER_PAGE);
  const name = query.get('type')?.trim() || 'AllUsers';
  const isMeant = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;
  if (!isMeant)
    throw new OrderError('invalid_value', { field: 'type', expected: Object.keys(TYPES).join(', ') });
  // Of some types there is one at most: the caller, who is on the first page.
  const hasOthers = isMeant({ id: '', name: '', isCaller: false });
  return aboutOne(page, ({ users, hasMore }) =>
    encodeUsers({ users: users.filter(isMeant), hasMore: hasMore && hasOthers }, page),
  );
});

export const getUser = beside<UsersCommand, UserPage>((request) => {
  const id = inPath(request, 'id');
  return aboutOne({ page: 1, perPage: 1, id }, ({ users }) => {
    const found = users.filter((user) => numberOf(user) === id);
    if (found.length === 0) throw new OrderError('not_found', { id, kind: 'user' });
    return { status: 200, body: { users: found.map(encodeUser) } };
  });
});

function encodeUsers({ users, hasMore }: UserPage, { page, perPage }: Page): WireAnswer {
  if (users.length === 0) return { status: 204 };
  const info = { per_page: perPage, count: users.length, page, more_records: hasMore };
  return { status: 200, body: { users: users.map(encodeUser), info } };
}

const numberOf = ({ id, isCaller }: User): string => numericId(isCaller ? 'user' : 'salesperson', id);

function encodeUser(user: User): Record<string, unknown> {
  const [id, name] = [numberOf(user), user.name];
  const [first = '', ...others] = name.split(' ');
  const last = others.join(' ');
  return {
    id,
    zuid: id,
    full_name: name,
    first_name: last === '' ? null : first,
    last_name: last || first,
    email: user.email ?? null,
    status: 'active',
    confirm: true,
    role: { id: numericId('record', 'role'), name: 'User' },
    profile: { id: numericId('record', 'profile'), name: user.isCaller ? 'Administrator' : 'Standard' },
    time_zone: null,
    locale: null,
  };
}
