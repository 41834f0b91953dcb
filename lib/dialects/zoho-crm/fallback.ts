/** Paths and methods that CRM does not document, and modules that are not ours. */
import { OrderError } from '../../domain/order-error.ts';
import type { RefuseRoute } from '../leaves/refuse-route.ts';
import { refuseRoute } from '../leaves/refuse-route.ts';
import { isModule, unknownModule } from './dialect.ts';
import { BASES, zohoCrmRoutes } from './routes.ts';

/** What stands where modules do in paths of the service, and is none. */
const NO_MODULES = new Set(['settings', 'users', 'org', 'coql', 'actions', 'features']);

const refuseServed = refuseRoute(zohoCrmRoutes, BASES);

/** @throws OrderError method_not_allowed (the path exists) | unknown_reference (no such module) | unknown_route */
export const refusePath: RefuseRoute = (request) => {
  const base = BASES.find((each) => request.path.includes(`${each}/`)) ?? '';
  const path = request.path.slice(request.path.indexOf(`${base}/`) + base.length + 1);
  const [first = ''] = path.split('/');
  if (first === 'settings' && isDescribed(path)) return refuseServed(request);
  if (NO_MODULES.has(first.toLowerCase())) throw new OrderError('unknown_route', { path });
  if (!isModule(first)) throw unknownModule(first);
  return refuseServed(request);
};

const isDescribed = (path: string): boolean => /^settings\/(fields|modules)\/?$/.test(path);
