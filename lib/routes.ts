/** Every row of every dialect. Infra, the local gateway, the functions and docs/api.md read this one array. */
import type { Route } from './dialects/exchange.ts';
import { getflyRoutes } from './dialects/getfly/routes.ts';
import { zohoCommerceRoutes } from './dialects/zoho-commerce/routes.ts';
import { zohoCrmRoutes } from './dialects/zoho-crm/routes.ts';
import { zohoInventoryRoutes } from './dialects/zoho-inventory/routes.ts';

export const routes = [...zohoInventoryRoutes, ...zohoCrmRoutes, ...zohoCommerceRoutes, ...getflyRoutes];

export type AppRoute = (typeof routes)[number];

type Keyed = Pick<Route, 'method' | 'path'>;

/** A row of the table as the gateway knows it: bases and versions are variables there, and rows that differ in them are one. */
export type GatewayRoute<Row extends Keyed> = Omit<Row, 'path'> & { path: string };

/** Routes that ask for no credential, since they are where credentials come from; no dialect's. */
export const openRoutes = [
  { method: 'POST', path: '/oauth/v2/token', operation: 'oauth' },
  { method: 'POST', path: '/oauth/v2/token/revoke', operation: 'oauth' },
] as const;

/** "POST /inventory/v1/salesorders": how API Gateway names a route. */
export function routeKey(route: Keyed): string {
  return `${route.method} ${route.path}`;
}

/** How the path of a row ends that catches whatever its dialect does not document. */
export const ANYTHING_BELOW = '/{proxy+}';

/** By dialect, the base paths below which it answers every path. */
export function basePaths(table: readonly Route[]): Map<string, string[]> {
  const caught = table.filter(({ path }) => path.endsWith(ANYTHING_BELOW));
  const byDialect = Map.groupBy(caught, ({ dialect }) => dialect);
  return new Map(
    [...byDialect].map(([dialect, rows]) => {
      const bases = rows.map(({ path }) => path.slice(0, -ANYTHING_BELOW.length));
      return [dialect, [...new Set(bases)]];
    }),
  );
}

/** Products whose paths no other dialect can be confused with; the rest share `{product}`. */
const VERSION = /^\/crm\/v[\d.]+(?=\/)/;
const PRODUCT = /^\/(inventory|books|api)\/v[\d.]+(?=\/)/;

/** Kinds of reference rows are variables too, where no other path could be meant. */
const OF_ITEMS = /(?<=^\/\{product\}\/\{version\})\/(?:contacts|items)\/\{id\}(\/(?:in)?active)$/;
/** Kinds of metadata of CRM, likewise; fields have a path of their own in Inventory too. */
const METADATA = /(?<=^\/crm\/\{version\}\/settings)\/(?:layouts|modules|related_lists)$/;
const SETTINGS = /(?<=^\/\{product\}\/\{version\})\/settings\/(?:taxes|taxgroups|currencies)(?=\/|$)/;

/** Paths that lead elsewhere than the same word does below another base: they keep their own. */
const LIKE_ANOTHERS = /^\/api\/v6(\.1)?\/users$/;

/** What the gateway calls the path of a row. Whatever is caught below a base keeps its product: a stranger's path is none of ours. */
export function gatewayPath(path: string): string {
  if (LIKE_ANOTHERS.test(path)) return path;
  const named = path.replace(VERSION, '/crm/{version}').replace(METADATA, '/{setting}');
  if (named.endsWith(ANYTHING_BELOW)) return named.replace(PRODUCT, '/$1/{version}');
  return named
    .replace(PRODUCT, '/{product}/{version}')
    .replace(OF_ITEMS, '/{rows}/{id}$1')
    .replace(SETTINGS, '/settings/{rows}');
}

/** The routes that the gateway is given: one API holds 300, and each is looked at on every request. @throws TypeError for rows that only a base tells apart */
export function gatewayRoutes<Row extends Route>(table: readonly Row[]): GatewayRoute<Row>[] {
  const rows = table.map((row) => ({ ...row, path: gatewayPath(row.path) }));
  return [...Map.groupBy(rows, routeKey)].map(([key, [first, ...others]]) => {
    if (!first || others.some(({ operation }) => operation !== first.operation))
      throw new TypeError(`${key} would lead to two operations`);
    return first;
  });
}

/** Whatever the gateway is given. */
export const allRoutes = () => [...gatewayRoutes(routes), ...openRoutes];

/** The key of the row that a request is for, from the gateway's key and what its variables hold. */
export function rowKey(gatewayKey: string, variables: Record<string, string | undefined>): string {
  return gatewayKey.replace(
    /\{(product|version|setting|rows)\}/g,
    (_, name: string) => variables[name] ?? '',
  );
}
