/** What the exchanges of Inventory read alike. */
import type { Caller } from '../../domain/caller.ts';
import type { ReferenceKind } from '../../domain/reference.ts';
import { isOrderError, OrderError } from '../../domain/order-error.ts';
import { exchangeOf, type Exchange, type WireRequest } from '../exchange.ts';
import { readFormOrJson } from '../leaves/body.ts';
import { inPath } from '../leaves/in-path.ts';
import type { JsonValue } from '../leaves/json.ts';
import { orderIdOf, refuseRoute, type RefuseRoute } from '../leaves/refuse-route.ts';
import { ofOwnOrganization } from '../zoho/access.ts';
import { inBooksWords, isBooks } from './books.ts';
import { zohoInventory } from './dialect.ts';
import { notServed } from './not-served.ts';
import { BASE_PATHS, zohoInventoryRoutes } from './routes.ts';

const ofInventory = exchangeOf(zohoInventory);

type Read<Command, Value> = Exchange<Command, Value>['read'];

/** An exchange of Inventory, which is one of Books below the bases of Books. */
export const exchange = <Command, Value>(read: Read<Command, Value>) =>
  ofInventory<Command, Value>((request, caller) => {
    const reading = read(request, caller);
    if (!isBooks(request.path)) return reading;
    return { ...reading, answer: (outcomes) => inBooksWords(reading.answer(outcomes)) };
  });

/** About reference rows of one kind. */
export const rowExchange = <Command, Value>(kind: ReferenceKind, read: Read<Command, Value>) => ({
  ...exchange(read),
  kind,
});

const refuseServed = refuseRoute(zohoInventoryRoutes, BASE_PATHS);

/** Refuses what no route serves; what the services have, and we do not, by its name. @throws OrderError unknown_route | method_not_allowed */
export const refuse: RefuseRoute = (request) => {
  try {
    return refuseServed(request);
  } catch (error) {
    if (!isOrderError(error, 'unknown_route')) throw error;
    const { path } = error.details;
    throw new OrderError('unknown_route', { path, reason: notServed(path) });
  }
};

/** The fields of a body. */
export type Fields = Record<string, JsonValue>;

/** @throws OrderError malformed_body, unsupported_media_type, organization_mismatch */
export const fieldsOf = (request: WireRequest, caller: Caller): Fields =>
  ofOwnOrganization(readFormOrJson(request), caller);

/** The order that the path names. @throws OrderError unknown_route | method_not_allowed for a word in its place */
export const idOf = (request: WireRequest): string => orderIdOf(request, refuse);

/** The reference row that the path names: ids of rows may hold letters. */
export const rowIdOf = (request: WireRequest): string => inPath(request, 'id');
