/** Zoho Commerce: orders listed, one read, and its status moved. */
import { fallbackRoutes, routeOf } from '../exchange.ts';

const route = routeOf('zoho-commerce');
export const BASE = '/store/api/v1';

export const zohoCommerceRoutes = [
  route('GET', `${BASE}/salesorders`, 'list', 'list'),
  route('GET', `${BASE}/salesorders/{id}`, 'retrieve', 'retrieve'),
  route('POST', `${BASE}/salesorders/{id}/status/confirmed`, 'confirm', 'confirm'),
  route('POST', `${BASE}/salesorders/{id}/status/void`, 'void', 'void'),
  route('POST', `${BASE}/salesorders/{id}/status/cancelled`, 'void', 'cancel'),
  ...fallbackRoutes('zoho-commerce', BASE),
];
