/** Zoho CRM v2, records of Sales_Orders. The module's name is matched in the exchanges, without regard to case. */
import { fallbackRoutes, routeOf } from '../exchange.ts';

const route = routeOf('zoho-crm');
export const BASE = '/crm/v2';

export const zohoCrmRoutes = [
  route('POST', `${BASE}/{module}`, 'create', 'insert'),
  route('GET', `${BASE}/{module}`, 'list', 'list'),
  route('PUT', `${BASE}/{module}`, 'update', 'updateMany'),
  route('DELETE', `${BASE}/{module}`, 'bulk-delete', 'deleteMany'),
  route('POST', `${BASE}/{module}/upsert`, 'upsert', 'upsert'),
  route('GET', `${BASE}/{module}/search`, 'search', 'search'),
  route('GET', `${BASE}/{module}/deleted`, 'list-deleted', 'listDeleted'),
  route('GET', `${BASE}/{module}/actions/count`, 'count', 'count'),
  route('GET', `${BASE}/{module}/{id}`, 'retrieve', 'retrieve'),
  route('PUT', `${BASE}/{module}/{id}`, 'update', 'updateOne'),
  route('DELETE', `${BASE}/{module}/{id}`, 'delete', 'deleteOne'),
  route('GET', `${BASE}/settings/fields`, 'describe-fields', 'describeFields'),
  route('GET', `${BASE}/settings/modules`, 'describe-fields', 'describeModules'),
  ...fallbackRoutes('zoho-crm', BASE),
];
