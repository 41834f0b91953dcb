/** What the exchanges of Inventory read alike. */
import type { Caller } from '../../domain/caller.ts';
import { exchangeOf, rowExchangeOf, type WireRequest } from '../exchange.ts';
import { readFormOrJson } from '../leaves/body.ts';
import type { JsonValue } from '../leaves/json.ts';
import { orderIdOf, refuseRoute } from '../leaves/refuse-route.ts';
import { ofOwnOrganization } from '../zoho/access.ts';
import { zohoInventory } from './dialect.ts';
import { BASE_PATHS, zohoInventoryRoutes } from './routes.ts';

export const exchange = exchangeOf(zohoInventory);
/** About reference rows of one kind. */
export const rowExchange = rowExchangeOf(zohoInventory);
export const refuse = refuseRoute(zohoInventoryRoutes, BASE_PATHS);

/** The fields of a body. */
export type Fields = Record<string, JsonValue>;

/** @throws OrderError malformed_body, unsupported_media_type, organization_mismatch */
export const fieldsOf = (request: WireRequest, caller: Caller): Fields =>
  ofOwnOrganization(readFormOrJson(request), caller);

/** The order that the path names. @throws OrderError unknown_route | method_not_allowed for a word in its place */
export const idOf = (request: WireRequest): string => orderIdOf(request, refuse);

/** The reference row that the path names: ids of rows may hold letters. */
export const rowIdOf = ({ params }: WireRequest): string => params['id'] ?? '';
