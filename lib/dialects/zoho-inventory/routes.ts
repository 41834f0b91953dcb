/** Zoho Inventory v1, under both base paths that clients use. */
import { rowOf } from '../exchange.ts';

const row = rowOf('zoho-inventory');

export const BASE_PATHS = ['/inventory/v1', '/api/v1'] as const;

export const zohoInventoryRoutes = BASE_PATHS.flatMap((base) => [
  row('POST', `${base}/salesorders`, 'create', 'create'),
  row('GET', `${base}/salesorders`, 'list', 'list'),
  row('DELETE', `${base}/salesorders`, 'bulk-delete', 'bulkDelete'),
  row('POST', `${base}/salesorders/calculate`, 'calculate', 'calculate'),
  row('POST', `${base}/salesorders/status/confirmed`, 'bulk-confirm', 'bulkConfirm'),
  row('POST', `${base}/salesorders/status/void`, 'bulk-void', 'bulkVoid'),
  row('GET', `${base}/salesorders/{id}`, 'retrieve', 'retrieve'),
  row('PUT', `${base}/salesorders/{id}`, 'update', 'update'),
  row('DELETE', `${base}/salesorders/{id}`, 'delete', 'delete'),
  row('GET', `${base}/salesorders/{id}/history`, 'history', 'history'),
  row('POST', `${base}/salesorders/{id}/status/confirmed`, 'confirm', 'confirm'),
  row('POST', `${base}/salesorders/{id}/status/void`, 'void', 'void'),
  row('GET', `${base}/{proxy+}`, 'fallback', 'fallback'),
  row('POST', `${base}/{proxy+}`, 'fallback', 'fallback'),
  row('PUT', `${base}/{proxy+}`, 'fallback', 'fallback'),
  row('DELETE', `${base}/{proxy+}`, 'fallback', 'fallback'),
  row('PATCH', `${base}/{proxy+}`, 'fallback', 'fallback'),
  row('HEAD', `${base}/{proxy+}`, 'fallback', 'fallback'),
]);
