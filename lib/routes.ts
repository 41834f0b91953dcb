/** Every row of every dialect. Infra, the local gateway, the functions and docs/api.md read this one array. */
import { getflyRoutes } from './dialects/getfly/routes.ts';
import { zohoCommerceRoutes } from './dialects/zoho-commerce/routes.ts';
import { zohoCrmRoutes } from './dialects/zoho-crm/routes.ts';
import { zohoInventoryRoutes } from './dialects/zoho-inventory/routes.ts';

export const routes = [...zohoInventoryRoutes, ...zohoCrmRoutes, ...zohoCommerceRoutes, ...getflyRoutes];

export type AppRoute = (typeof routes)[number];

/** "POST /inventory/v1/salesorders": how API Gateway names a route. */
export function routeKey(route: { method: string; path: string }): string {
  return `${route.method} ${route.path}`;
}
