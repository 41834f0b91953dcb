/** Zoho CRM v2, records of Sales_Orders. The module's name is matched in the exchanges, without regard to case. */
import { rowOf } from '../exchange.ts';

const row = rowOf('zoho-crm');
const BASE = '/crm/v2';

export const zohoCrmRoutes = [
  row('POST', `${BASE}/{module}`, 'create', 'insert'),
  row('GET', `${BASE}/{module}`, 'list', 'list'),
  row('PUT', `${BASE}/{module}`, 'update', 'updateMany'),
  row('DELETE', `${BASE}/{module}`, 'bulk-delete', 'deleteMany'),
  row('POST', `${BASE}/{module}/upsert`, 'upsert', 'upsert'),
  row('GET', `${BASE}/{module}/{id}`, 'retrieve', 'retrieve'),
  row('PUT', `${BASE}/{module}/{id}`, 'update', 'updateOne'),
  row('DELETE', `${BASE}/{module}/{id}`, 'delete', 'deleteOne'),
  row('GET', `${BASE}/settings/fields`, 'describe-fields', 'describeFields'),
  row('GET', `${BASE}/settings/modules`, 'describe-fields', 'describeModules'),
  row('GET', `${BASE}/{proxy+}`, 'fallback', 'fallback'),
  row('POST', `${BASE}/{proxy+}`, 'fallback', 'fallback'),
  row('PUT', `${BASE}/{proxy+}`, 'fallback', 'fallback'),
  row('DELETE', `${BASE}/{proxy+}`, 'fallback', 'fallback'),
  row('PATCH', `${BASE}/{proxy+}`, 'fallback', 'fallback'),
  row('HEAD', `${BASE}/{proxy+}`, 'fallback', 'fallback'),
];
