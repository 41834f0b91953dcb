/** Paths and methods that CRM does not document, and modules that are not ours. */
import type { RefuseRoute } from '../leaves/refuse-route.ts';
import { pathBelow, refuseRoute } from '../leaves/refuse-route.ts';
import { isModule, unknownModule } from './dialect.ts';
import { MODULES } from './modules.ts';
import { BASES, zohoCrmRoutes } from './routes.ts';

/** What stands where modules do in paths of the service, and is none. */
const NO_MODULES = new Set(['settings', 'users', 'org', 'coql', 'actions', 'features', 'bulk']);

const ofRecords = (path: string) => BASES.some((base) => path.startsWith(`${base}/{module}`));
const refuseServed = refuseRoute(zohoCrmRoutes, BASES);
const refuseBeside = refuseRoute(
  zohoCrmRoutes.filter(({ path }) => !ofRecords(path)),
  BASES,
);

/** @throws OrderError method_not_allowed (the path exists) | unknown_reference (no such module) | unknown_route */
export const refusePath: RefuseRoute = (request) => {
  const [, first = ''] = pathBelow(BASES, request.path).split('/');
  const isReadOnly = MODULES.some(({ name, served }) => served === 'read' && name === first);
  if (isReadOnly || NO_MODULES.has(first.toLowerCase())) return refuseBeside(request);
  if (!isModule(first)) throw unknownModule(first);
  return refuseServed(request);
};
