import { fallbackRoutes, routeOf } from '../../../lib/dialects/exchange.ts';

const route = routeOf('stub');
export const BASE = '/stub';

export const stubRoutes = [
  route('POST', `${BASE}/orders`, 'create', 'create'),
  route('GET', `${BASE}/orders/{id}`, 'retrieve', 'retrieve'),
  route('PUT', `${BASE}/orders/{id}`, 'update', 'update'),
  ...fallbackRoutes('stub', BASE),
];
