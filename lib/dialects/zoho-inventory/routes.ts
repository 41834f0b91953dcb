/** Zoho Inventory v1, under both base paths that clients use. */
import { fallbackRoutes, routeOf } from '../exchange.ts';

const route = routeOf('zoho-inventory');

export const BASE_PATHS = ['/inventory/v1', '/api/v1'] as const;

export const zohoInventoryRoutes = BASE_PATHS.flatMap((base) => [
  route('POST', `${base}/salesorders`, 'create', 'create'),
  route('GET', `${base}/salesorders`, 'list', 'list'),
  route('DELETE', `${base}/salesorders`, 'bulk-delete', 'bulkDelete'),
  route('POST', `${base}/salesorders/calculate`, 'calculate', 'calculate'),
  route('POST', `${base}/salesorders/status/confirmed`, 'bulk-confirm', 'bulkConfirm'),
  route('POST', `${base}/salesorders/status/void`, 'bulk-void', 'bulkVoid'),
  route('GET', `${base}/salesorders/{id}`, 'retrieve', 'retrieve'),
  route('PUT', `${base}/salesorders/{id}`, 'update', 'update'),
  route('DELETE', `${base}/salesorders/{id}`, 'delete', 'delete'),
  route('GET', `${base}/salesorders/{id}/history`, 'history', 'history'),
  route('POST', `${base}/salesorders/{id}/status/confirmed`, 'confirm', 'confirm'),
  route('POST', `${base}/salesorders/{id}/status/void`, 'void', 'void'),
  ...fallbackRoutes('zoho-inventory', base),
]);
