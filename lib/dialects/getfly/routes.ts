/** Getfly v6 and v6.1: orders listed, read, made, and changed by code or id; accounts, products and users. Each version has all of it. */
import { fallbackRoutes, routeOf } from '../exchange.ts';

const route = routeOf('getfly');
export const BASES = ['/api/v6', '/api/v6.1'] as const;

export const getflyRoutes = BASES.flatMap((base) => [
  route('GET', `${base}/sale_orders`, 'list', 'list'),
  route('POST', `${base}/sale_orders`, 'create', 'create'),
  route('GET', `${base}/sale_orders/{id}`, 'retrieve', 'retrieveById'),
  route('PUT', `${base}/sale_orders/{id}`, 'update', 'updateById'),
  route('POST', `${base}/sale_order`, 'create', 'create'),
  route('GET', `${base}/sale_order`, 'retrieve', 'retrieve'),
  route('PUT', `${base}/sale_order`, 'update', 'update'),
  route('GET', `${base}/accounts`, 'list-rows', 'listAccounts'),
  route('POST', `${base}/accounts`, 'create-row', 'createAccount'),
  route('GET', `${base}/accounts/{id}`, 'get-row', 'getAccount'),
  route('GET', `${base}/products`, 'list-rows', 'listProducts'),
  route('GET', `${base}/products/{id}`, 'get-row', 'getProduct'),
  route('GET', `${base}/users`, 'list-rows', 'listUsers'),
  ...fallbackRoutes('getfly', base),
]);
