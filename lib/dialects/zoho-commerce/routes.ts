/** Zoho Commerce: one order read, and its status moved. */
import { rowOf } from '../exchange.ts';

const row = rowOf('zoho-commerce');
const BASE = '/store/api/v1';

export const zohoCommerceRoutes = [
  row('GET', `${BASE}/salesorders/{id}`, 'retrieve', 'retrieve'),
  row('POST', `${BASE}/salesorders/{id}/status/confirmed`, 'confirm', 'confirm'),
  row('POST', `${BASE}/salesorders/{id}/status/void`, 'void', 'void'),
  row('POST', `${BASE}/salesorders/{id}/status/cancelled`, 'void', 'cancel'),
  row('GET', `${BASE}/{proxy+}`, 'fallback', 'fallback'),
  row('POST', `${BASE}/{proxy+}`, 'fallback', 'fallback'),
  row('PUT', `${BASE}/{proxy+}`, 'fallback', 'fallback'),
  row('DELETE', `${BASE}/{proxy+}`, 'fallback', 'fallback'),
  row('PATCH', `${BASE}/{proxy+}`, 'fallback', 'fallback'),
  row('HEAD', `${BASE}/{proxy+}`, 'fallback', 'fallback'),
];
