/** Zoho CRM, records of Sales_Orders, in every version. The module's name is matched in the exchanges, without regard to case. */
import { fallbackRoutes, routeOf } from '../exchange.ts';

const route = routeOf('zoho-crm');
export const VERSION_NAMES = ['v2', 'v2.1', 'v3', 'v4', 'v5', 'v6', 'v7', 'v8'] as const;
export type VersionName = (typeof VERSION_NAMES)[number];

export const BASES = VERSION_NAMES.map((name) => `/crm/${name}`);

export const zohoCrmRoutes = BASES.flatMap((base) => [
  route('GET', `${base}/Accounts`, 'list-rows', 'listAccounts'),
  route('GET', `${base}/Accounts/search`, 'list-rows', 'searchAccounts'),
  route('GET', `${base}/Accounts/{id}`, 'get-row', 'getAccount'),
  route('GET', `${base}/Contacts`, 'list-rows', 'listContacts'),
  route('GET', `${base}/Contacts/search`, 'list-rows', 'searchContacts'),
  route('GET', `${base}/Contacts/{id}`, 'get-row', 'getContact'),
  route('GET', `${base}/Products`, 'list-rows', 'listProducts'),
  route('GET', `${base}/Products/search`, 'list-rows', 'searchProducts'),
  route('GET', `${base}/Products/{id}`, 'get-row', 'getProduct'),
  route('POST', `${base}/{module}`, 'create', 'insert'),
  route('GET', `${base}/{module}`, 'list', 'list'),
  route('PUT', `${base}/{module}`, 'update', 'updateMany'),
  route('DELETE', `${base}/{module}`, 'bulk-delete', 'deleteMany'),
  route('POST', `${base}/{module}/upsert`, 'upsert', 'upsert'),
  route('GET', `${base}/{module}/search`, 'search', 'search'),
  route('GET', `${base}/{module}/deleted`, 'list-deleted', 'listDeleted'),
  route('GET', `${base}/{module}/actions/count`, 'count', 'count'),
  route('GET', `${base}/{module}/{id}`, 'retrieve', 'retrieve'),
  route('PUT', `${base}/{module}/{id}`, 'update', 'updateOne'),
  route('DELETE', `${base}/{module}/{id}`, 'delete', 'deleteOne'),
  route('GET', `${base}/settings/fields`, 'describe-fields', 'describeFields'),
  route('GET', `${base}/settings/modules`, 'describe-fields', 'describeModules'),
  route('GET', `${base}/settings/modules/{name}`, 'describe-fields', 'describeModule'),
  route('GET', `${base}/settings/layouts`, 'describe-fields', 'describeLayouts'),
  route('GET', `${base}/settings/related_lists`, 'describe-fields', 'describeRelatedLists'),
  route('GET', `${base}/org`, 'get-organization', 'getOrganization'),
  route('GET', `${base}/users`, 'list-users', 'listUsers'),
  route('GET', `${base}/users/{id}`, 'list-users', 'getUser'),
  route('GET', `${base}/{module}/{id}/Notes`, 'list-comments', 'listNotes'),
  route('POST', `${base}/{module}/{id}/Notes`, 'add-comment', 'addNotes'),
  ...fallbackRoutes('zoho-crm', base),
]);
