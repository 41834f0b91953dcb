/** Getfly v6.1. Reading an order is not documented there: an addition of ours, in the shape of its update. */
import { fallbackRoutes, routeOf } from '../exchange.ts';

const route = routeOf('getfly');
export const BASE = '/api/v6.1';

export const getflyRoutes = [
  route('PUT', `${BASE}/sale_order`, 'update', 'update'),
  route('GET', `${BASE}/sale_order`, 'retrieve', 'retrieve'),
  ...fallbackRoutes('getfly', BASE),
];
